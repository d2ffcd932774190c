import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

/**
 * Packs both packages, checks the tarballs with publint and attw, searches the emitted modules for foreign code, and
 * compares their sizes with the record.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkPackages(context) {
  await checkTarball(context, { name: 'hookschema', folder: '.', entryPoints: () => [] });
  await checkTarball(context, {
    name: '@hookschema/scalekit',
    folder: 'generated',
    entryPoints: () => modulesIn(context.root, ['events', 'fixtures']),
  });
  await checkEmittedCode(context);
  await context.step('no entry point has grown by a tenth', () =>
    run(['npm', 'run', 'bench', '--', 'sizes'], { cwd: context.root }),
  );
}

/** The path of a package's tarball. The package must have been packed. @param {string} temp @param {string} name */
export function tarballOf(temp, name) {
  const folder = path.join(temp, 'tarballs', name);
  const tarballs = readdirSync(folder);
  assert.equal(tarballs.length, 1, `${name} has one tarball`);
  return path.join(folder, ...tarballs);
}

/**
 * @param {import('./run.mjs').Context} context
 * @param {{ name: string, folder: string, entryPoints: () => readonly string[] }} target `entryPoints`: further entry
 *   points for attw, which skips those that the manifest exports with a wildcard
 */
async function checkTarball({ root, temp, step }, { name, folder, entryPoints }) {
  await step(`${name}: npm pack`, async () => {
    const destination = path.join(temp, 'tarballs', name);
    mkdirSync(destination, { recursive: true });
    await run(['npm', 'pack', '--pack-destination', destination], { cwd: path.join(root, folder) });
    tarballOf(temp, name);
  });
  await step(`${name}: publint`, async () => {
    const output = await run(['node_modules/.bin/publint', tarballOf(temp, name), '--strict'], { cwd: root });
    assert.match(output, /All good!/);
  });
  await step(`${name}: attw`, async () => {
    const found = entryPoints();
    const also = found.length > 0 ? ['--include-entrypoints', ...found] : [];
    const options = ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii', ...also];
    await run(['node_modules/.bin/attw', tarballOf(temp, name), ...options], { cwd: root });
  });
}

/** The emitted modules that must not import anything. */
const SELF_CONTAINED = ['validators', 'guards', 'all-errors'];

/**
 * Checks that no emitted module uses code from outside the package or evaluates text as code, and that the
 * self-contained modules import nothing at all.
 *
 * @param {import('./run.mjs').Context} context
 */
async function checkEmittedCode({ root, step }) {
  const foreignCodeIn = async (/** @type {string} */ module) => {
    const { findForeignCode } = await import('./foreign-code.mjs');
    return findForeignCode(readFileSync(path.join(root, 'generated', `${module}.js`), 'utf8'));
  };
  for (const module of SELF_CONTAINED) {
    await step(`${module}.js imports nothing and evaluates nothing`, async () => {
      assert.deepEqual(await foreignCodeIn(module), []);
    });
  }
  await step('the other modules import only each other and evaluate nothing', async () => {
    for (const module of modulesIn(root, ['.', 'events', 'fixtures'])) {
      const foreign = await foreignCodeIn(module);
      assert.deepEqual(
        foreign.filter((one) => !/^imports "\.\.?\//.test(one)),
        [],
        module,
      );
    }
  });
}

/**
 * The emitted modules in some folders, as `events/<event type>`, sorted.
 * @param {string} root
 * @param {readonly string[]} folders
 */
function modulesIn(root, folders) {
  return folders.flatMap((folder) => {
    const files = readdirSync(path.join(root, 'generated', folder)).filter((file) => file.endsWith('.js'));
    assert.ok(files.length > 0, `there are no modules in ${folder}`);
    return files.map((file) => path.posix.join(folder, file.slice(0, -'.js'.length))).sort();
  });
}
