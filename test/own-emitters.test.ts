import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventReference } from '../docs/examples/event-reference.js';
import { handlers } from '../docs/examples/handlers.js';
import type { CatalogConfig } from '../generator/config/config.js';
import type { BuiltInEmitter, Emitter, Output } from '../generator/emit/emitter.js';
import { EMITTERS } from '../generator/emit/emitters.js';
import { declareType, importTypes } from '../generator/module/statement.js';
import { COMPILERS } from '../scripts/compilers.mjs';
import { diagnosticsOf, eventSchema, GOOD_SCHEMAS, generateFrom, schemaFiles } from './support/catalogs.js';
import { diagnosticLike } from './support/diagnostic-like.js';
import { folderWithHookschema, REPOSITORY, readTree, writeTree } from './support/folders.js';
import { runCommand } from './support/run-command.js';
import { compile, PATIENCE } from './types/compile.js';

const [NEWEST = { script: '' }] = COMPILERS.slice(-1);

const filesWith = async (more: Partial<CatalogConfig>, schemas = GOOD_SCHEMAS) =>
  (await generateFrom(schemas, more)).files;

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
// @ts-expect-error: an event that nobody handles
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

test('An emitter of one’s own stands in a configuration in TypeScript, in a file beside it', async () => {
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
  test('gives a page that nothing in a schema can leave', async () => {
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

| property | there | |
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
  ])('%s brings along what it needs: %j', async (name, modules) => {
    expect(await modulesWith([name])).toStrictEqual(modules);
  });

  test.each(EMITTERS.map(({ name }) => name))('%s alone compiles', { timeout: PATIENCE }, async (name) => {
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

  test('that are left out leave no word in the manifest and the README', async () => {
    const files = await filesWith({ emitters: ['types'] });
    expect(Object.keys(JSON.parse(files['package.json'] ?? '').exports)).toStrictEqual([
      '.',
      './package.json',
    ]);
    expect(files['README.md']).not.toMatch(/validat|fixture|guard/i);
    expect(files['index.js']).not.toMatch(/parseWebhookEvent|validators/);
  });

  test('in any order and twice give the same', async () => {
    expect(await filesWith({ emitters: ['fixtures', 'types', 'fixtures'] })).toStrictEqual(
      await filesWith({ emitters: ['types', 'fixtures'] }),
    );
  });
});

describe('An emitter of one’s own', () => {
  const wrongWith = async (...emitters: readonly Emitter[]) =>
    diagnosticsOf(generateFrom(GOOD_SCHEMAS, { emitters }));

  test('that throws is named, with what it said and where', async () => {
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

  test('that gives no list is named', async () => {
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
  ])('may not write to %j', async (path) => {
    expect(await wrongWith(giving({ path, content: 'x' }))).toMatchObject([{ code: 'HS802' }]);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['text', 'x'],
    ['a path alone', { path: 'x.md' }],
    ['content that is no text', { path: 'x.md', content: 1 }],
    ['a path that is none', { path: 1, content: 'x' }],
  ])('may not give %s', async (_name, output) => {
    expect(await wrongWith(giving(output))).toMatchObject([{ code: 'HS802' }]);
  });

  test('may not import what nobody emits', async () => {
    const module = {
      path: 'x',
      statements: [importTypes(['A'], 'validatorz'), declareType('export type B = A;')],
    };
    expect(await wrongWith(giving(module))).toMatchObject([
      {
        code: 'HS802',
        message: 'the emitter own imports validatorz in x, but no emitter writes that module',
      },
    ]);
  });

  test.each([
    [['a.md', 'a.md'], 'writes a.md twice'],
    [['a.md', 'A.md'], 'writes a.md and A.md'],
    [['a', 'a/b.md'], 'writes a and a/b.md'],
    [['README.md'], 'both write README.md'],
  ])('may not have %j beside what is there', async (paths, message) => {
    const outputs = paths.map((path) => ({ path, content: 'x' }));
    expect(await wrongWith(giving(...outputs))).toMatchObject([diagnosticLike({ code: 'HS803', message })]);
  });

  test('may have the name of no other one', async () => {
    expect(await wrongWith(giving(), { name: 'types', emit: () => [] })).toMatchObject([
      { code: 'HS802', message: expect.stringContaining('types') },
    ]);
  });

  test('leaves the folder as it was when it is wrong', async () => {
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    const before = await readTree(folder);
    await diagnosticsOf(generateFrom(GOOD_SCHEMAS, { emitters: [giving({ path: '../x', content: '' })] }));
    expect(await readTree(folder)).toStrictEqual(before);
  });
});
