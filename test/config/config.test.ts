import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../generator/config/check-config.js';
import type { CatalogConfig } from '../../generator/config/config.js';
import { CONFIG_FILES, loadConfig } from '../../generator/config/load-config.js';
import { type ResolvedCatalog, resolveConfig } from '../../generator/config/resolve-config.js';
import { diagnosticsOf } from '../support/catalogs.js';
import { diagnosticLike } from '../support/diagnostic-like.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

const GOOD = { schemas: 'schemas', out: 'generated' };

const withPackage = (more: object): object => ({ ...GOOD, package: more });

describe('checkConfig accepts', () => {
  test.each<[string, object]>([
    ['the folders alone', GOOD],
    ['a nested discriminator', { ...GOOD, discriminator: '/event/name' }],
    ['a discriminator with escapes', { ...GOOD, discriminator: '/a~1b' }],
    ['a header', { ...GOOD, discriminator: { header: 'X-Event' } }],
    [
      'a header and a property',
      { ...GOOD, discriminator: { header: 'x', property: '/a/b', separator: ':' } },
    ],
    ['CloudEvents', { ...GOOD, discriminator: { envelope: 'cloudevents' } }],
    ['an envelope', { ...GOOD, discriminator: { envelope: 'e.json', property: '/a/b', data: '/c' } }],
    ['a pattern of places', { ...GOOD, events: '{type}.json' }],
    ['patterns of places', { ...GOOD, events: ['{header}/*.json', 'x.json#/$defs/{type}'] }],
    ['places by event type', { ...GOOD, events: { 'a.b': 'a/b.json' } }],
    ['a URN as schemaId', { ...GOOD, schemaId: 'urn:acme:events' }],
    ['a URL as schemaId', { ...GOOD, schemaId: 'https://acme.example/events' }],
    ['an option that is undefined', { ...GOOD, discriminator: undefined }],
    ['a scoped name', withPackage({ name: '@acme/events' })],
    ['a version with a pre-release', withPackage({ version: '1.2.3-beta.1+build.5' })],
    [
      'every option of package',
      withPackage({
        name: 'events',
        version: '0.0.1',
        description: 'd',
        keywords: ['a', 'b'],
        license: 'MIT',
        licenseFile: 'LICENSE',
        author: 'A',
        homepage: 'https://a.example',
        repository: 'git+https://a.example/a.git',
      }),
    ],
  ])('%s', async (_name, config) => {
    expect(await checkConfig(config)).toStrictEqual([]);
  });
});

describe('checkConfig rejects', () => {
  test.each<[string, unknown, string]>([
    ['no folder of schemas', { out: 'o' }, '/schemas'],
    ['no output folder', { schemas: 's' }, '/out'],
    ['an empty text as schemas', { ...GOOD, schemas: '' }, '/schemas'],
    ['a number as schemas', { ...GOOD, schemas: 1 }, '/schemas'],
    ['an empty list of globs', { ...GOOD, schemas: [] }, '/schemas'],
    ['an empty glob', { ...GOOD, schemas: ['a', ''] }, '/schemas/1'],
    ['a glob of 5,000 characters', { ...GOOD, schemas: ['x'.repeat(5_000)] }, '/schemas/0'],
    ['a folder of 5,000 characters', { ...GOOD, schemas: 'x'.repeat(5_000) }, '/schemas'],
    ['an empty text as out', { ...GOOD, out: '' }, '/out'],
    ['a number as out', { ...GOOD, out: 1 }, '/out'],
    ['a header with a space', { ...GOOD, discriminator: { header: 'x y' } }, '/discriminator/header'],
    ['an empty header', { ...GOOD, discriminator: { header: '' } }, '/discriminator/header'],
    [
      'an envelope with a bad pointer',
      { ...GOOD, discriminator: { envelope: 'cloudevents', data: 'data' } },
      '/discriminator/data',
    ],
    ['a place that is not a text', { ...GOOD, events: { 'a.b': 1 } }, '/events/a.b'],
    ['a pattern that is not a text', { ...GOOD, events: ['{type}.json', 1] }, '/events/1'],
    ['a discriminator without a slash', { ...GOOD, discriminator: 'type' }, '/discriminator'],
    ['a discriminator that is the whole payload', { ...GOOD, discriminator: '' }, '/discriminator'],
    ['a discriminator with a bad escape', { ...GOOD, discriminator: '/a~2' }, '/discriminator'],
    ['a schemaId that is not a URI', { ...GOOD, schemaId: 'events' }, '/schemaId'],
    ['a schemaId with a fragment', { ...GOOD, schemaId: 'https://a.example/#x' }, '/schemaId'],
    ['a schemaId that would end a comment', { ...GOOD, schemaId: 'urn:a*/ b' }, '/schemaId'],
    ['a package that is a name', { ...GOOD, package: '@acme/events' }, '/package'],
    ['a package that is null', { ...GOOD, package: null }, '/package'],
    ['a name in capitals', withPackage({ name: 'Events' }), '/package/name'],
    ['a name with a space', withPackage({ name: 'my events' }), '/package/name'],
    ['a name that is too long', withPackage({ name: 'a'.repeat(215) }), '/package/name'],
    ['a name that is a path', withPackage({ name: '../events' }), '/package/name'],
    ['a version of two parts', withPackage({ version: '1.2' }), '/package/version'],
    ['a version with leading zeros', withPackage({ version: '01.2.3' }), '/package/version'],
    ['a version that is a number', withPackage({ version: 1 }), '/package/version'],
    ['an empty description', withPackage({ description: '' }), '/package/description'],
    ['keywords in one string', withPackage({ keywords: 'a, b' }), '/package/keywords'],
    ['a keyword that is a number', withPackage({ keywords: ['a', 1] }), '/package/keywords/1'],
    ['an empty license', withPackage({ license: '' }), '/package/license'],
    ['a licenseFile that is true', withPackage({ licenseFile: true }), '/package/licenseFile'],
    ['an author that is an object', withPackage({ author: { name: 'A' } }), '/package/author'],
    ['a homepage that is null', withPackage({ homepage: null }), '/package/homepage'],
    ['a repository without a URL', withPackage({ repository: { type: 'git' } }), '/package/repository/url'],
  ])('%s', async (_name, config, pointer) => {
    expect(await checkConfig(config, { file: 'hookschema.config.json' })).toMatchObject([
      {
        code: 'HS602',
        pointer,
        file: 'hookschema.config.json',
        message: expect.stringContaining(`${pointer} must be`),
      },
    ]);
  });

  test.each([undefined, null, 'schemas', [], 1])('%j, which is not a configuration', async (config) => {
    expect(await checkConfig(config)).toMatchObject([
      { code: 'HS602', message: 'the configuration must be an object' },
    ]);
  });

  test.each<[object, string, string]>([
    [{ ...GOOD, discriminater: '/type' }, '/discriminater', 'did you mean "discriminator"?'],
    [{ ...GOOD, schema: 's' }, '/schema', 'did you mean "schemas"?'],
    [{ ...GOOD, plugins: [] }, '/plugins', 'use one of schemas, root, from, include, exclude, out, target'],
    [{ ...GOOD, constructor: 1 }, '/constructor', 'use one of schemas, root'],
    [withPackage({ licence: 'MIT' }), '/package/licence', 'did you mean "license"?'],
  ])('the unknown option in %j', async (config, pointer, hint) => {
    expect(await checkConfig(config)).toMatchObject([diagnosticLike({ code: 'HS602', pointer, hint })]);
  });

  test.each<[unknown, string, string]>([
    [{ ...GOOD, discriminator: 'type' }, '/discriminator', '/type'],
    [{ ...GOOD, discriminator: 'event.name' }, '/discriminator', '/event/name'],
    [{ ...GOOD, discriminator: ['/a', 'b'] }, '/discriminator/1', '/b'],
    [{ ...GOOD, discriminator: { first: ['type', '/b'] } }, '/discriminator/first/0', '/type'],
    [{ ...GOOD, discriminator: { header: 'x', property: 'action' } }, '/discriminator/property', '/action'],
  ])('the name of a property in the place of a JSON Pointer: %j', async (config, pointer, meant) => {
    const hint = `did you mean "${meant}"?`;
    expect(await checkConfig(config)).toMatchObject([{ code: 'HS602', pointer, hint }]);
  });

  test.each<[unknown, string]>([
    [{ catalogs: [] }, '/catalogs'],
    [{ ...GOOD, schemas: [] }, '/schemas'],
    [{ ...GOOD, emitters: [] }, '/emitters'],
    [{ ...GOOD, include: [] }, '/include'],
  ])('an empty list, with how many items are required: %j', async (config, pointer) => {
    const message = expect.stringContaining('at least one');
    expect(await checkConfig(config)).toMatchObject([{ code: 'HS602', pointer, message }]);
  });

  test.each<[string, unknown, string]>([
    ['an empty list of catalogs', { catalogs: [] }, '/catalogs'],
    ['catalogs that are not a list', { catalogs: GOOD }, '/catalogs'],
    ['a catalog that is a folder', { catalogs: ['schemas'] }, '/catalogs/0'],
    ['a catalog without output', { catalogs: [GOOD, { schemas: 's' }] }, '/catalogs/1/out'],
    ['a word as types', { ...GOOD, types: 'open' }, '/types'],
    ['a word as types.readonly', { ...GOOD, types: { readonly: 'yes' } }, '/types/readonly'],
    ['a word as assumeObject', { ...GOOD, assumeObject: 'yes' }, '/assumeObject'],
    ['an option beside catalogs', { catalogs: [GOOD], out: 'o' }, '/out'],
  ])('%s', async (_name, config, pointer) => {
    expect(await checkConfig(config)).toMatchObject([{ code: 'HS602', pointer }]);
  });

  test.each([
    [['/type', '/type'], '/discriminator/1'],
    [{ properties: ['/a', '/b', '/a'] }, '/discriminator/properties/2'],
  ])('a property that identifies events twice: %j', async (discriminator, pointer) => {
    expect(await checkConfig({ ...GOOD, discriminator })).toMatchObject([
      { code: 'HS602', pointer, message: `${pointer} names a property twice` },
    ]);
  });

  test('and reports all errors at once', async () => {
    const found = await checkConfig({
      out: '',
      discriminator: 'x',
      package: { name: 'A', version: 'b', nam: 'c' },
    });
    expect(found.map(({ pointer }) => pointer).sort()).toStrictEqual([
      '/discriminator',
      '/out',
      '/package/nam',
      '/package/name',
      '/package/version',
      '/schemas',
    ]);
  });
});

/** The folder from which the configurations of the tests can import hookschema. */
const INDEX = join(REPOSITORY, 'generator', 'config', 'config.js');

const TEXTS: Readonly<Record<string, string>> = {
  ts: `import type { HookschemaConfig } from '${INDEX}';
const config: HookschemaConfig = { schemas: 'schemas', out: 'generated' };
export default config;`,
  mts: `enum Folder { Schemas = 'schemas' }\nexport default { schemas: Folder.Schemas, out: 'generated' as string };`,
  js: `module.exports = { schemas: 'schemas', out: 'generated' };`,
  mjs: `export default { schemas: 'schemas', out: 'generated' };`,
  json: '{ "schemas": "schemas", "out": "generated" }',
};

describe('loadConfig', () => {
  test.each(Object.keys(TEXTS))('loads hookschema.config.%s', async (extension) => {
    const folder = await temporaryFolder();
    const name = `hookschema.config.${extension}`;
    await writeTree(folder, { [name]: TEXTS[extension] ?? '' });
    expect(await loadConfig(folder)).toMatchObject({
      config: GOOD,
      base: folder,
      file: join(folder, name),
      source: { file: name },
    });
  });

  test('loads a .js file that is an ES module', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'package.json': '{"type":"module"}', 'hookschema.config.js': TEXTS.mjs ?? '' });
    expect((await loadConfig(folder)).config).toStrictEqual(GOOD);
  });

  test('has a file name for every type of file, TypeScript first', () => {
    expect(CONFIG_FILES).toStrictEqual(
      Object.keys(TEXTS).map((extension) => `hookschema.config.${extension}`),
    );
  });

  test('loads the first of several', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'hookschema.config.json': '{', 'hookschema.config.ts': TEXTS.ts ?? '' });
    expect((await loadConfig(folder)).file).toBe(join(folder, 'hookschema.config.ts'));
  });

  test('resolves paths relative to the folder of the file, whatever the working directory', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'deep/my.config.json': TEXTS.json ?? '' });
    expect(await loadConfig(folder, 'deep/my.config.json')).toMatchObject({ base: join(folder, 'deep') });
  });

  test('reports that no configuration exists', async () => {
    const found = await diagnosticsOf(loadConfig(await temporaryFolder()));
    expect(found).toMatchObject([
      { code: 'HS601', hint: expect.stringContaining('--schemas DIR --out DIR') },
    ]);
  });

  test('reports that the named file does not exist', async () => {
    const found = await diagnosticsOf(loadConfig(await temporaryFolder(), 'gone.ts'));
    expect(found).toMatchObject([{ code: 'HS601', file: 'gone.ts' }]);
  });

  test.each([
    ['ts', 'throw new Error("my own trouble");', 'my own trouble'],
    ['mjs', 'throw new Error("my own trouble");', 'my own trouble'],
    ['mjs', 'throw "text";', 'text'],
    ['mjs', 'import "./gone.mjs";', 'gone.mjs'],
    ['ts', 'export default {', 'cannot be loaded'],
  ])('reports why a .%s file cannot be loaded: %s', async (extension, text, reason) => {
    const folder = await temporaryFolder();
    const file = `hookschema.config.${extension}`;
    await writeTree(folder, { [file]: text });
    const found = await diagnosticsOf(loadConfig(folder));
    expect(found).toMatchObject([{ code: 'HS603', file, message: expect.stringContaining(reason) }]);
  });

  test.each([
    ['mjs', 'hookschema'],
    ['ts', 'hookschema'],
    ['ts', '@acme/gone/emitters'],
    ['mjs', './gone.mjs'],
    ['ts', './gone.js'],
  ])('says what to do where a .%s file imports %s, which does not exist', async (extension, path) => {
    const folder = await temporaryFolder();
    const text = `import gone from '${path}';\nconsole.log(gone);\nexport default {};\n`;
    await writeTree(folder, { [`hookschema.config.${extension}`]: text });
    const hints: Readonly<Record<string, string>> = {
      hookschema: 'run npm install --save-dev hookschema',
      '@acme/gone/emitters': 'run npm install --save-dev @acme/gone',
    };
    const [found] = await diagnosticsOf(loadConfig(folder));
    expect(found).toMatchObject({ code: 'HS603', hint: hints[path] ?? 'check the path in the import' });
    expect(found?.message).toMatch(/^cannot be loaded: Cannot find (?:module|package) '[^\n]+$/);
  });

  test('reports the errors in the loaded file', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'hookschema.config.json': '{ "schemas": "s", "oot": "o" }' });
    const found = await diagnosticsOf(loadConfig(folder));
    expect(found).toMatchObject([
      { code: 'HS602', file: 'hookschema.config.json', pointer: '/out' },
      { code: 'HS602', file: 'hookschema.config.json', pointer: '/oot' },
    ]);
  });

  test('reports where a .json file is not JSON', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'hookschema.config.json': '{\n  "schemas": "s",\n}' });
    const found = await diagnosticsOf(loadConfig(folder));
    expect(found).toMatchObject([{ code: 'HS603', file: 'hookschema.config.json', line: 3, column: 1 }]);
  });
});

/** The one catalog of a configuration, resolved. */
async function resolveOne(config: CatalogConfig, base: string): Promise<ResolvedCatalog> {
  const [catalog, ...more] = await resolveConfig(config, base);
  if (catalog === undefined || more.length > 0) throw new Error('expected one catalog');
  return catalog;
}

describe('resolveConfig', () => {
  test('fills in the defaults', async () => {
    const { catalog, schemas, out } = await resolveOne({ schemas: './a', out: 'b/My Events' }, '/base');
    expect(schemas).toStrictEqual({ folder: '/base/a', label: 'a' });
    expect(out).toStrictEqual({ folder: '/base/b/My Events', label: 'b/My Events' });
    expect(catalog).toMatchObject({ discriminatorPath: ['type'], schemaId: 'urn:hookschema:my-events' });
    expect(catalog.package).toMatchObject({
      name: 'my-events',
      version: '0.0.0',
      license: 'UNLICENSED',
      keywords: [],
    });
    expect(catalog.package.licenseText).toContain('No license has been granted');
  });

  test('labels a folder outside the base with its absolute path', async () => {
    const { schemas } = await resolveOne({ schemas: '../elsewhere', out: 'o' }, '/base/here');
    expect(schemas).toStrictEqual({ folder: '/base/elsewhere', label: '/base/elsewhere' });
  });

  test('reads the license file', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { LICENSE: 'Do what you like.\n' });
    const { catalog } = await resolveOne(
      { ...GOOD, package: { licenseFile: 'LICENSE', license: 'MIT' } },
      folder,
    );
    expect(catalog.package).toMatchObject({ license: 'MIT', licenseText: 'Do what you like.\n' });
  });

  test('names a license without a file, and does not say that there is none', async () => {
    const { catalog } = await resolveOne({ ...GOOD, package: { license: 'MIT' } }, '/base');
    expect(catalog.package.license).toBe('MIT');
    expect(catalog.package.licenseText).toMatch(/^This package is licensed under MIT\.\n/);
    const { catalog: without } = await resolveOne({ ...GOOD, package: { license: 'UNLICENSED' } }, '/base');
    expect(without.package.licenseText).toContain('No license has been granted');
  });

  test('reports that the license file cannot be read', async () => {
    const run = resolveConfig({ ...GOOD, package: { licenseFile: 'gone' } }, await temporaryFolder());
    expect(await diagnosticsOf(run)).toMatchObject([{ code: 'HS602', pointer: '/package/licenseFile' }]);
  });

  test('unescapes the discriminator', async () => {
    const { catalog } = await resolveOne({ ...GOOD, discriminator: '/a~1b/m~0n' }, '/base');
    expect(catalog.discriminatorPath).toStrictEqual(['a/b', 'm~n']);
  });
});
