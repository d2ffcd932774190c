import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../generator/cli/main.js';
import { eventSchema, GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { type FakeTerminal, fakeTerminal } from '../support/fake-terminal.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';

const CONFIG = `export default { schemas: 'schemas', out: 'generated' };`;
const WATCHING = 'watching for changes; press Ctrl-C to stop\n';

interface Watching {
  readonly folder: string;
  readonly terminal: FakeTerminal;
  readonly end: () => Promise<number>;
}

const running: Watching[] = [];
afterEach(() => Promise.all(running.splice(0).map(({ end }) => end())));

/** Starts `generate --watch`, and waits until the first run is done. */
async function watch(files: Tree): Promise<Watching> {
  const watching = await start(files);
  await runs(watching, 1);
  return watching;
}

async function start(files: Tree, ...args: readonly string[]): Promise<Watching> {
  const folder = await temporaryFolder();
  await writeTree(folder, files);
  let stop = (): void => undefined;
  const terminal = fakeTerminal(
    folder,
    {},
    {
      onStop(request) {
        stop = request;
        return () => undefined;
      },
    },
  );
  const exit = main(['generate', '--watch', ...args], terminal);
  const end = (): Promise<number> => {
    stop();
    return exit;
  };
  const watching = { folder, terminal, end };
  running.push(watching);
  return watching;
}

/** Waits until a number of runs are done. */
function runs({ terminal }: Watching, count: number): Promise<void> {
  return vi.waitFor(() => expect(terminal.stderr.split(WATCHING)).toHaveLength(count + 1), {
    timeout: 20_000,
    interval: 20,
  });
}

const outputs = async ({ folder }: Watching): Promise<readonly string[]> =>
  Object.keys(await readTree(join(folder, 'generated', 'events'))).filter((path) => path.endsWith('.d.ts'));

const FILES = { 'hookschema.config.mjs': CONFIG, ...schemaFiles(GOOD_SCHEMAS) };
const ADDED = schemaFiles({ 'events/order.paid.schema.json': eventSchema('order.paid') });

describe('hookschema generate --watch', { timeout: 60_000 }, () => {
  test('generates again when a schema is added, removed or changed, and ends when it is stopped', async () => {
    const watching = await watch(FILES);
    await writeTree(watching.folder, ADDED);
    await runs(watching, 2);
    expect(await outputs(watching)).toContain('order.paid.d.ts');
    await rm(join(watching.folder, 'schemas/events/order.paid.schema.json'));
    await runs(watching, 3);
    expect(await outputs(watching)).not.toContain('order.paid.d.ts');
    expect(await watching.end()).toBe(0);
    expect(watching.terminal.stdout.match(/events in generated/g)).toHaveLength(3);
  });

  test('does not take its own output for a change when the schema is beside it', async () => {
    const watching = await watch({
      'hookschema.config.mjs': `export default { schemas: 'a.json', out: 'generated' };`,
      'a.json': JSON.stringify(eventSchema('a')),
    });
    await new Promise((done) => setTimeout(done, 700));
    await runs(watching, 1);
    await writeTree(watching.folder, { 'a.json': JSON.stringify(eventSchema('b')) });
    await runs(watching, 2);
    expect(await outputs(watching)).toStrictEqual(['b.d.ts']);
  });

  test('sees a new file that a schema beside the output refers to', async () => {
    const refers = eventSchema('a', { properties: { n: { $ref: 'parts/n.json' }, m: { $ref: 'm.json' } } });
    const watching = await watch({
      'hookschema.config.mjs': `export default { schemas: 'a.json', out: 'generated' };`,
      'a.json': JSON.stringify(refers),
    });
    expect(watching.terminal.stderr).toContain('error HS301');
    await writeTree(watching.folder, { 'm.json': '{ "type": "string" }' });
    await runs(watching, 2);
    await writeTree(watching.folder, { 'parts/n.json': '{ "type": "integer" }' });
    await runs(watching, 3);
    expect(await outputs(watching)).toStrictEqual(['a.d.ts']);
  });

  test('sees a change of the tsconfig.json that decides how imports end', async () => {
    const nodenext = '{ "compilerOptions": { "module": "nodenext" } }';
    const watching = await watch({
      'hookschema.config.mjs': `export default { schemas: 'schemas', out: 'src/hooks', target: 'source' };`,
      'tsconfig.json': '{ "extends": "./base.json" }',
      'base.json': nodenext,
      ...schemaFiles(GOOD_SCHEMAS),
    });
    const index = async () => (await readTree(join(watching.folder, 'src/hooks')))['index.ts'];
    expect(await index()).toContain('.js"');
    await writeTree(watching.folder, { 'base.json': nodenext.replace('nodenext', 'preserve') });
    await runs(watching, 2);
    expect(await index()).not.toContain('.js"');
  });

  test('continues after an invalid schema, and reports when it is valid again', async () => {
    const watching = await watch(FILES);
    await writeTree(watching.folder, { 'schemas/events/x.json': '{' });
    await runs(watching, 2);
    expect(watching.terminal.stderr).toContain('schemas/events/x.json:1:2 - error HS102');
    await writeTree(watching.folder, { 'schemas/events/x.json': JSON.stringify(eventSchema('x')) });
    await runs(watching, 3);
    expect(await outputs(watching)).toContain('x.d.ts');
  });

  test('continues after edits of the configuration, also to an invalid one and to another schema folder', async () => {
    const watching = await watch({ ...FILES, 'other/a.json': JSON.stringify(eventSchema('a')) });
    await writeTree(watching.folder, { 'hookschema.config.mjs': 'export default {' });
    await runs(watching, 2);
    expect(watching.terminal.stderr).toContain('error HS603');
    await writeTree(watching.folder, { 'hookschema.config.mjs': CONFIG.replace("'schemas'", "'other'") });
    await runs(watching, 3);
    expect(await outputs(watching)).toStrictEqual(['a.d.ts']);
    await writeTree(watching.folder, { 'other/b.json': JSON.stringify(eventSchema('b')) });
    await runs(watching, 4);
    expect(await outputs(watching)).toStrictEqual(['a.d.ts', 'b.d.ts']);
  });

  test.each(['ts', 'mjs'])(
    'watches the files that a .%s configuration imports, directly and indirectly',
    async (extension) => {
      const imported = extension === 'ts' ? './names.js' : './names.mjs';
      const watching = await watch({
        ...FILES,
        [`hookschema.config.${extension}`]: `import { name } from '${imported}';\nexport default { schemas: 'schemas', out: 'generated', package: { name } };`,
        [`names.${extension}`]: `export * from './name.${extension === 'ts' ? 'js' : 'mjs'}';`,
        [`name.${extension}`]: `export const name = 'first';`,
      });
      await writeTree(watching.folder, { [`name.${extension}`]: `export const name = 'other';` });
      await runs(watching, 2);
      expect((await readTree(watching.folder))['generated/package.json']).toContain('"name": "other"');
    },
  );

  test('continues when the schema folder is deleted and created again', async () => {
    const watching = await watch(FILES);
    await rename(join(watching.folder, 'schemas'), join(watching.folder, 'away'));
    await runs(watching, 2);
    expect(watching.terminal.stderr).toContain('error HS101');
    await writeTree(watching.folder, ADDED);
    await rename(join(watching.folder, 'schemas'), join(watching.folder, 'gone'));
    await rename(join(watching.folder, 'away'), join(watching.folder, 'schemas'));
    await vi.waitFor(() => expect(watching.terminal.stdout.match(/2 events in generated/g)).toHaveLength(2), {
      timeout: 20_000,
    });
  });

  test('prints a complete report for each run', async () => {
    const { terminal, end } = await start(FILES, '--reporter', 'json');
    await vi.waitFor(() => expect(terminal.stdout).toContain('}\n'), { timeout: 20_000 });
    await end();
    const lines = terminal.stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ command: 'generate', exitCode: 0 }]);
  });
});
