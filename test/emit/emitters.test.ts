import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { lowerCatalog } from '../../generator/catalog/lower/lower-catalog.js';
import { buildCatalog } from '../../generator/check/build-catalog.js';
import { reservedNames } from '../../generator/emit/built-in.js';
import { readSchemas } from '../../generator/load/read-schemas.js';
import type { OutputFile } from '../../generator/module/output.js';
import { FORMAT_NAMES } from '../../generator/patterns/formats.js';
import { packageTarget } from '../../generator/target/package-target.js';
import { runEmitters } from '../../generator/target/run-emitters.js';
import { caseOutput, inCase } from '../support/cases.js';
import {
  eventSchema,
  type Generated,
  GOOD_SCHEMAS,
  generateFrom,
  type Schemas,
} from '../support/catalogs.js';
import type { Tree } from '../support/folders.js';
import { SETTINGS } from '../support/settings.js';

const execute = promisify(execFile);

let good: Generated;
beforeAll(async () => {
  good = await generateFrom(GOOD_SCHEMAS);
});

/** Uses every helper that Ajv's code may need. */
const DEMANDING: Schemas = {
  'all.json': eventSchema('all', {
    properties: {
      length: { type: 'string', minLength: 1, maxLength: 9, pattern: '^[/\\p{L}]+$' },
      unique: { type: 'array', uniqueItems: true },
      equal: { const: { a: [1] } },
      one: { enum: [{ a: 1 }, 'x'] },
      tree: { $ref: '#/$defs/Tree' },
      rest: { type: 'object', properties: { a: true }, unevaluatedProperties: false },
      ...Object.fromEntries(FORMAT_NAMES.map((format) => [format, { type: 'string', format }])),
    },
    $defs: { Tree: { type: 'object', properties: { next: { $ref: '#/$defs/Tree' } } } },
  }),
};

/** Everything by which a module could reach out of its package. */
function reachesOut(text: string): readonly string[] {
  const file = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression : undefined;
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
    if (from && ts.isStringLiteral(from) && !/^\.\.?\//.test(from.text)) found.push(node.getText());
    if (called?.kind === ts.SyntaxKind.ImportKeyword) found.push(node.getText());
    if (called && ts.isIdentifier(called) && ['require', 'eval', 'Function'].includes(called.text))
      found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('The modules', () => {
  test.each([
    ['a plain catalog', GOOD_SCHEMAS] as const,
    ['one that needs every helper', DEMANDING] as const,
  ])('of %s import nothing but each other and make no code from text', async (_name, schemas) => {
    const { files } = await generateFrom(schemas);
    const modules = Object.keys(files).filter((path) => path.endsWith('.js'));
    expect(modules).toContain('validators.js');
    for (const path of modules) expect(reachesOut(files[path] ?? ''), path).toStrictEqual([]);
  });

  test('would be found if they imported anything else', () => {
    const found = ['import "ajv";', 'export * from "ajv";', 'await import("./x.js");', 'eval("1");'].map(
      reachesOut,
    );
    expect(found.map(({ length }) => length)).toStrictEqual([1, 1, 1, 1]);
  });
});

describe('validators.js', () => {
  test('runs where code generation is forbidden', async () => {
    const { folder } = await generateFrom(DEMANDING);
    const script = `const { validateWebhookEvent } = await import(process.argv[1]);
console.log(JSON.stringify(validateWebhookEvent({ type: 'all', email: 'nobody', unique: [1, 2] })));`;
    const module = join(folder, 'generated', 'validators.js');
    const args = ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script, module];
    const { stdout } = await execute(process.execPath, args);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      errors: [{ path: '/email', keyword: 'format' }],
    });
  });

  test('has a guard and a validator for each event and for their union', async () => {
    const exported: object = await import(join(good.folder, 'generated', 'validators.js'));
    expect(Object.keys(exported).sort()).toStrictEqual([
      'isOrderCreatedEvent',
      'isOrderDeletedEvent',
      'isWebhookEvent',
      'validateOrderCreatedEvent',
      'validateOrderDeletedEvent',
      'validateWebhookEvent',
    ]);
  });

  test('comes with no runtime that nobody uses', () => {
    expect(good.files['validation-support.js']).toContain('function fail');
    expect(good.files['validation-support.js']).not.toMatch(/isEmail|codePointLength|deepEqual/);
  });
});

describe('package.json', () => {
  const manifestOf = ({ files }: Generated): Record<string, unknown> =>
    JSON.parse(files['package.json'] ?? '{}');

  test('is a package of ES modules without dependencies or side effects', () => {
    const manifest = manifestOf(good);
    expect(manifest).toMatchObject({
      name: '@acme/events',
      version: '0.0.0',
      license: 'SEE LICENSE IN LICENSE',
      type: 'module',
      sideEffects: false,
    });
    for (const key of ['dependencies', 'devDependencies', 'peerDependencies', 'scripts', 'private']) {
      expect(manifest).not.toHaveProperty(key);
    }
  });

  test('has the values of the configuration', async () => {
    const info = {
      name: '@acme/hooks',
      version: '1.2.3',
      description: 'What we send.',
      keywords: ['acme'],
      license: 'MIT',
      author: 'Acme',
      homepage: 'https://acme.example',
      repository: 'git+https://acme.example/hooks.git',
    };
    const { repository, ...rest } = info;
    expect(manifestOf(await generateFrom(GOOD_SCHEMAS, { package: info }))).toMatchObject({
      ...rest,
      repository: { type: 'git', url: repository },
    });
  });

  test('exports only existing files, the types first', () => {
    const { exports } = manifestOf(good) as { exports: Record<string, string | Record<string, string>> };
    for (const target of Object.values(exports)) {
      if (typeof target !== 'string') expect(Object.keys(target)[0]).toBe('types');
      for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
        const [before = '', after = ''] = path.slice(2).split('*');
        const there = Object.keys(good.files).some((file) => file.startsWith(before) && file.endsWith(after));
        expect(there, path).toBe(true);
      }
    }
  });
});

async function catalogOf(name: string): Promise<Catalog> {
  const loaded = await readSchemas({ folder: inCase(name, 'schemas'), label: 'schemas' });
  return lowerCatalog(buildCatalog(loaded, SETTINGS).catalog);
}

async function filesOf(catalog: Catalog): Promise<readonly OutputFile[]> {
  const { files } = await runEmitters(catalog, packageTarget);
  return files.map(({ file }) => file);
}

async function emitAll(catalog: Catalog): Promise<Tree> {
  const files = await filesOf(catalog);
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

describe('emitters', () => {
  test.each(['envelope', 'refs', 'names'])(
    'give the same bytes twice, for equal catalogs (%s)',
    async (name) => {
      const catalog = await catalogOf(name);
      const before = JSON.stringify(catalog);
      const first = await emitAll(catalog);
      expect(await emitAll(catalog)).toStrictEqual(first);
      expect(await emitAll(await catalogOf(name))).toStrictEqual(first);
      expect(JSON.stringify(catalog)).toBe(before);
    },
  );

  test('give the same bytes wherever the schemas are', async () => {
    const elsewhere = await generateFrom(GOOD_SCHEMAS);
    expect(elsewhere.folder).not.toBe(good.folder);
    expect(elsewhere.files).toStrictEqual(good.files);
  });

  test('give the same bytes in whatever order the files were created', async () => {
    const reversed = Object.fromEntries(Object.entries(GOOD_SCHEMAS).reverse());
    expect((await generateFrom(reversed)).files).toStrictEqual(good.files);
  });

  test('write different paths, and end every text with one newline', async () => {
    const catalog = await catalogOf('names');
    const files = await filesOf(catalog);
    expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length);
    for (const { path, content } of files) expect(content, path).toMatch(/[^\n]\n$/);
  });

  test('write neither the folder nor the version of Node into the output', () => {
    const all = Object.values(good.files).join('\n');
    expect(all).not.toContain(good.folder);
    expect(all).not.toContain(process.version);
  });
});

describe('Reserved names', () => {
  test.each(['envelope', 'code-hosting', 'cloudevents'])(
    'are all that the root exports beside events and definitions (%s)',
    async (name) => {
      const text = await readFile(join(await caseOutput(name), 'index.d.ts'), 'utf8');
      const exported = [...text.matchAll(/^export (?:declare )?(?:const|function|interface|type) (\w+)/gm)];
      expect(exported.length).toBeGreaterThan(5);
      for (const [, own] of exported) expect(reservedNames([])).toContain(own);
    },
  );
});

describe('schemas/', () => {
  test('have no references to other files', () => {
    const texts = Object.entries(good.files).filter(([path]) => path.startsWith('schemas/'));
    expect(texts).toHaveLength(3);
    for (const [path, text] of texts) {
      for (const [, ref = ''] of text.matchAll(/"\$ref": "([^"]*)"/g)) {
        const defs: unknown = JSON.parse(text).$defs;
        expect(defs, `${path} ${ref}`).toHaveProperty([ref.replace('#/$defs/', '')]);
      }
    }
  });

  test('have only the examples of their own event, when a schema describes several events', async () => {
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

test('The built-in emitters reserve every name that could meet one of an event or definition', async () => {
  const { files } = await generateFrom(GOOD_SCHEMAS);
  const ofSchemas = new Set(
    [...(files['types.d.ts'] ?? '').matchAll(/^export (?:interface|type) (\w+)/gm)].map(
      ([, name = '']) => name,
    ),
  );
  const isOfSchema = (name: string): boolean => ofSchemas.has(name.replace(/^(?:is|validate)/, ''));
  // Types of definitions are exported beside those of index; guards and validators beside the values of theirs.
  const types = [...(files['index.d.ts'] ?? '').matchAll(/^export (?:interface|type) (\w+)/gm)];
  const values = ['index', 'guards', 'validators', 'all-errors'].flatMap((module) => [
    ...(files[`${module}.d.ts`] ?? '').matchAll(/^export declare \w+ (\w+)/gm),
  ]);
  const exported = [...types, ...values].map(([, name = '']) => name);
  expect(exported).toContain('validateWebhookEvent');
  const reserved = reservedNames([]);
  expect(exported.filter((name) => !isOfSchema(name) && !reserved.includes(name))).toStrictEqual([]);
});
