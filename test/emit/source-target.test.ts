import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourcePath } from '../../generator/target/source-target.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import {
  eventSchema,
  generateFrom,
  generateOne,
  importValidators,
  type Schemas,
  schemaFiles,
  validatorsOf,
} from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';

const execute = promisify(execFile);

/** A catalog that leads to every form of emitted code, with names that are special to compilers and test runners. */
const SCHEMAS: Schemas = {
  'events/order.created.schema.json': eventSchema('order.created', {
    description: 'An order was placed.',
    required: ['id', 'at'],
    properties: {
      id: { type: 'string', minLength: 2, pattern: '^[\\p{L}\\d]+$' },
      at: { type: 'string', format: 'date-time' },
      lines: { type: 'array', items: { $ref: '../line.json' }, uniqueItems: true },
      kind: { anyOf: [{ enum: ['a', 'b'] }, { type: 'string' }] },
      note: { type: ['string', 'null'] },
    },
    examples: [{ type: 'order.created', id: 'o1', at: '2024-01-01T00:00:00Z' }],
  }),
  'events/sealed.json': eventSchema('sealed', {
    properties: { rest: { type: 'object', properties: { a: true }, unevaluatedProperties: false } },
  }),
  'line.json': {
    type: 'object',
    required: ['sku'],
    properties: { sku: { type: 'string' }, next: { $ref: '#' } },
  },
  ...Object.fromEntries(
    ['ping.test', 'vitamin.d.added', 'vitamin.d', 'config.json', 'build.ts', '日本'].map((type, at) => [
      `events/${at}.json`,
      eventSchema(type),
    ]),
  ),
};

const STRICT = {
  target: 'es2022',
  lib: ['es2022'],
  skipLibCheck: true,
  strict: true,
  declaration: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  allowUnreachableCode: false,
  rootDir: '.',
  types: [],
};
/** Options that TypeScript 5.4 does not have yet. */
const NEWER = { isolatedDeclarations: true, erasableSyntaxOnly: true };

/** The ways in which applications resolve imports, with the extension that each needs. */
const PROJECTS = [
  { name: 'nodenext', extension: '.js', options: { module: 'nodenext' } },
  { name: 'bundler', extension: '', options: { module: 'esnext', moduleResolution: 'bundler' } },
  {
    name: 'whole-names',
    extension: '.ts',
    options: { module: 'nodenext', allowImportingTsExtensions: true, emitDeclarationOnly: true },
  },
] as const;

/** A program of the application. It compiles only with the right types of guards, validators and fixtures. */
const program = (
  extension: string,
): string => `import { parseWebhookEvent, type WebhookEvent } from './hooks/index${extension}';
import { isOrderCreatedEvent, validateOrderCreatedEvent } from './hooks/validators${extension}';
import { validateWebhookEvent } from './hooks/all-errors${extension}';
import { fixtures, makeEvent } from './hooks/fixtures${extension}';
import { schema } from './hooks/schemas/webhook-events.schema${extension}';

export function idOf(event: WebhookEvent): string | undefined {
  // @ts-expect-error: no event has this property
  event.typo;
  return event.type === 'order.created' ? event.id : undefined;
}
export function check(payload: unknown): string {
  if (isOrderCreatedEvent(payload)) return payload.id;
  const result = validateOrderCreatedEvent(payload);
  // @ts-expect-error: an invalid payload has no value
  if (!result.valid) return String(result.value);
  return validateWebhookEvent(payload).valid ? result.value.at : '';
}
export const outcome: 'known' | 'unknown' | 'invalid' | 'malformed' = parseWebhookEvent('{}').kind;
export const made: string = makeEvent('order.created', { id: 'xy' }).id;
export const first: string = fixtures['order.created'].examples[0].at;
export const title: unknown = schema['title'];
`;

/** A folder with one application per way to resolve imports. Each has the catalog in its sources. */
async function applications(): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...schemaFiles(SCHEMAS), 'package.json': '{ "type": "module" }' });
  for (const { name, extension, options } of PROJECTS) {
    const project = join(folder, name);
    const config = {
      schemas: '../schemas',
      out: 'src/hooks',
      target: 'source',
      importExtension: extension,
    } as const;
    await generateOne(config, { cwd: project });
    const tsconfig = (more: object): string =>
      JSON.stringify({ compilerOptions: { ...STRICT, ...options, ...more }, include: ['src'] });
    await writeTree(project, {
      'src/program.ts': program(extension),
      'tsconfig.json': tsconfig({ outDir: 'dist' }),
      'tsconfig.newer.json': tsconfig({ outDir: 'dist', ...NEWER }),
    });
  }
  return folder;
}

let folder = '';
beforeAll(async () => {
  folder = await applications();
});

describe('Sources', () => {
  const pairs = PROJECTS.flatMap(({ name }) => COMPILERS.map((compiler) => ({ name, ...compiler })));
  test.each(pairs)(
    'compile in an application of kind $name with TypeScript $version',
    { timeout: PATIENCE },
    async ({ name, version, script }) => {
      const project = join(folder, name, version.startsWith('5.4') ? 'tsconfig.json' : 'tsconfig.newer.json');
      expect(await compile({ script }, ['-p', project])).toEqual({ accepted: true, output: '' });
    },
  );

  test('behave like the package once compiled', { timeout: PATIENCE }, async () => {
    const [compiler = { script: '' }] = COMPILERS.slice(-1);
    await compile(compiler, ['-p', join(folder, 'nodenext')]);
    const compiled = await importValidators(join(folder, 'nodenext/dist/src/hooks'));
    const published = await validatorsOf(await generateFrom(SCHEMAS));
    const payloads = [
      {
        type: 'order.created',
        id: 'o1',
        at: '2024-01-01T00:00:00Z',
        lines: [{ sku: 'a', next: { sku: 'b' } }],
      },
      { type: 'order.created', id: 'o', at: '2024-01-01T00:00:00Z' },
      { type: 'order.created', id: 'o1', at: 'now' },
      { type: 'order.created', id: 'o1', at: '2024-01-01T00:00:00Z', lines: [{ sku: 1 }, { sku: 1 }] },
      { type: 'sealed', rest: { b: 1 } },
      { type: 'none' },
      null,
    ];
    expect(payloads.map((one) => compiled.validateWebhookEvent(one).valid)).toContain(false);
    for (const payload of payloads) {
      expect(compiled.validateWebhookEvent(payload)).toStrictEqual(published.validateWebhookEvent(payload));
    }
  });

  test('have the types of the package', { timeout: PATIENCE }, async () => {
    await writeTree(join(folder, 'nodenext'), { 'same/package.json': '{ "type": "module" }' });
    const config = { schemas: '../schemas', out: 'same/published' };
    await generateOne(config, { cwd: join(folder, 'nodenext') });
    const modules = [
      'index',
      'validators',
      'guards',
      'all-errors',
      'fixtures',
      'testing',
      'events/order.created',
    ];
    const lines = modules.flatMap((path, at) => [
      `import type * as S${at} from '../src/hooks/${path}.js';`,
      `import type * as P${at} from './published/${path}.js';`,
      `export const there${at}: (x: typeof S${at}) => typeof P${at} = (x) => x;`,
      `export const back${at}: (x: typeof P${at}) => typeof S${at} = (x) => x;`,
    ]);
    await writeTree(join(folder, 'nodenext'), {
      'same/compare.ts': lines.join('\n'),
      'tsconfig.same.json': JSON.stringify({
        compilerOptions: { ...STRICT, module: 'nodenext', noEmit: true, declaration: false },
        files: ['same/compare.ts'],
      }),
    });
    const [compiler = { script: '' }] = COMPILERS.slice(-1);
    const project = join(folder, 'nodenext', 'tsconfig.same.json');
    expect(await compile(compiler, ['-p', project])).toEqual({ accepted: true, output: '' });
  });

  test('can be bundled without being compiled first', async () => {
    const { build } = await import('esbuild');
    const entry = join(folder, 'bundler', 'src', 'program.ts');
    const result = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'silent',
    });
    const [file] = result.outputFiles;
    const text = `${file?.text}\nconsole.log(idOf({ type: 'order.created', id: 'o1' }), made);`;
    const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', text]);
    expect(stdout).toBe('o1 xy\n');
  });

  test('are only .ts files, the manifest and the files for other tools', async () => {
    const files = Object.keys(await readTree(join(folder, 'nodenext', 'src', 'hooks')));
    expect(files.filter((path) => !path.endsWith('.ts'))).toStrictEqual([
      '.gitattributes',
      '.prettierrc',
      'biome.json',
      'hookschema.manifest.json',
    ]);
    expect(files).toContain('fixtures/ping.~74est.ts');
    expect(files.filter((path) => /\.(?:test|spec)\.ts$|\.d\./.test(path))).toStrictEqual([]);
  });

  test('are type-checked in files without code; files with code tell the compiler to skip them', async () => {
    const files: Tree = await readTree(join(folder, 'nodenext', 'src', 'hooks'));
    const unchecked = Object.keys(files).filter((path) => files[path]?.includes('// @ts-nocheck'));
    expect(unchecked).toContain('validators.ts');
    expect(unchecked).not.toContain('types.ts');
    const ofEvents = (path: string): boolean => path.startsWith('events/');
    expect(unchecked.filter(ofEvents)).toStrictEqual(Object.keys(files).filter(ofEvents));
  });
});

describe('sourcePath', () => {
  test.each([
    ['events/order.created', 'events/order.created'],
    ['events/vitamin.d', 'events/vitamin.~64'],
    ['events/vitamin.d.added', 'events/vitamin.~64.added'],
    ['events/ping.test', 'events/ping.~74est'],
    ['events/test.ping', 'events/test.ping'],
    ['events/test', 'events/test'],
    ['events/a.json', 'events/a.~6Ason'],
    ['schemas/events/order.created.schema', 'schemas/events/order.created.schema'],
    ['d.d/x', 'd.d/x'],
  ])('turns %s into %s', (path, expected) => {
    expect(sourcePath(path)).toBe(expected);
  });
});
