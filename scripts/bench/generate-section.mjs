import { grid, shown } from './tables.mjs';

/** @typedef {import('./commands/measure.mjs').Measured} Measured */

/** The size of catalog that the other sizes are compared with. */
const COMMON = 600;

/**
 * The section of docs/BENCHMARKS.md about generating.
 *
 * @param {readonly Measured[]} measured
 * @returns {string} Markdown
 */
export function generateSection(measured) {
  return sectionOf({ runs: runsTable(measured), others: othersTable(measured), types: typesTable(measured) });
}

/** @param {readonly Measured[]} measured @returns {string} */
function runsTable(measured) {
  const perEvent = (/** @type {Measured} */ { cold, events }) => cold / events;
  const reference = measured.find(({ events }) => events === COMMON);
  return grid(
    [
      'events',
      'cold : the three',
      'one text changed : cold',
      'one property added : cold',
      'nothing to do : bare Node',
      `per event : at ${COMMON}`,
      'peak, MB',
    ],
    measured.map((one) => [
      one.title,
      one.others ? shown(one.cold / sum(Object.values(one.others))) : '',
      shown(one.changed / one.cold),
      shown(one.extended / one.cold),
      shown(one.idle / one.bare),
      reference ? shown(perEvent(one) / perEvent(reference)) : '',
      one.peak.toFixed(0),
    ]),
  );
}

/** @param {readonly Measured[]} measured @returns {string} */
function othersTable(measured) {
  const names = Object.keys(measured.find(({ others }) => others)?.others ?? {});
  return grid(
    ['events', ...names.map((name) => `${name} : ours`)],
    measured.flatMap(({ title, cold, others: times }) =>
      times ? [[title, ...names.map((name) => shown((times[name] ?? Number.NaN) / cold))]] : [],
    ),
  );
}

/** @param {readonly Measured[]} measured @returns {string} */
function typesTable(measured) {
  const rows = measured.flatMap(({ title, types }) => (types === undefined ? [] : [[title, shown(types)]]));
  return grid(['events', 'types alone : openapi-typescript'], rows);
}

/** @param {{ runs: string, others: string, types: string }} tables @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf({ runs, others, types }) {
  return `## Generating

\`npm run bench -- generate\`. The catalogs are this repository's events, from the 42nd on again under other names. A
cold run finds no output and no cache, and emits everything. The three tools are the ones that would be needed otherwise,
run one after the other with their defaults: the command lines of json-schema-to-typescript and quicktype, and Ajv's
standalone compilation of each event. The named catalogs have the shapes of large published ones, and are made by
\`scripts/bench/catalogs\`: many events that share deep objects with URIs and dates, closed objects named by a header,
objects closed by \`unevaluatedProperties\`, and few events with hundreds of variants. The changes are to one event:
another \`description\`, and one more property; each is a run of its own, which finds what the run before has kept on disk.
The folders are best on a file system in memory (\`TMPDIR=/dev/shm\`), as for these figures: for some minutes after many files
were deleted, ext4 takes long to create others.

${runs}

Each of the three alone:

${others}

Types alone, with \`emitters: ['types']\`, for the catalogs that are one file, as an OpenAPI document for the other tool:

${types}
`;
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
