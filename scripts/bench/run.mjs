/**
 * `npm run bench -- <name> [options]`: builds hookschema, then runs a benchmark. Without a name, or with an unknown
 * one, it lists the benchmarks and exits with status 2.
 */

/**
 * A benchmark. `default` gets the arguments after its name, and prints the figures.
 *
 * @typedef {{ measures: string, load: () => Promise<{ default: (args: string[]) => Promise<void> }> }} Benchmark
 */

/** @type {Readonly<Record<string, Benchmark>>} */
const BENCHMARKS = {
  validate: {
    measures: 'emitted validators compared with other libraries [--json] [--write]',
    load: () => import('./validate.mjs'),
  },
  catalogs: {
    measures:
      'emitted validators compared with Ajv on catalogs of other shapes [--catalogs unevaluated] [--write]',
    load: () => import('./catalogs.mjs'),
  },
  types: {
    measures: 'the time the compiler needs for emitted types [--events 6,60] [--rounds 3] [--write]',
    load: () => import('./types.mjs'),
  },
  generate: {
    measures:
      'hookschema generate compared with other tools [--events 6,41] [--catalogs unevaluated] [--rounds 5] [--all] [--write]',
    load: () => import('./generate.mjs'),
  },
  watch: {
    measures:
      'edits with hookschema generate --watch [--events 6,41] [--catalogs unevaluated] [--rounds 7] [--write]',
    load: () => import('./watch.mjs'),
  },
  project: {
    measures:
      'hookschema generate on a folder of your own, compared with other tools FOLDER [--rounds 3] [--alone]',
    load: () => import('./project.mjs'),
  },
  start: {
    measures: 'import and first event in a new process [--rounds 30] [--write]',
    load: () => import('./start.mjs'),
  },
  scale: {
    measures: 'a payload in a catalog of 600 events instead of 6',
    load: () => import('./scale.mjs'),
  },
  sizes: {
    measures: 'bundled sizes compared with the record; fails when one has grown by a tenth [--write]',
    load: () => import('./sizes.mjs'),
  },
  package: {
    measures: 'bytes of emitted packages, by what their files are about [--write]',
    load: () => import('./package.mjs'),
  },
  'validate-command': {
    measures: 'hookschema validate on a million payloads [--lines 1000000] [--write]',
    load: () => import('./validate-command.mjs'),
  },
  recordings: {
    measures: 'counting a million recorded payloads [--lines 1000000] [--write]',
    load: () => import('./recordings.mjs'),
  },
  formats: {
    measures: 'checks of formats compared with ajv-formats [--write]',
    load: () => import('./formats.mjs'),
  },
  multiples: {
    measures: 'multipleOf compared with a binary division [--write]',
    load: () => import('./multiples.mjs'),
  },
  receive: {
    measures:
      'signed requests to a receiver, to standardwebhooks and to JSON.parse [--count 20000] [--write]',
    load: () => import('./receive.mjs'),
  },
};

const [name = '', ...args] = process.argv.slice(2);
const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
if (benchmark === undefined) {
  if (name !== '') console.error(`Unknown benchmark: ${name}.\n`);
  console.error(usage());
  process.exitCode = 2;
} else {
  await import('../build.mjs');
  const { default: run } = await benchmark.load();
  await run(args);
}

/** @returns {string} the usage, and one line per benchmark */
function usage() {
  const lines = Object.entries(BENCHMARKS).map(([name, { measures }]) => `  ${name.padEnd(16)}  ${measures}`);
  return ['npm run bench -- <name> [options]', '', ...lines].join('\n');
}
