import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BUILT_IN } from '../../generator/emit/built-in.js';
import type { Emitter } from '../../generator/emit/emitter.js';
import { generate } from '../../generator/index.js';
import { escapeHidden, hasHidden, withoutHidden } from '../../generator/text/hidden.js';
import { regExpLiteral } from '../../generator/text/safe-text.js';
import { importValidators } from '../support/catalogs.js';
import { temporaryFolder, writeTree } from '../support/folders.js';

/** A character that hides, one for each reason. */
const HIDDEN: readonly (readonly [name: string, text: string])[] = [
  ['NUL', '\u0000'],
  ['escape', '\u001b'],
  ['delete', '\u007f'],
  ['next line', '\u0085'],
  ['control sequence introducer', '\u009b'],
  ['soft hyphen', '\u00ad'],
  ['zero width space', '\u200b'],
  ['zero width joiner', '\u200d'],
  ['right-to-left override', '\u202e'],
  ['isolate', '\u2066'],
  ['line separator', '\u2028'],
  ['byte order mark', '\ufeff'],
  ['hangul filler, a letter', '\u3164'],
  ['variation selector without a symbol', 'a\ufe0f'],
  ['variation selector of a byte', '\u{e0101}'],
  ['tag character', '\u{e0041}'],
];

describe.each(HIDDEN)('%s', (_name, text) => {
  test('is escaped in code and JSON, where the value stays', () => {
    const json = escapeHidden(JSON.stringify({ [text]: text }));
    expect(json).toMatch(/^[ -~]*$/);
    expect(JSON.parse(json)).toStrictEqual({ [text]: text });
  });

  test('is a blank in prose', () => {
    expect(withoutHidden(`a${text}b`)).toMatch(/^[ab ]+$/);
  });

  test.each(['u', 'v', ''])('matches itself in a regular expression with the flags "%s"', (flags) => {
    const literal = regExpLiteral(new RegExp(`^${text}$`, flags));
    expect(literal).toMatch(/^[ -~]*$/);
    expect(new Function(`return ${literal}`)().test(text)).toBe(true);
  });
});

test.each(['letters ä 漢 🙂', 'a symbol ❤️ with its selector', 'a line\nand\ta tab'])(
  '%j hides nothing',
  (text) => {
    expect(hasHidden(text)).toBe(false);
    expect(escapeHidden(text)).toBe(text);
  },
);

test('A backslash before a hidden character does not join its escape', () => {
  // biome-ignore lint/complexity/useRegexLiterals: the character is escaped with a backslash
  const literal = regExpLiteral(new RegExp('^\\\u200d\\\\\u200d$'));
  expect(literal).toBe('/^\\u200d\\\\\\u200d$/');
});

describe('What is emitted has no hidden character anywhere', () => {
  const all = HIDDEN.map(([, text]) => text).join('');
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const pattern = `^[${all}]+$`;
    const value = { title: all, description: all, type: 'string', pattern, examples: [all] };
    await writeTree(folder, {
      'schemas/a.json': JSON.stringify({
        type: 'object',
        description: all,
        properties: { type: { const: `a${all}` }, [all]: value, one: { enum: [all, 'b'] } },
        required: ['type', all, 'one'],
        patternProperties: { [`^x${all}`]: value },
        examples: [{ type: `a${all}`, [all]: all, one: all }],
      }),
    });
    const own: Emitter = {
      name: 'own',
      emit: () => [{ path: 'own.json', content: JSON.stringify(all) }],
    };
    const emitters = [...BUILT_IN.map(({ name }) => name), own];
    const info = { name: 'hidden', description: all };
    await generate(
      {
        catalogs: [
          { schemas: 'schemas', out: 'package', package: info, emitters },
          { schemas: 'schemas', out: 'source', target: 'source' },
        ],
      },
      { cwd: folder },
    );
  });

  test.each(['package', 'source'])('in the target %s', async (target) => {
    const files = await readdir(join(folder, target), { recursive: true, withFileTypes: true });
    const names = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) {
      expect(hasHidden(name), name).toBe(false);
      expect(hasHidden(await readFile(name, 'utf8')), name).toBe(false);
    }
  });

  test('and means the same', async () => {
    const { validateWebhookEvent } = await importValidators(join(folder, 'package'));
    const event = { type: `a${all}`, [all]: all, one: all };
    expect(validateWebhookEvent(event)).toMatchObject({ valid: true });
    expect(validateWebhookEvent({ ...event, one: 'c' })).toMatchObject({ valid: false });
    expect(validateWebhookEvent({ ...event, [all]: 'c' })).toMatchObject({ valid: false });
  });
});
