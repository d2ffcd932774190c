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
import { basename, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript-7.0/bin/tsc', import.meta.url));

/** What answers a run that has nothing to do: one file, because Node needs a millisecond for each. */
const START = 'cli/bin';
/** The modules that Node, users or `START` load by their path. */
const ENTRIES = [
  ...['index', 'emit/index', 'contract/index', 'payloads/judge-worker', 'threads/emit-worker'],
  ...['cli/process-terminal', 'config/import-config'],
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
  /** @type {import('esbuild').BuildOptions} */
  const options = {
    absWorkingDir: root,
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  };
  const entryPoints = (/** @type {readonly string[]} */ names) =>
    Object.fromEntries(names.map((name) => [name, `build/${name}.js`]));
  await build({
    ...options,
    entryPoints: entryPoints(ENTRIES),
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  }).catch(fail);
  await build({ ...options, entryPoints: entryPoints([START]), plugins: [entriesStayOutside()] }).catch(fail);
}

/**
 * Leaves what `START` imports on demand where the other bundle has it.
 *
 * @returns {import('esbuild').Plugin}
 */
function entriesStayOutside() {
  return {
    name: 'entries-stay-outside',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = relative(`${root}build`, resolve(resolveDir, path)).split(sep).join('/');
        if (!ENTRIES.includes(file.replace(/\.js$/, ''))) throw new Error(`${file} is not among the entries`);
        const from = posix.relative(posix.dirname(START), file);
        return { path: from.startsWith('.') ? from : `./${from}`, external: true };
      });
    },
  };
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
