import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { copiesSubject, MADE, madeSubject } from './commands/subject.mjs';
import { grid } from './tables.mjs';
import { withWorkshop } from './workshop.mjs';

/** What the files of a package are about, by the beginning of their paths. The first that fits counts. */
const KINDS = /** @type {const} */ ([
  ['types', /^types\./],
  ['schemas', /^schemas\//],
  ['fixtures', /^(?:fixture|make\/)/],
  ['one event', /^(?:events|definitions)\//],
  ['all events', /^(?:payloads|json-schemas|definitions|guards|validators|all-errors|validation-)/],
  ['other', /./],
]);

/**
 * `npm run bench -- package`: the bytes of packages, by what their files are about.
 *
 * @param {string[]} args `--write` puts the table into docs/BENCHMARKS.md
 */
export default async function benchPackage(args) {
  const { values } = parseArgs({ args, options: { write: { type: 'boolean' } } });
  const rows = await withWorkshop((folder) => {
    const subjects = [
      ...[6, 41, 600].map((events) => copiesSubject(folder, events)),
      ...MADE.map((name) => madeSubject(folder, name)),
    ];
    return subjects.map(({ title, folder: own, args: given }) => {
      execFileSync(process.execPath, given, { cwd: own, stdio: ['ignore', 'ignore', 'inherit'] });
      return rowOf(title, path.join(own, 'generated'));
    });
  });
  const text = sectionOf(grid(['catalog', 'files', 'kB', ...KINDS.map(([name]) => name)], rows));
  console.log(text);
  if (values.write) writeBlock('bench:package', text);
}

/** @param {string} title @param {string} folder of a package @returns {string[]} the cells of its row */
function rowOf(title, folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const state = statSync(path.join(folder, file));
    return state.isFile() ? [{ path: file.replaceAll(path.sep, '/'), size: state.size }] : [];
  });
  const sums = new Map(KINDS.map(([name]) => [name, 0]));
  for (const { path: file, size } of files) {
    const [name] = KINDS.find(([, pattern]) => pattern.test(file)) ?? ['other'];
    sums.set(name, (sums.get(name) ?? 0) + size);
  }
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return [title, files.length, ...[total, ...sums.values()].map((size) => Math.round(size / 1000))].map(
    (cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell),
  );
}

/** @param {string} table @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(table) {
  return `## The size of a package

\`npm run bench -- package\`: the files of a package with everything, and their kilobytes: types, JSON Schemas, fixtures, what
a program that imports one event loads, and what all others load. Leave out \`fixtures\` or \`events\` of
[\`emitters\`](CONFIG.md#what-is-written) for a smaller one. The catalogs are those of the other tables.

${table}
`;
}
