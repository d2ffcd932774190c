import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../generator/config/load-config.js';
import { generate } from '../generator/generate.js';
import { parseJson } from '../generator/load/parse-json.js';
import { nodeFileSystem } from '../generator/output/file-system.js';
import { MANIFEST, manifestFor } from '../generator/output/manifest.js';
import { JOURNAL, readOutputFolder, STAGING } from '../generator/output/output-folder.js';
import { type Plan, planOutput } from '../generator/output/plan.js';
import { stageOutput } from '../generator/output/write.js';
import { formatCheck } from '../generator/patterns/formats.js';
import { analyseCoverage } from '../generator/schema/coverage.js';
import { TYPE_RULES } from '../generator/types/type-rules.js';
import {
  CONFIG,
  diagnosticsOf,
  eventSchema,
  GOOD_SCHEMAS,
  generateFrom,
  importValidators,
  schemaFiles,
} from './support/catalogs.js';
import { readTree, type Tree, temporaryFolder, writeTree } from './support/folders.js';

const one = (properties: object, more: object = {}) =>
  generateFrom({ 'a.json': eventSchema('a', { properties, ...more }) });
const validators = async (folder: string) => importValidators(join(folder, 'generated'));

describe('types', () => {
  test.each([
    [
      'a constraint beside a $ref adds nothing to the type',
      { x: { $ref: '#/$defs/S', maximum: 1 } },
      /x\?: S;/,
    ],
    [
      'a constraint in an allOf adds nothing to the type',
      { x: { allOf: [{ type: 'string' }, { minLength: 3 }] } },
      /x\?: string;/,
    ],
    ['a schema without a type is unknown', { x: { minLength: 2 } }, /x\?: unknown;/],
    [
      'a branch without a type makes the union unknown',
      { x: { anyOf: [{ minLength: 2 }, { type: 'null' }] } },
      /x\?: unknown;/,
    ],
    [
      'a tuple that may be shorter may be empty',
      { x: { type: 'array', prefixItems: [{ type: 'string' }], items: false } },
      /x\?: \[string\?\];/,
    ],
    [
      'a required property without a schema is in the type',
      { x: { type: 'object', required: ['y'], properties: { z: true } } },
      /y: unknown;/,
    ],
  ])('%s', async (_name, properties, type) => {
    const { files } = await one(properties, { $defs: { S: { type: 'number' } } });
    expect(files['types.d.ts']).toMatch(type);
  });

  test('minItems of a tuple is in its type, and not in the comment as well', async () => {
    const { files } = await one({ x: { type: 'array', prefixItems: [true], minItems: 1 } });
    expect(files['types.d.ts']).toMatch(/x\?: \[unknown, \.\.\.unknown\[\]\];/);
    expect(files['types.d.ts']).not.toContain('@minItems');
  });

  test('an enumeration of which the type allows a part: a number is no string', () => {
    const rule = TYPE_RULES.find(
      ({ name }) => name === 'of listed values those are left that the schema allows',
    );
    const context = { lookUp: () => undefined, coverageOf: analyseCoverage(() => undefined), open: false };
    expect(rule?.apply({ type: 'string', enum: ['a', 1] }, context)).toStrictEqual({ enum: ['a'] });
  });

  test('a closed schema of several events gives flat interfaces', async () => {
    const schema = {
      type: 'object',
      required: ['type'],
      properties: { type: { enum: ['a', 'b'] } },
      additionalProperties: false,
    };
    const { files } = await generateFrom({ 'a.json': schema });
    expect(files['types.d.ts']).toContain('export interface AEvent {\n  type: "a";\n}');
  });

  test('the fields of the envelope come first when the event is a second branch beside it', async () => {
    const { files } = await generateFrom({
      'envelope.json': {
        type: 'object',
        required: ['id', 'type'],
        properties: { id: { type: 'string' }, type: { type: 'string' } },
      },
      'a.json': {
        allOf: [
          { $ref: 'envelope.json' },
          { required: ['data'], properties: { type: { const: 'a' }, data: {} } },
        ],
      },
    });
    expect(files['types.d.ts']).toMatch(/interface AEvent \{\n {2}id: .*\n {2}type: .*\n {2}data: /);
  });
});

test.each([
  ['two definitions', { A: { $ref: '#/$defs/B' }, B: { $ref: '#/$defs/A' } }],
  ['a union', { A: { anyOf: [{ $ref: '#/$defs/A' }, { type: 'null' }] } }],
])('references that only lead to each other (%s) are a diagnostic, no crash', async (_name, $defs) => {
  const run = one({ x: { $ref: '#/$defs/A' } }, { $defs });
  expect(await diagnosticsOf(run)).toMatchObject([{ severity: 'error', file: 'schemas/a.json' }]);
});

test('an embedded schema is held against its own dialect', async () => {
  const D = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:d',
    type: 'array',
    items: [{ type: 'string' }],
  };
  const { result } = await one({ x: { $ref: '#/$defs/D' } }, { $defs: { D } });
  expect(result.events).toStrictEqual(['a']);
});

describe('validators', () => {
  test('an event type may not take the names of the union', async () => {
    expect(await diagnosticsOf(generateFrom({ 'a.json': eventSchema('webhook') }))).toMatchObject([
      { code: 'HS404' },
    ]);
  });

  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'a property named %s is not looked for in the prototype',
    async (name) => {
      const { folder } = await one({ [name]: { type: 'string' } });
      expect((await validators(folder)).validateWebhookEvent({ type: 'a' })).toMatchObject({ valid: true });
    },
  );

  test('a required property named constructor is missed where it is missing', async () => {
    const { folder } = await one({ constructor: { type: 'string' } }, { required: ['constructor'] });
    expect((await validators(folder)).validateWebhookEvent({ type: 'a' })).toMatchObject({
      errors: [{ path: '/constructor', keyword: 'required' }],
    });
  });

  test.each([['text'], [[]], [{}], [3]])(
    'the guard of an event whose schema forgets type and required refuses %j',
    async (payload) => {
      const { folder } = await generateFrom({ 'a.json': { properties: { type: { const: 'a' } } } });
      expect((await validators(folder)).isAEvent?.(payload)).toBe(false);
    },
  );

  test.each([
    [{ kind: 'card', number: 1 }, '/v/number', 'type'],
    [{ kind: 'card' }, '/v/number', 'required'],
  ])('of several branches the one is meant whose literals fit: %j', async (v, path, keyword) => {
    const branch = (kind: string, field: string) => ({
      type: 'object',
      required: ['kind', field],
      properties: { kind: { const: kind }, [field]: { type: 'string' } },
    });
    const { folder } = await one({
      v: { oneOf: [branch('card', 'number'), branch('bank', 'iban_of_the_account')] },
    });
    expect((await validators(folder)).validateWebhookEvent({ type: 'a', v })).toMatchObject({
      errors: [{ path, keyword }],
    });
  });

  test.each([
    [{ not: { type: 'string' } }, 'x'],
    [{ type: 'array', prefixItems: [true], items: false }, [1, 2]],
    [{ type: 'array', prefixItems: [true], unevaluatedItems: false }, [1, 2]],
  ])('the message for %j is a sentence', async (schema, v) => {
    const { folder } = await one({ v: schema });
    const answer = (await validators(folder)).validateWebhookEvent({ type: 'a', v });
    expect(JSON.stringify(answer)).not.toContain("what its schema's");
  });

  test('one character is no plural', async () => {
    const { folder } = await one({ v: { type: 'string', minLength: 1 } });
    expect((await validators(folder)).validateWebhookEvent({ type: 'a', v: '' })).toMatchObject({
      errors: [{ expected: 'a string of at least 1 character' }],
    });
  });

  test('the emitted schema of one of several events holds the examples of that event alone', async () => {
    const schema = {
      type: 'object',
      required: ['type'],
      properties: { type: { enum: ['a', 'b'] } },
      examples: [{ type: 'a' }, { type: 'b' }],
    };
    const { files } = await generateFrom({ 'x.json': schema });
    expect(JSON.parse(files['schemas/events/a.schema.json'] ?? '{}')).toHaveProperty('examples', [
      { type: 'a' },
    ]);
  });
});

describe('loading', () => {
  test.each([
    ['{', 1, 2, 'unexpected end of input'],
    ['[1', 1, 3, 'unexpected end of input'],
    ['{\n "a": "x\ny" }', 2, 9, ''],
  ])('%j is placed where it ends to be JSON', (text, line, column, message) => {
    const parsed = parseJson({ file: 'a.json', text });
    expect(parsed).toMatchObject({ problem: { line, column, message: expect.stringContaining(message) } });
  });

  test('a byte order mark costs no diagnostic its place', async () => {
    const run = generateFrom({ 'a.json': '\ufeff{ "type": "strng" }' });
    expect(await diagnosticsOf(run)).toMatchObject([{ code: 'HS203', line: 1, column: 11 }]);
  });

  test('a linked folder is followed inside the schema folder, and refused when it leads outside', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...schemaFiles({ 'real/a.json': eventSchema('a') }), 'outside/b.json': '{}' });
    await symlink('../outside', join(folder, 'schemas', 'link'));
    expect(await diagnosticsOf(generate(CONFIG, { cwd: folder }))).toMatchObject([
      { code: 'HS104', file: 'schemas/link' },
    ]);
  });

  test('a long text is no reason to call a file unreadable', async () => {
    const { result } = await one({}, { description: 'x'.repeat(12_000_000) });
    expect(result.events).toStrictEqual(['a']);
  });

  test.each(['note', 'when', 'value'])(
    "%s is somebody's annotation, not a misspelt keyword",
    async (keyword) => {
      const { result } = await one({}, { [keyword]: 'x' });
      expect(result.warnings).toMatchObject([{ code: 'HS202' }]);
    },
  );

  test('a configuration that is no JSON is called so', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'hookschema.config.json': '{' });
    expect(await diagnosticsOf(loadConfig(folder))).toMatchObject([{ code: 'HS603' }]);
  });

  test('a fixture that could not be made is reported at the file as others are', async () => {
    const pattern = eventSchema('a', {
      required: ['x'],
      properties: { x: { type: 'string', pattern: '^(?=a)b$' } },
    });
    const { result } = await generateFrom({ 'a.json': pattern });
    expect(result.warnings).toMatchObject([{ code: 'HS407', file: 'schemas/a.json' }]);
  });

  test.each(['schemas', 'schemas/generated', '.'])(
    'schemas in schemas/ and output in %s do not go together',
    async (out) => {
      const folder = await temporaryFolder();
      await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
      expect(await diagnosticsOf(generate({ ...CONFIG, out }, { cwd: folder }))).toMatchObject([
        { code: expect.stringMatching(/HS503|HS602/) },
      ]);
    },
  );
});

describe('formats', () => {
  test.each(['http://example.com:abc/', 'http://a@b@c/'])('%s is no uri', (text) => {
    expect(formatCheck('uri')?.(text)).toBe(false);
  });
});

const files = (tree: Tree) => Object.entries(tree).map(([path, content]) => ({ path, content }));
const plan = async (folder: string, tree: Tree) =>
  planOutput(files(tree), readOutputFolder(folder, 'out'), { label: 'out' });
const write = async (folder: string, tree: Tree) => {
  const planned = await plan(folder, tree);
  expect(planned.diagnostics).toStrictEqual([]);
  carryOut(folder, planned);
};
const carryOut = (folder: string, planned: Plan): void =>
  stageOutput({ folder, label: 'out', system: nodeFileSystem }, planned).commit();
/** Leaves a folder as a run leaves it that is cut short. */
async function interrupt(folder: string, renamed: Tree, all: Tree): Promise<void> {
  const manifest = manifestFor(files(all));
  await writeTree(folder, renamed);
  await writeTree(folder, { [JOURNAL]: manifestFor([...files(all), manifest]).content });
}

describe('output', () => {
  test('a folder in the place of a file is reported before anything is written', async () => {
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    await rm(join(folder, 'generated', 'types.d.ts'));
    await mkdir(join(folder, 'generated', 'types.d.ts'));
    await writeTree(folder, schemaFiles({ 'b.json': eventSchema('b') }));
    const before = await readTree(folder);
    expect(await diagnosticsOf(generate(CONFIG, { cwd: folder }))).toMatchObject([
      { code: 'HS503', file: 'generated/types.d.ts' },
    ]);
    expect(await readTree(folder)).toStrictEqual(before);
  });

  test('two runs that are cut short one after the other leave nothing that is not ours', async () => {
    const folder = await temporaryFolder();
    await write(folder, { a: '1', b: '1' });
    await interrupt(folder, { a: '2' }, { a: '2', b: '2' });
    // The second run finds a as it wants it: its journal does not name it. A folder in the place of b stops it.
    const second = await plan(folder, { a: '2', b: '3' });
    await rm(join(folder, 'b'));
    await mkdir(join(folder, 'b'));
    expect(() => carryOut(folder, second)).toThrow('HS505');
    await rm(join(folder, 'b'), { recursive: true });
    expect((await plan(folder, { a: '4', b: '4' })).diagnostics).toStrictEqual([]);
  });

  test('a run that fails while it prepares keeps the journal of the one before', async () => {
    const folder = await temporaryFolder();
    await write(folder, { a: '1' });
    await interrupt(folder, { a: '2' }, { a: '2' });
    const refused = {
      ...(await plan(folder, { a: '3' })),
      changes: [{ kind: 'create', path: 'x\0', after: '' } as const],
    };
    expect(() => carryOut(folder, refused)).toThrow('HS505');
    expect((await plan(folder, { a: '3' })).diagnostics).toStrictEqual([]);
  });

  test('what an interrupted run has prepared is cleared away though nothing is left to write', async () => {
    const folder = await temporaryFolder();
    await write(folder, { a: '1' });
    await interrupt(folder, {}, { a: '1' });
    await write(folder, { a: '1' });
    expect(Object.keys(await readTree(folder)).filter((path) => path.startsWith(STAGING))).toStrictEqual([]);
  });

  test('one file differs, two differ', async () => {
    const { main } = await import('../generator/cli/main.js');
    const { fakeTerminal } = await import('./support/fake-terminal.js');
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    await writeFile(join(folder, 'generated', MANIFEST), '');
    const terminal = fakeTerminal(folder);
    await main(
      ['generate', '--check', '--schemas', 'schemas', '--out', 'generated', '--name', '@acme/events'],
      terminal,
    );
    expect(terminal.stderr).toContain('1 file differs\n');
  });
});
