import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webhookEventTypes } from '@hookschema/scalekit';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { validateWebhookEvent } from '@hookschema/scalekit/validators';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventNames } from '../../generator/catalog/event-names.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { compile, fromRoot, PATIENCE } from './compile.js';
import { applyPatch, type Operation } from './json-patch.js';

/** A fixture that its JSON file tells as a JSON Patch (RFC 6902) to the full payload. */
interface Told {
  readonly name: string;
  readonly patch: readonly Operation[];
}

const PACKAGE = fromRoot('generated');

/** Compiles the fixtures' modules themselves, which their declarations would otherwise stand in for. */
const PROJECT = fromRoot('test/types/tsconfig.fixtures.json');

/** The line on which a payload names its event, and nothing else. */
const TYPE_LINE = /^ {2,4}type: "[^"]*",$/gm;

/** Every variant as a literal of its event's type: the emitted modules hold them as changes to the full payload. */
function variantsAsLiterals(): string {
  const lines = webhookEventTypes.flatMap((type) => {
    const name = eventNames(type)?.type ?? '';
    return fixtures[type].variants.map(
      ({ payload }) => `const _: events.${name} = ${JSON.stringify(payload)};`,
    );
  });
  const blocks = lines.map((line) => `{ ${line} }`);
  return `import type * as events from './types.js';\n${blocks.join('\n')}\n`;
}

describe.each(COMPILERS)('TypeScript $version checks each payload against its interface', (compiler) => {
  let copy = '';

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'hookschema-fixtures-'));
    mkdirSync(join(copy, 'fixtures'));
    for (const file of ['package.json', 'types.d.ts', 'fixture-support.js']) {
      cpSync(join(PACKAGE, file), join(copy, file));
    }
    for (const file of readdirSync(join(PACKAGE, 'fixtures')).filter((name) => name.endsWith('.js'))) {
      const text = readFileSync(join(PACKAGE, 'fixtures', file), 'utf8');
      writeFileSync(join(copy, 'fixtures', file), text.replaceAll(TYPE_LINE, '    type: "wrong",'));
    }
    writeFileSync(join(copy, 'variants.ts'), variantsAsLiterals());
    const project = (include: string): string => JSON.stringify({ extends: PROJECT, include: [include] });
    writeFileSync(join(copy, 'tsconfig.json'), project('fixtures/*.js'));
    writeFileSync(join(copy, 'tsconfig.variants.json'), project('variants.ts'));
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('and accepts every example, minimal and full payload', { timeout: PATIENCE }, async () => {
    expect(await compile(compiler, ['-p', PROJECT])).toEqual({ accepted: true, output: '' });
  });

  test('and refuses every one that has a wrong value', { timeout: PATIENCE }, async () => {
    const { accepted, output } = await compile(compiler, ['-p', copy]);
    const payloads = webhookEventTypes.reduce((sum, type) => sum + fixtures[type].examples.length + 2, 0);
    expect(accepted).toBe(false);
    expect(output.match(/error TS2322: Type '"wrong"' is not assignable/g)?.length).toBe(payloads);
  });

  test('and accepts every variant', { timeout: PATIENCE }, async () => {
    const project = join(copy, 'tsconfig.variants.json');
    expect(await compile(compiler, ['-p', project])).toEqual({ accepted: true, output: '' });
  });
});

describe('The fixtures in JSON', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(PACKAGE, 'fixtures', path), 'utf8'));

  test('are there for every event', () => {
    const entries = readdirSync(join(PACKAGE, 'fixtures'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual([...webhookEventTypes]);
  });

  test.each(webhookEventTypes)('equal the typed values, for %s', (type) => {
    const { examples, minimal, full } = fixtures[type];
    expect(examples.map((_example, at) => read(`${type}/example-${at + 1}.json`))).toEqual([...examples]);
    expect(read(`${type}/minimal.json`)).toEqual(minimal);
    expect(read(`${type}/full.json`)).toEqual(full);
  });

  test.each(webhookEventTypes)('are accepted by the emitted validator, for %s', (type) => {
    const folder = readdirSync(join(PACKAGE, 'fixtures', type));
    for (const file of folder.filter((name) => !['variants.json', 'invalid.json'].includes(name))) {
      const payload = read(`${type}/${file}`);
      expect(validateWebhookEvent(payload), file).toEqual({ valid: true, value: payload });
    }
  });

  test.each(webhookEventTypes)('tell the variants of %s as changes to the full payload', (type) => {
    const { full, variants } = fixtures[type];
    const told = read(`${type}/variants.json`) as readonly Told[];
    expect(told.map(({ name, patch }) => ({ name, payload: applyPatch(full, patch) }))).toEqual(
      variants.map(({ name, payload }) => ({ name, payload })),
    );
  });

  test.each(webhookEventTypes)('tell the invalid payloads of %s as changes to the full one', (type) => {
    const { full, invalid } = fixtures[type];
    const told = read(`${type}/invalid.json`) as readonly Told[];
    expect(told.map(({ name }) => name)).toEqual(invalid.map(({ name }) => name));
    for (const [at, { patch, ...rest }] of told.entries()) {
      // "add" puts an item into an array beside the one that is there, where the typed fixture replaces it.
      if (patch.some(({ path }) => /\/\d+$/.test(path))) continue;
      expect({ ...rest, payload: applyPatch(full, patch) }).toEqual(invalid[at]);
    }
  });
});
