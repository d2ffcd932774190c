import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMPILERS } from '../compilers.mjs';
import { tarballOf } from './check-packages.mjs';
import { run } from './command.mjs';
import { layOut } from './consumer.mjs';

const SCALEKIT = '@hookschema/scalekit';

/** Where the consumer has the examples: those that are modules, and those that Next.js finds by their folder. */
const PLACES = [
  ['.', 'src/receivers'],
  ['nextjs-route.ts', 'src/app/webhooks/route.ts'],
  ['receiver.ts', 'src/app/webhooks/receiver.ts'],
  ['pages', 'src/pages'],
  ['receiver.ts', 'src/receiver.ts'],
];

/**
 * Installs the packed package and the frameworks, type-checks the receivers of docs/examples, starts each of them, and
 * sends it the requests in the table of docs/RECEIVE.md.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkReceivers({ root, temp, step }) {
  const folder = path.join(temp, 'consumers', 'receivers');
  const here = (/** @type {readonly [string, ...string[]]} */ ...command) => run(command, { cwd: folder });
  await step('receivers: npm install', async () => {
    layOut(path.join(root, 'test', 'consumers', 'receivers'), folder);
    for (const [from = '', to = ''] of PLACES)
      cpSync(path.join(root, 'docs', 'examples', 'receivers', from), path.join(folder, to), {
        recursive: true,
      });
    await here('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', tarballOf(temp, SCALEKIT));
  });
  const [compiler] = COMPILERS.filter(({ version }) => version === '7.0');
  const tsc = (/** @type {readonly string[]} */ ...args) =>
    here(process.execPath, String(compiler?.script), ...args);
  await step('receivers: the examples compile', async () => {
    await tsc('-p', '.');
    await tsc('-p', 'tsconfig.next.json');
  });
  await step('receivers: Deno and Bun answer like Node', async () => {
    const script = 'dist/runtimes/answers.js';
    const expected = await here(process.execPath, script);
    assert.match(expected, /^signed: 204$/m);
    const deno = ['run', '--allow-all', '--node-modules-dir=manual', script];
    assert.equal(await here('node_modules/.bin/deno', ...deno), expected);
    assert.equal(await here('node_modules/.bin/bun', script), expected);
  });
  await step('receivers: each framework answers as docs/RECEIVE.md says', async () => {
    const table = await here(process.execPath, 'dist/main.js');
    const page = readFileSync(path.join(root, 'docs', 'RECEIVE.md'), 'utf8');
    assert.ok(
      page.includes(table),
      `the table of docs/RECEIVE.md is not what the frameworks answer:\n${table}`,
    );
  });
}
