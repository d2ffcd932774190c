import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Terminal } from '../../generator/cli/terminal.js';
import { MANIFEST } from '../../generator/output/manifest.js';
import { eventSchema, goodFiles } from '../support/catalogs.js';
import { readTree, writeTree } from '../support/folders.js';
import { project } from '../support/project.js';
import { runCommand as run } from '../support/run-command.js';

describe('hookschema generate --check', () => {
  test('exits with 0 when the output is up to date', async () => {
    const { exit, out, err } = await run(['generate', '--check'], await project());
    expect({ exit, out }).toStrictEqual({ exit: 0, out: '' });
    expect(err).toMatch(/^2 events in generated: up to date\n\d+ ms: /);
  });

  test('exits with 1 when it is stale: the files on standard output, the command that fixes it in the hint', async () => {
    const folder = await project();
    await rm(join(folder, 'generated', 'index.js'));
    await rm(join(folder, 'generated', 'index.d.ts'));
    const { exit, out, err } = await run(['generate', '--check'], folder);
    expect(exit).toBe(1);
    expect(out).toBe('  missing  generated/index.d.ts\n  missing  generated/index.js\n');
    expect((await run(['generate', '--check', '--diff'], folder)).out).toContain(
      '+++ b/generated/index.js\n',
    );
    expect(err).toBe(
      'generated - error HS509: it is stale: 2 files differ\n  hint: run npx hookschema generate\n\n1 error\n',
    );
    expect(await readTree(join(folder, 'generated'))).not.toHaveProperty(['index.js']);
  });

  test('shows the diff of the types, and all of it fits on a screen', async () => {
    const folder = await project();
    const added = Array.from({ length: 40 }, (_one, at) => eventSchema(`order.added_${at}`));
    await writeTree(folder, {
      'schemas/added.json': JSON.stringify({ $defs: Object.fromEntries(added.entries()) }),
    });
    const { out, err } = await run(['generate', '--check'], folder);
    expect(out).toContain('+++ b/generated/types.d.ts\n');
    expect(out).not.toContain('+++ b/generated/index.js\n');
    expect(out).toMatch(/ {2}\.\.\. and \d+ more files; --diff prints all\n/);
    expect(out).toMatch(/ {2}\.\.\. and \d+ more lines; --diff prints all\n$/);
    expect(`${out}${err}`.split('\n').length).toBeLessThan(50);
    const all = (await run(['generate', '--check', '--diff'], folder)).out;
    expect(all.split('\n').length).toBeGreaterThan(1000);
  });

  test('prints a message in the singular for one file', async () => {
    const folder = await project();
    await writeFile(join(folder, 'generated', MANIFEST), '');
    const { err } = await run(['generate', '--check'], folder);
    expect(err).toContain('1 file differs\n');
  });

  test.each<[readonly string[], Terminal['env'], string]>([
    [[], { npm_lifecycle_event: 'generate' }, 'run npm run generate'],
    [[], { npm_lifecycle_event: 'test' }, 'run npx hookschema generate'],
    [
      ['--config', 'hookschema.config.json'],
      {},
      'run npx hookschema generate --config hookschema.config.json',
    ],
    [
      ['--schemas', 'schemas', '--out', 'hooks', '--target', 'source'],
      {},
      'run npx hookschema generate --schemas schemas --out hooks --target source',
    ],
    [
      ['--schemas', 'schemas', '--out', 'my events', '--name', '@acme/events'],
      {},
      "run npx hookschema generate --schemas schemas --out 'my events' --name @acme/events",
    ],
  ])('with %j in %j advises: %s', async (args, env, advice) => {
    const folder = await project({});
    const { exit, err } = await run(['generate', '--check', ...args], folder, { env });
    expect(exit).toBe(1);
    expect(err).toContain(`  hint: ${advice}\n`);
  });

  test.each<[Terminal['env'], string]>([
    [{}, 'run npx hookschema generate --force'],
    [{ npm_lifecycle_event: 'generate' }, 'run npm run generate -- --force'],
  ])('in %j advises --force when a file was edited by hand', async (env, advice) => {
    const folder = await project();
    await writeFile(join(folder, 'generated', 'index.js'), 'edited\n');
    const { exit, err } = await run(['generate', '--check'], folder, { env });
    expect(exit).toBe(1);
    expect(err).toContain(`  hint: ${advice}\n`);
  });

  test('is an error for each stale catalog in every reporter (HS509)', async () => {
    const folder = await project({});
    const config = { schemas: 'schemas', out: 'b', package: { name: 'b' } };
    await writeTree(folder, {
      'hookschema.config.json': JSON.stringify({ catalogs: [{ ...config, out: 'a' }, config] }),
    });
    await run(['generate'], folder);
    await rm(join(folder, 'b', 'index.js'));
    const check = (reporter: string) => run(['generate', '--check', '--reporter', reporter], folder);
    const json = JSON.parse((await check('json')).out);
    expect(json.diagnostics).toMatchObject([
      { code: 'HS509', severity: 'error', file: 'b', hint: 'run npx hookschema generate' },
    ]);
    const github = await check('github');
    expect(github.out).toBe(
      '::error file=b,title=HS509 the output is not up to date::it is stale: 1 file differs%0Ahint: run npx hookschema generate\n',
    );
    expect(github.err).toMatch(/^ {2}missing {2}b\/index\.js\n\d events in a: up to date\n$/);
    const [{ results }] = JSON.parse((await check('sarif')).out).runs;
    expect(results).toMatchObject([{ ruleId: 'HS509', level: 'error' }]);
    expect((await check('markdown')).out).toContain('**error HS509**');
  });

  test('advises to remove an unmanaged file, which no command does', async () => {
    const folder = await project({ ...(await goodFiles()), 'notes.txt': 'mine' });
    const { exit, err } = await run(['generate', '--check'], folder);
    expect(exit).toBe(1);
    expect(err).toContain('  hint: remove notes.txt, which hookschema did not write\n');
    expect(err).not.toContain('run ');
  });
});
