/**
 * Compiles generator/ into build/, one module per file, and bundles that into dist/, which is published: Node needs as
 * long to find, open and link hundreds of modules as a run needs for a small catalog. dist/ also has the declarations of all
 * modules. Scripts and tests that need more than dist/ exports import from build/.
 *
 * The runtime is copied, not compiled: its text is written into emitted validators, and must be the same whether the
 * generator runs from its source or from its build.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript-7.0/bin/tsc', import.meta.url));

/** The modules that Node or users load by their path. */
const ENTRIES = [
  ...['cli/bin', 'index', 'emit/index', 'contract/index'],
  ...['payloads/judge-worker', 'threads/emit-worker'],
];

removeOutput();
const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
// The compiler writes files in spite of errors. A build that is half right is worse than none.
if (compiled.status !== 0) fail();
copy('generator/runtime', 'build/runtime', '.js');
copy('generator/runtime', 'dist/runtime', '.js');
copy('build', 'dist', '.d.ts');
await bundle();
chmodSync(`${root}dist/cli/bin.js`, 0o755);

/** Bundles the program. Packages stay outside, and what few commands need stays in chunks of its own. */
async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(ENTRIES.map((name) => [name, `build/${name}.js`])),
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  }).catch(fail);
}

/** Copies the files of a folder whose names have an ending. @param {string} from @param {string} to @param {string} ending */
function copy(from, to, ending) {
  cpSync(`${root}${from}`, `${root}${to}`, {
    recursive: true,
    filter: (source) => !/\.[a-z]+$/.test(basename(source)) || source.endsWith(ending),
  });
}

function removeOutput() {
  for (const folder of ['build', 'dist']) rmSync(`${root}${folder}`, { recursive: true, force: true });
}

/** @returns {never} */
function fail() {
  removeOutput();
  process.exit(1);
}
