import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { eventSchema, schemaFiles } from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { folderWithHookschema, REPOSITORY, readTree, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const execute = promisify(execFile);

/** The code of docs/EMITTERS.md: commands, and files that begin with a comment that names them. */
const BLOCKS = [
  ...(await readFile(join(REPOSITORY, 'docs/EMITTERS.md'), 'utf8')).matchAll(/^```(\w+)\n(.*?)^```$/gms),
].map(([, language = '', text = '']) => ({ language, text, path: /^\/\/ (\S+)\n/.exec(text)?.[1] }));

const isOutput = (path: string): boolean => path.startsWith('src/webhooks/');
const files = BLOCKS.flatMap(({ path, text }) => (path === undefined ? [] : [{ path, text }]));
const commands = BLOCKS.flatMap(({ language, text }) => (language === 'sh' ? text.trim().split('\n') : []));

const SCHEMAS = {
  'events/order.created.json': eventSchema('order.created', {
    title: 'Order created',
    required: ['id'],
    properties: { id: { type: 'string', pattern: '^o-' } },
    examples: [{ type: 'order.created', id: 'o-1' }],
  }),
  'events/order.cancelled.json': eventSchema('order.cancelled', { title: 'Order cancelled' }),
};

describe('docs/EMITTERS.md', () => {
  let folder = '';
  let stderr = '';

  beforeAll(async () => {
    folder = await folderWithHookschema();
    for (const name of ['zod', '@types'])
      await symlink(join(REPOSITORY, 'node_modules', name), join(folder, 'node_modules', name));
    await writeTree(folder, {
      ...schemaFiles(SCHEMAS),
      ...Object.fromEntries(
        files.filter(({ path }) => !isOutput(path)).map(({ path, text }) => [path, text]),
      ),
      'zod.ts': await readFile(join(REPOSITORY, 'docs/examples/zod.ts'), 'utf8'),
      'package.json': '{ "type": "module", "dependencies": { "zod": "^4.3.0" } }',
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2022',
          strict: true,
          rewriteRelativeImportExtensions: true,
          skipLibCheck: true,
          types: ['node'],
          outDir: 'dist',
          rootDir: '.',
        },
        include: ['*.ts', 'src'],
      }),
    });
    for (const command of commands) {
      const { exit, err } = await runCommand(command.replace(/^npx hookschema /, '').split(' '), folder);
      stderr += exit === 0 ? err : `${command} ended with ${exit}\n${err}`;
    }
  });

  test('has no code that is neither a command nor a file with a name', () => {
    expect(BLOCKS.filter(({ language, path }) => language !== 'sh' && path === undefined)).toStrictEqual([]);
    expect(commands.length).toBeGreaterThan(1);
    expect(files.length).toBeGreaterThan(6);
    for (const command of commands) expect(command).toMatch(/^npx hookschema generate/);
  });

  test('has commands that run, with the warning that its emitter gives', async () => {
    expect(stderr).toContain('the emitter samples-page warns: an event has no sample');
    expect(stderr.match(/HS\d+/g)).toStrictEqual(['HS804']);
    const tree = await readTree(join(folder, 'src/webhooks'));
    expect(tree['SAMPLES.md']).toBe('# Our samples\n\n- `order.cancelled`: 0\n- `order.created`: 1\n');
  });

  test('shows what is written', async () => {
    const shown = files.filter(({ path }) => isOutput(path));
    expect(shown.length).toBeGreaterThan(0);
    for (const { path, text } of shown)
      expect(await readFile(join(folder, path), 'utf8')).toContain(text.replace(/^.*\n/, '\n'));
  });

  test('compiles, and its check of the fixtures finds nothing', { timeout: PATIENCE }, async () => {
    const [compiler = { script: '' }] = COMPILERS.slice(-1);
    expect(await compile(compiler, ['-p', folder])).toStrictEqual({ accepted: true, output: '' });
    const { stdout, stderr: errors } = await execute(process.execPath, [join(folder, 'dist/check-zod.js')]);
    expect(errors).toBe('');
    expect(stdout).toMatch(/^[1-9]\d* valid and [1-9]\d* invalid fixtures\n$/);
  });

  test('names everything that can be imported', async () => {
    const page = await readFile(join(REPOSITORY, 'docs/EMITTERS.md'), 'utf8');
    const contract: object = await import('../../generator/emit/index.js');
    const missing = Object.keys(contract).filter(
      (name) => !page.includes(name) && name !== 'DiagnosticError',
    );
    expect(missing).toStrictEqual([]);
  });
});
