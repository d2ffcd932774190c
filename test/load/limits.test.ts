import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BRANCH_LIMIT,
  CHAIN_LIMIT,
  KEYWORD_LIMIT,
  STRUCTURED_VALUES_LIMIT,
} from '../../generator/catalog/draft/check-sizes.js';
import { withinLimits } from '../../generator/diagnostics/exhausted.js';
import type { Diagnostic } from '../../generator/diagnostics/index.js';
import { generate } from '../../generator/generate.js';
import { parseJson } from '../../generator/load/parse-json.js';
import { parseYaml } from '../../generator/load/parse-yaml.js';
import { readSchemas } from '../../generator/load/read-schemas.js';
import { LOCATED_LIMIT, placeOf } from '../../generator/load/source-text.js';
import { FILE_LIMIT, FOLDER_LIMIT, MEMBERS_LIMIT, VALUES_LIMIT } from '../../generator/load/too-large.js';
import { MOST_LEVELS } from '../../generator/samples/shared-samples.js';
import { CONFIG, diagnosticsOf, eventSchema, generateFrom } from '../support/catalogs.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { diagnosticsIn } from '../support/schema-diagnostics.js';
import { times } from '../support/times.js';

const keyed = (count: number, make: (at: number) => unknown): object =>
  Object.fromEntries(times(count, (at) => [`p${at}`, make(at)]));

/** The diagnostics about an event whose property `x` has a schema. */
async function found(x: unknown, more: object = {}): Promise<readonly Diagnostic[]> {
  return diagnosticsOf(generateFrom({ 'a.json': eventSchema('a', { properties: { x }, ...more }) }));
}

/** Definitions of which each refers to the next. */
const chain = (length: number, link: (next: object) => object): object => ({
  properties: { x: { $ref: '#/$defs/p0' } },
  $defs: keyed(length, (at) => (at === length - 1 ? {} : link({ $ref: `#/$defs/p${at + 1}` }))),
});

describe('files', () => {
  test('a file with more bytes than the limit is not read', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'schemas/a.json': '{}' });
    await writeFile(join(folder, 'schemas/large.json'), ' '.repeat(FILE_LIMIT + 1));
    const { broken, diagnostics } = await readSchemas({ folder: join(folder, 'schemas'), label: 'schemas' });
    expect(broken).toStrictEqual(['large.json']);
    expect(diagnostics).toMatchObject([{ code: 'HS109', file: 'schemas/large.json' }]);
  });

  test.each([
    ['members of an array', `{ "enum": [0${', 0'.repeat(MEMBERS_LIMIT)}] }`, '/enum'],
    ['members of an object', `{ "a": {${times(MEMBERS_LIMIT + 1, (at) => `"${at}":0`).join()}} }`, '/a'],
    ['values', `[${`[${'0,'.repeat(90_000)}0],`.repeat(VALUES_LIMIT / 90_000 + 1)}0]`, undefined],
  ])('a JSON file with too many %s is rejected', (_what, text, pointer) => {
    const expected = { code: 'HS109', file: 'a.json', ...(pointer && { pointer }) };
    expect(parseJson({ file: 'a.json', text })).toMatchObject({ problem: expected });
  });

  test('files that are too large together are rejected', async () => {
    const folder = await temporaryFolder();
    const text = JSON.stringify({ description: 'x'.repeat(FILE_LIMIT - 100) });
    for (const name of 'abcde') await writeFile(join(folder, `${name}.json`), text);
    const { documents, diagnostics } = await readSchemas({ folder, label: 'schemas' });
    expect(documents).toStrictEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'HS109', file: 'schemas' }]);
    expect(text.length * 5).toBeGreaterThan(FOLDER_LIMIT);
  }, 300_000);

  test('a place in a very long text has a pointer, and no line', () => {
    const source = { file: 'a.json', text: `{"a": 1${' '.repeat(LOCATED_LIMIT)}}` };
    expect(placeOf(source, '/a')).toStrictEqual({ file: 'a.json', pointer: '/a' });
    expect(placeOf({ ...source, text: '{"a": 1}' }, '/a')).toMatchObject({ line: 1, column: 7 });
  });

  test('a YAML file with too many members is rejected', async () => {
    const text = `enum: [0${', 0'.repeat(MEMBERS_LIMIT)}]\n`;
    const parsed = await parseYaml({ file: 'a.yaml', text });
    expect(parsed).toMatchObject({ problem: { code: 'HS109', pointer: '/enum', line: 1 } });
  });
});

describe('keywords', () => {
  test.each([
    ['properties', { properties: keyed(KEYWORD_LIMIT + 1, () => true) }],
    ['required', { required: times(KEYWORD_LIMIT + 1, (at) => `p${at}`) }],
    ['prefixItems', { prefixItems: times(KEYWORD_LIMIT + 1, () => true) }],
    ['dependentRequired', { dependentRequired: keyed(KEYWORD_LIMIT + 1, () => ['a']) }],
    ['anyOf', { anyOf: times(BRANCH_LIMIT + 1, (at) => ({ const: at })) }],
    ['allOf', { allOf: times(BRANCH_LIMIT + 1, () => true) }],
    ['enum', { enum: times(STRUCTURED_VALUES_LIMIT + 1, (at) => [at]) }],
  ])('%s with too many members is rejected at its place', async (keyword, schema) => {
    expect(await found(schema)).toMatchObject([{ code: 'HS227', pointer: `/properties/x/${keyword}` }]);
  });

  test('the root of a file may list more events than a choice may have branches', () => {
    const oneOf = times(BRANCH_LIMIT + 1, (at) => ({ $ref: `#/$defs/p${at}` }));
    const $defs = keyed(BRANCH_LIMIT + 1, (at) => eventSchema(`e${at}`));
    expect(diagnosticsIn({ 'all.json': { oneOf, $defs } })).toStrictEqual([]);
  });
});

describe('references', () => {
  const LINKS: Readonly<Record<string, (next: object) => object>> = {
    references: (next) => next,
    objects: (next) => ({ type: 'object', properties: { next } }),
    'required objects': (next) => ({ type: 'object', required: ['next'], properties: { next } }),
    'parts of allOf': (next) => ({ type: 'object', allOf: [next] }),
    choices: (next) => ({ anyOf: [{ type: 'string', maxLength: 1 }, next] }),
    negations: (next) => ({ not: next }),
  };

  test.each(Object.keys(LINKS))(
    'a chain of %s as long as the limit is generated',
    async (name) => {
      const schema = eventSchema('a', chain(CHAIN_LIMIT, LINKS[name] ?? ((next) => next)) as never);
      expect((await generateFrom({ 'a.json': schema })).result.events).toStrictEqual(['a']);
    },
    120_000,
  );

  test('a longer chain is rejected where it starts', async () => {
    const schema = eventSchema(
      'a',
      chain(CHAIN_LIMIT + 2, (next) => ({ type: 'array', items: next })) as never,
    );
    expect(await diagnosticsOf(generateFrom({ 'a.json': schema }))).toMatchObject([
      { code: 'HS227', file: 'schemas/a.json', pointer: '/$defs/p0' },
    ]);
  });

  test.each(['allOf', 'anyOf', 'oneOf'])(
    '%s that doubles the work with every step is rejected',
    (keyword) => {
      const schema = chain(40, (next) => ({ [keyword]: [next, { ...next, minLength: 1 }] }));
      const found = diagnosticsIn({ 'a.json': eventSchema('a', schema as never) });
      expect(found.map(({ code }) => code)).toContain('HS227');
    },
  );

  test('a circle of 500 objects is generated', async () => {
    const $defs = keyed(500, (at) => ({
      type: 'object',
      properties: { next: { $ref: `#/$defs/p${(at + 1) % 500}` } },
    }));
    const schema = eventSchema('a', { properties: { x: { $ref: '#/$defs/p0' } }, $defs });
    expect((await generateFrom({ 'a.json': schema })).result.events).toStrictEqual(['a']);
  }, 300_000);
});

describe('payloads', () => {
  test('an enumeration with more values than variants are checked is generated, with a warning', async () => {
    const schemas = {
      'a.json': eventSchema('a', {
        required: ['x'],
        properties: { x: { enum: times(12_000, (at) => `v${at}`) } },
      }),
    };
    const { result, files } = await generateFrom(schemas, { fixtures: { variants: 12_000, json: true } });
    expect(result.warnings).toMatchObject([{ code: 'HS411', file: 'schemas/a.json' }]);
    const { length } = JSON.parse(files['fixtures/a/variants.json'] ?? '[]');
    expect(length).toBeGreaterThan(1_000);
    expect(length).toBeLessThan(12_000);
  }, 300_000);

  test('a payload that needs more levels than are tried is not made, with a warning', async () => {
    const schema = eventSchema('a', {
      required: ['x'],
      ...chain(MOST_LEVELS + 10, (next) => ({ type: 'object', required: ['next'], properties: { next } })),
    });
    const { result } = await generateFrom({ 'a.json': schema });
    expect(result.warnings).toMatchObject([{ code: 'HS407', file: 'schemas/a.json' }]);
  }, 300_000);
});

describe('a stage that runs out of stack', () => {
  const overflow = (): number => overflow() + 1;

  test('names the largest file', async () => {
    const run = withinLimits('verify', () => ({ file: 'schemas/large.json', pointer: '' }), overflow);
    expect(await diagnosticsOf(run)).toMatchObject([
      { code: 'HS227', file: 'schemas/large.json', message: expect.stringContaining('"verify"') },
    ]);
  });

  test('does not hide other errors', async () => {
    const bug = new TypeError('a bug');
    await expect(
      withinLimits(
        'verify',
        () => ({}),
        () => Promise.reject(bug),
      ),
    ).rejects.toBe(bug);
  });
});

test('what is rejected for its size leaves the output unchanged', async () => {
  const folder = await temporaryFolder();
  const text = JSON.stringify(eventSchema('a', { required: times(KEYWORD_LIMIT + 1, (at) => `p${at}`) }));
  await writeTree(folder, { 'schemas/a.json': text, 'generated/keep.txt': 'mine' });
  expect(await diagnosticsOf(generate(CONFIG, { cwd: folder }))).toMatchObject([{ code: 'HS227' }]);
});
