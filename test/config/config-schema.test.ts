import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../generator/config/check-config.js';
import { EMITTERS } from '../../generator/emit/emitters.js';
import { patternClassifier } from '../../generator/patterns/backtracking.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { generateOne } from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

const SCHEMA = join(REPOSITORY, 'config.schema.json');
const GOOD = { schemas: 'schemas', out: 'generated' };

/**
 * The compiler's errors when the types of `config.ts` and the types from its JSON Schema are assigned to each other.
 */
const COMPARISON = `import type { CatalogConfig, CatalogsConfig, ShippedCatalog, TypesConfig, PackageConfig } from ${JSON.stringify(join(REPOSITORY, 'generator/config/config.js'))};
import type { BuiltInEmitter } from ${JSON.stringify(join(REPOSITORY, 'generator/emit/built-in.js'))};
import type * as Made from './types.js';

type Plain<T> = T extends readonly (infer I)[] ? Plain<I>[] : T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;
type Within<A, B> = [Plain<Required<A>>] extends [Plain<Required<B>>] ? true : false;
type Same<A, B> = Within<A, B> extends true ? (Within<B, A> extends true ? true : ['too wide', B]) : ['too narrow', A];
type SameKeys<A, B> = [keyof A] extends [keyof B] ? ([keyof B] extends [keyof A] ? true : Exclude<keyof B, keyof A>) : Exclude<keyof A, keyof B>;
// No JSON Schema can describe a custom emitter.
type Describable<T> = Omit<T, 'emitters'>;

export const checks: readonly true[] = [
  true satisfies Same<Describable<CatalogConfig>, Describable<Made.CatalogConfig>>,
  true satisfies SameKeys<CatalogConfig, Made.CatalogConfig>,
  true satisfies SameKeys<CatalogsConfig, Made.CatalogsConfig>,
  true satisfies Same<Describable<CatalogsConfig['catalogs'][number]>, Describable<Made.CatalogsConfig['catalogs'][number]>>,
  true satisfies Same<ShippedCatalog, Made.ShippedCatalog>,
  true satisfies SameKeys<ShippedCatalog, Made.ShippedCatalog>,
  true satisfies Same<TypesConfig, Made.TypesConfig>,
  true satisfies Same<PackageConfig, Made.PackageConfig>,
  true satisfies Same<{ name: BuiltInEmitter }, { name: Made.BuiltInEmitter }>,
];
`;

/**
 * The types that hookschema itself generates from the configuration's schema, as components of an event that it needs.
 */
async function madeTypes(text: string): Promise<string> {
  // Without minItems, which would turn lists into tuples.
  const schema = JSON.stringify(JSON.parse(text), (key, value) => (key === 'minItems' ? undefined : value));
  const folder = await temporaryFolder();
  await writeTree(folder, {
    'schemas/config.json': schema,
    'schemas/event.json': JSON.stringify({
      type: 'object',
      required: ['type'],
      properties: {
        type: { const: 'config' },
        one: { $ref: 'config.json#/definitions/CatalogsConfig' },
        shipped: { $ref: 'config.json#/definitions/ShippedCatalog' },
      },
    }),
    'comparison.ts': '',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2023',
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: true,
        allowJs: true,
        noEmit: true,
        types: ['node'],
        typeRoots: [join(REPOSITORY, 'node_modules/@types')],
      },
      files: ['out/comparison.ts'],
    }),
  });
  const config = { schemas: 'schemas', out: 'out', types: { readonly: true } };
  await generateOne(config, { cwd: folder });
  await writeTree(folder, { 'out/comparison.ts': COMPARISON });
  return folder;
}

describe('config.schema.json', () => {
  test('gives the types that config.ts declares', { timeout: PATIENCE }, async () => {
    const folder = await madeTypes(await readFile(SCHEMA, 'utf8'));
    const [compiler = { script: '' }] = COMPILERS.slice(-1);
    expect(await compile(compiler, ['-p', folder])).toEqual({ accepted: true, output: '' });
  });

  test('gives other types when it is changed', { timeout: PATIENCE }, async () => {
    const text = await readFile(SCHEMA, 'utf8');
    const folder = await madeTypes(text.replace('"enum": ["package", "source"]', '"enum": ["package"]'));
    const [compiler = { script: '' }] = COMPILERS.slice(-1);
    expect(await compile(compiler, ['-p', folder])).toMatchObject({ accepted: false });
  });

  test('lists the built-in emitters', async () => {
    const { definitions } = JSON.parse(await readFile(SCHEMA, 'utf8'));
    expect(definitions.BuiltInEmitter.enum).toStrictEqual(EMITTERS.map(({ name }) => name));
  });

  test.each(['CatalogConfig', 'TypesConfig', 'PackageConfig'])(
    'has no option of %s that docs/CONFIG.md does not have',
    async (name) => {
      const { definitions } = JSON.parse(await readFile(SCHEMA, 'utf8'));
      const page = await readFile(join(REPOSITORY, 'docs/CONFIG.md'), 'utf8');
      const options = Object.keys(definitions[name].properties).filter((option) => option !== '$schema');
      expect(options.length).toBeGreaterThan(3);
      expect(options.filter((option) => !page.includes(`\`${option}\``))).toStrictEqual([]);
    },
  );

  test('lists no emitter that docs/CONFIG.md does not have', async () => {
    const page = await readFile(join(REPOSITORY, 'docs/CONFIG.md'), 'utf8');
    const unknown = EMITTERS.filter(({ name }) => !page.includes(`\`${name}\``));
    expect(unknown.map(({ name }) => name)).toStrictEqual([]);
  });

  test('is exported by the package, for editors', async () => {
    const manifest = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
    expect(manifest.exports['./config.schema.json']).toBe('./config.schema.json');
    expect(manifest.files).toContain('config.schema.json');
  });

  test.each<[string, object]>([
    ['$schema', { $schema: './node_modules/hookschema/config.schema.json', ...GOOD }],
    ['globs', { out: 'o', schemas: ['a/**/*.json', '!a/b/**'], root: 'a' }],
    ['the catalog of a package', { out: 'o', from: 'hookschema/catalogs/scalekit', include: ['user.*'] }],
    ['sources', { ...GOOD, target: 'source', importExtension: '.ts' }],
    ['emitters', { ...GOOD, emitters: ['types', { name: 'own', emit: () => [] }] }],
  ])('accepts %s', async (_name, config) => {
    expect(await checkConfig(config)).toStrictEqual([]);
  });

  test.each<[string, object, string, RegExp, RegExp]>([
    ['no source', { out: 'o' }, '/schemas', /must be given/, /from/],
    [
      'strict and lenient',
      { ...GOOD, strict: true, unknownKeywords: 'ignore' },
      '/unknownKeywords',
      /exclude/,
      /remove one/,
    ],
    ['two sources', { ...GOOD, from: 'a/b' }, '/from', /exclude each other/, /keep one/],
    [
      'an unknown target',
      { ...GOOD, target: 'sourc' },
      '/target',
      /"package" or "source"/,
      /did you mean "source"/,
    ],
    [
      'an extension for a package',
      { ...GOOD, importExtension: '.js' },
      '/importExtension',
      /target "source"/,
      /./,
    ],
    ['a manifest for sources', { ...GOOD, target: 'source', package: {} }, '/package', /no manifest/, /./],
    ['a root for a package', { out: 'o', from: 'a', root: 'b' }, '/root', /has its own/, /./],
    [
      'a misspelled emitter',
      { ...GOOD, emitters: ['typez'] },
      '/emitters/0',
      /built-in/,
      /did you mean "types"/,
    ],
    ['an emitter without emit', { ...GOOD, emitters: [{ name: 'x' }] }, '/emitters/0/emit', /given/, /./],
    ['a number as pattern', { ...GOOD, include: [1] }, '/include/0', /event type or a pattern/, /./],
    ['an empty include', { ...GOOD, include: [] }, '/include', /list of event types/, /./],
  ])('rejects %s', async (_name, config, pointer, message, hint) => {
    const found = await checkConfig(config);
    expect(found).toMatchObject([
      { code: 'HS602', pointer, message: expect.stringMatching(message), hint: expect.stringMatching(hint) },
    ]);
  });

  test('points into a configuration in JSON, at keys and at values', async () => {
    const text =
      '{\n  "schemas": "s",\n  "out": "o",\n  "targett": "source",\n  "package": {\n    "name": "A"\n  }\n}';
    const found = await checkConfig(JSON.parse(text), { file: 'hookschema.config.json', text });
    expect(found.map(({ pointer, line, column }) => [pointer, line, column])).toStrictEqual([
      ['/targett', 4, 3],
      ['/package/name', 6, 13],
    ]);
  });

  test('points at the catalog that has the error', async () => {
    const found = await checkConfig({ catalogs: [GOOD, { out: 'o', importExtension: '' }] });
    expect(found.map(({ pointer }) => pointer)).toStrictEqual([
      '/catalogs/1/schemas',
      '/catalogs/1/importExtension',
    ]);
  });
});

test('config.schema.json is itself valid: when it is used, nothing checks that', async () => {
  const ajv = new Ajv({ strict: false });
  expect(ajv.validateSchema(JSON.parse(await readFile(join(REPOSITORY, 'config.schema.json'), 'utf8')))).toBe(
    true,
  );
});

test('the patterns of config.schema.json take no text an exponential time: nothing stops them', async () => {
  const patterns = patternsIn(JSON.parse(await readFile(SCHEMA, 'utf8')));
  expect(patterns.length).toBeGreaterThan(5);
  const classify = patternClassifier();
  for (const pattern of patterns) expect(['linear', 'polynomial'], pattern).toContain(classify(pattern));
});

function patternsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'pattern' && typeof inner === 'string' ? [inner] : patternsIn(inner),
  );
}
