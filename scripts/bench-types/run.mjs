/**
 * What the emitted types cost the compiler: `npm run bench:types [-- --events 6,60,600,6000] [--rounds 3] [--write]`.
 * Every program is compiled alone; its check time counts without that of an empty file, and beside that of the types
 * that zod and valibot infer from schemas of the same events. `--write` puts the table into docs/BENCHMARKS.md.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withWorkshop } from '../bench/workshop.mjs';
import { COMPILERS } from '../compilers.mjs';
import { eventsOf, generateTypes } from './catalog.mjs';
import { measure } from './measure.mjs';
import { emittedProgram, valibotProgram, zodProgram } from './programs.mjs';
import { writeSection } from './section.mjs';
import { rowOf, typesTable } from './table.mjs';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '6,60,600,6000' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});

/** At most so many events for the peers: at 600 they take seconds already. */
const PEERS_UP_TO = 600;
const compilers = COMPILERS.filter(({ version }) => version !== '5.4');

/** @type {import('./table.mjs').Row[]} */
const rows = [];
for (const count of values.events.split(',').map(Number)) {
  await withWorkshop(async (folder) => {
    const home = path.join(folder, 'types');
    mkdirSync(home, { recursive: true });
    const events = eventsOf(count);
    await generateTypes(events, home);
    for (const { version, script } of compilers) {
      const row = await rowOf(
        { version, count, programs: programsOf(events), rounds: Number(values.rounds) },
        (name, text) => measure({ script, folder: home, name, text }),
      );
      rows.push(row);
      console.log(typesTable([row]));
    }
  });
}
const table = typesTable(rows);
console.log(`\n${table}`);
if (values.write) writeSection(table);

/** @param {readonly import('./catalog.mjs').Event[]} events @returns {Readonly<Record<string, string>>} */
function programsOf(events) {
  const own = {
    empty: 'export {};\n',
    switch: emittedProgram(events, 'switch'),
    handlers: emittedProgram(events, 'handlers'),
    on: emittedProgram(events, 'on'),
  };
  return events.length > PEERS_UP_TO
    ? own
    : { ...own, zod: zodProgram(events), valibot: valibotProgram(events) };
}
