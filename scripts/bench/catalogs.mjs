import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { CATALOGS } from './catalogs/catalogs.mjs';
import { MEASURES, versusAjv } from './catalogs/versus-ajv.mjs';
import { grid, shown } from './tables.mjs';
import { withWorkshop } from './workshop.mjs';

/**
 * `npm run bench -- catalogs`: the emitted validators compared with Ajv on catalogs that have the shapes of large
 * published ones, in multiples of `JSON.parse` of the same payloads.
 *
 * @param {string[]} args `--catalogs unevaluated` for other catalogs than all; `--write` puts the table into
 *   docs/BENCHMARKS.md
 */
export default async function benchCatalogs(args) {
  const { values } = parseArgs({
    args,
    options: {
      catalogs: { type: 'string', default: Object.keys(CATALOGS).join() },
      write: { type: 'boolean', default: false },
    },
  });
  /** @type {string[][]} */
  const lines = [];
  for (const name of values.catalogs.split(',')) {
    const rows = await withWorkshop((folder) => versusAjv(name, folder));
    lines.push(...rows.map(({ title, times }) => [name, title, ...times.map(shown)]));
  }
  const text = sectionOf(grid(['catalog', '', ...MEASURES], lines));
  console.log(text);
  if (values.write) writeBlock('bench:catalogs', text);
}

/** @param {string} table @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(table) {
  return `## Time for a payload in other catalogs

\`npm run bench -- catalogs\`: catalogs that have the shapes of large published ones, made by \`scripts/bench/catalogs\`,
and random payloads of them, three per event. Every event has 20 headers, of which one names the event in
\`header-named\`. The figures are multiples of \`JSON.parse\` of the same text, for valid payloads, for a tenth of payloads
with a number in place of a text, and where every payload has one. Ajv has ajv-formats \`fast\` and one function per event,
and is told the event. Each contestant is warmed up for at least 60 ms per event, so that most functions are compiled,
and has a pass that is not timed before each that is. Figures are printed only if all accept and reject the same payloads.
Every payload was parsed from its text, also those whose verdicts are compared before.

The payloads of \`shared-objects\` have the proportions of the 329 that GitHub's octokit project publishes
(\`@octokit/webhooks-examples\` 7.6.1): on average 9.6 kB, 98 URIs and URI templates, and 9 timestamps, compared with
9.9 kB, 101 and 6. Of both, 43 are templates. Two payloads of an event have the same keys in 83 of 100 objects, as there.
In earlier versions of this table, optional properties were random: 59 objects had the same keys, and the guards took
about 1.2 times as long, because engines read properties more slowly where objects have many sets of keys.

${table}
`;
}
