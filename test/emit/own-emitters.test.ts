import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventReference } from '../../docs/examples/event-reference.js';
import { handlers } from '../../docs/examples/handlers.js';
import type { CatalogConfig } from '../../generator/config/config.js';
import type { BuiltInEmitter } from '../../generator/emit/built-in.js';
import type { Emitter } from '../../generator/emit/emitter.js';
import { EMITTERS } from '../../generator/emit/emitters.js';
import { code } from '../../generator/module/code.js';
import { fromModule, fromPackage, type ImportedName } from '../../generator/module/imported-name.js';
import type { Output } from '../../generator/module/output.js';
import { declareType, exportTypes, type Statement } from '../../generator/module/statement.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { diagnosticsOf, eventSchema, GOOD_SCHEMAS, generateFrom, schemaFiles } from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { diagnosticLike } from '../support/diagnostic-like.js';
import { folderWithHookschema, REPOSITORY, readTree, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const [NEWEST = { script: '' }] = COMPILERS.slice(-1);

const filesWith = async (more: Partial<CatalogConfig>, schemas = GOOD_SCHEMAS) =>
  (await generateFrom(schemas, more)).files;

/** A type that is another one's under a name of its own. */
const using = (imported: ImportedName): Statement => declareType(code`export type Used = ${imported};`);

const giving = (...outputs: readonly unknown[]): Emitter => ({
  name: 'own',
  emit: () => outputs as readonly Output[],
});

describe('The example of handlers', () => {
  const PROGRAM = `import { handleWebhookEvent, type WebhookEventHandlers } from './generated/handlers.js';
const handlers: WebhookEventHandlers<string> = {
  'order.created': (event) => event.id,
  'order.deleted': () => 'gone',
};
export const id: string = handleWebhookEvent('order.created', { type: 'order.created', id: 'o-1' }, handlers);
// @ts-expect-error: an event without a handler
export const partial: WebhookEventHandlers<string> = { 'order.deleted': () => 'gone' };
if (id !== 'o-1') throw new Error(id);
`;

  test.each<Partial<CatalogConfig>>([{}, { target: 'source', importExtension: '.js' }])(
    'compiles and runs with %j',
    { timeout: PATIENCE },
    async (more) => {
      const { folder } = await generateFrom(GOOD_SCHEMAS, { emitters: [handlers], ...more });
      await writeTree(folder, {
        'package.json': '{ "type": "module" }',
        'program.ts': PROGRAM,
        'tsconfig.json': JSON.stringify({
          compilerOptions: {
            module: 'nodenext',
            target: 'es2022',
            strict: true,
            types: [],
            rootDir: '.',
            outDir: 'dist',
          },
          files: ['program.ts'],
        }),
      });
      expect(await compile(NEWEST, ['-p', folder])).toEqual({ accepted: true, output: '' });
      if (more.target === 'source') await import(/* @vite-ignore */ join(folder, 'dist/program.js'));
    },
  );

  test('is an entry point of the package', async () => {
    const { exports } = JSON.parse((await filesWith({ emitters: [handlers] }))['package.json'] ?? '');
    expect(exports['./handlers']).toStrictEqual({ types: './handlers.d.ts', default: './handlers.js' });
    expect(Object.keys(exports)).toStrictEqual(['.', './handlers', './package.json']);
  });
});

test('A configuration in TypeScript can import a custom emitter from a file next to it', async () => {
  const folder = await folderWithHookschema();
  await writeTree(folder, {
    ...schemaFiles(GOOD_SCHEMAS),
    'handlers.ts': await readFile(join(REPOSITORY, 'docs/examples/handlers.ts'), 'utf8'),
    'hookschema.config.ts': `import { defineConfig } from 'hookschema';
import { handlers } from './handlers.ts';

export default defineConfig({ schemas: 'schemas', out: 'src/hooks', target: 'source', emitters: [handlers] });
`,
  });
  expect(await runCommand(['generate'], folder)).toMatchObject({ exit: 0, err: '' });
  expect(Object.keys(await readTree(join(folder, 'src/hooks')))).toContain('handlers.ts');
});

describe('The example of a reference', () => {
  test('writes a page from which no text of a schema can escape', async () => {
    const schemas = {
      'a.json': eventSchema('a|b', {
        description: 'One.\n\n# Two <script>',
        properties: { 'x`y': { description: 'it | is' } },
        examples: [{ type: 'a|b' }],
      }),
    };
    const page = (await filesWith({ emitters: [eventReference] }, schemas))['EVENTS.md'];
    expect(page).toBe(`# Events

## \`a\\|b\`

One.  \\# Two &lt;script&gt;

Typed \`ABEvent\`, with 1 sample.

| property | present | |
| --- | --- | --- |
| \`type\` | always |  |
| \`\` x\`y \`\` | sometimes | it \\| is |
`);
  });
});

describe('emitters', () => {
  const modulesWith = async (emitters: readonly (BuiltInEmitter | Emitter)[]): Promise<readonly string[]> =>
    Object.keys(await filesWith({ emitters }))
      .filter((path) => /^[^/]*\.d\.ts$/.test(path))
      .map((path) => path.replace('.d.ts', ''));

  test.each<[BuiltInEmitter, readonly string[]]>([
    ['types', ['index', 'types']],
    ['guards', ['guards', 'index', 'types']],
    ['validators', ['guards', 'index', 'types', 'validators']],
    ['all-errors', ['all-errors', 'guards', 'index', 'types', 'validators']],
    ['schemas', []],
  ])('%s also emits the modules that it needs: %j', async (name, modules) => {
    expect(await modulesWith([name])).toStrictEqual(modules);
  });

  test.each(EMITTERS.map(({ name }) => name))('%s compiles alone', { timeout: PATIENCE }, async (name) => {
    const { folder } = await generateFrom(GOOD_SCHEMAS, { emitters: [name] });
    const tsconfig = {
      compilerOptions: {
        module: 'nodenext',
        target: 'es2022',
        lib: ['es2022'],
        strict: true,
        types: [],
        noEmit: true,
      },
      include: ['generated', 'empty.ts'],
    };
    await writeTree(folder, { 'tsconfig.json': JSON.stringify(tsconfig), 'empty.ts': 'export {};\n' });
    expect(await compile(NEWEST, ['-p', folder])).toEqual({ accepted: true, output: '' });
  });

  test('that are left out are not mentioned in the manifest and the README', async () => {
    const files = await filesWith({ emitters: ['types'] });
    expect(Object.keys(JSON.parse(files['package.json'] ?? '').exports)).toStrictEqual([
      '.',
      './package.json',
    ]);
    expect(files['README.md']).not.toMatch(/validat|fixture|guard/i);
    expect(files['index.js']).not.toMatch(/parseWebhookEvent|validators/);
  });

  test('give the same output in any order, and when listed twice', async () => {
    expect(await filesWith({ emitters: ['fixtures', 'types', 'fixtures'] })).toStrictEqual(
      await filesWith({ emitters: ['types', 'fixtures'] }),
    );
  });
});

describe('A custom emitter', () => {
  const wrongWith = async (...emitters: readonly Emitter[]) =>
    diagnosticsOf(generateFrom(GOOD_SCHEMAS, { emitters }));

  test('that throws is reported with its name, message and stack', async () => {
    const emitter: Emitter = {
      name: 'broken',
      emit: () => {
        throw new TypeError('no such thing');
      },
    };
    expect(await wrongWith(emitter)).toMatchObject([
      {
        code: 'HS801',
        message: 'the emitter broken failed: TypeError: no such thing',
        hint: expect.stringContaining('own-emitters.test.ts'),
      },
    ]);
  });

  test('that does not return a list is reported with its name', async () => {
    const emitter = { name: 'odd', emit: () => ({ path: 'x', content: '' }) } as unknown as Emitter;
    expect(await wrongWith(emitter)).toMatchObject([
      { code: 'HS801', message: expect.stringContaining('odd') },
    ]);
  });

  test.each([
    '../escape.md',
    'a/../../b.md',
    '/etc/passwd',
    'C:/x.md',
    'a\\b.md',
    './x.md',
    'a//b.md',
    '',
    'hookschema.manifest.json',
    '.hookschema/journal.json',
    '.git/config',
    'node_modules/x/index.js',
  ])('must not write to %j', async (path) => {
    expect(await wrongWith(giving({ path, content: 'x' }))).toMatchObject([{ code: 'HS802' }]);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['text', 'x'],
    ['a path alone', { path: 'x.md' }],
    ['content that is not a text', { path: 'x.md', content: 1 }],
    ['a path that is not a text', { path: 1, content: 'x' }],
  ])('must not return %s', async (_name, output) => {
    expect(await wrongWith(giving(output))).toMatchObject([{ code: 'HS802' }]);
  });

  test.each<[string, Statement, string]>([
    [
      'a module that no emitter writes',
      using(fromModule('validatorz')('A')),
      'imports validatorz in x, but no emitter writes that module',
    ],
    [
      'a module that no emitter writes, to export its types',
      exportTypes('nothing'),
      'imports nothing in x, but no emitter writes that module',
    ],
    [
      'a package that it does not declare',
      using(fromPackage('zod/mini')('A')),
      'imports the package zod in x, but does not declare it',
    ],
  ])('must not import %s', async (_name, statement, message) => {
    expect(await wrongWith(giving({ path: 'x', statements: [statement] }))).toMatchObject([
      { code: 'HS802', message: `the emitter own ${message}` },
    ]);
  });

  test.each<[string, Partial<Emitter>]>([
    ['a path', { dependencies: { './x': '1' } }],
    ['a part of a package', { peerDependencies: { 'zod/mini': '4' } }],
    ['no version', { dependencies: { zod: '' } }],
  ])('must not declare %s as a package', async (_name, more) => {
    expect(await wrongWith({ ...giving(), ...more })).toMatchObject([{ code: 'HS802' }]);
  });

  test('must not require another version of a package than another emitter', async () => {
    const one: Emitter = { ...giving(), dependencies: { zod: '^4' } };
    const other: Emitter = { ...giving(), name: 'other', peerDependencies: { zod: '^3' } };
    expect(await wrongWith(one, other)).toMatchObject([
      { code: 'HS802', message: 'own wants zod ^4, and other wants zod ^3' },
    ]);
  });

  test.each([
    [['a.md', 'a.md'], 'writes a.md twice'],
    [['a.md', 'A.md'], 'writes a.md and A.md'],
    [['a', 'a/b.md'], 'writes a and a/b.md'],
    [['README.md'], 'both write README.md'],
  ])('must not write %j beside the other files', async (paths, message) => {
    const outputs = paths.map((path) => ({ path, content: 'x' }));
    expect(await wrongWith(giving(...outputs))).toMatchObject([diagnosticLike({ code: 'HS803', message })]);
  });

  test.each([
    ['x', 'HS802', 'the emitter own exports a.md under "x", which is not an entry point'],
    ['./a*b*', 'HS802', 'the emitter own exports a.md under "./a*b*", which is not an entry point'],
    ['.', 'HS803', 'index of union and a.md of own are both exported under .'],
  ])('must not be exported under %j', async (entry, code, message) => {
    const emitter: Emitter = { ...giving({ path: 'a.md', content: 'x', entry }), needs: ['union'] };
    expect(await wrongWith(emitter)).toMatchObject([{ code, message }]);
  });

  test('may export many files by one pattern', async () => {
    const outputs = ['a', 'b'].map((name) => ({ path: `docs/${name}.md`, content: 'x', entry: './docs/*' }));
    const { 'package.json': text = '' } = await filesWith({ emitters: [giving(...outputs)] });
    expect(JSON.parse(text).exports).toMatchObject({ './docs/*': './docs/*' });
  });

  test('must not have the name of another emitter', async () => {
    expect(await wrongWith(giving(), { name: 'types', emit: () => [] })).toMatchObject([
      { code: 'HS802', message: expect.stringContaining('types') },
    ]);
  });

  test('leaves the folder unchanged when it fails', async () => {
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    const before = await readTree(folder);
    await diagnosticsOf(generateFrom(GOOD_SCHEMAS, { emitters: [giving({ path: '../x', content: '' })] }));
    expect(await readTree(folder)).toStrictEqual(before);
  });
});
