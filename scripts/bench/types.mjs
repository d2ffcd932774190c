import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { COMPILERS } from '../compilers.mjs';
import { eventsOf, generateTypes } from './types/catalog.mjs';
import { measure } from './types/measure.mjs';
import { emittedProgram, valibotProgram, zodProgram } from './types/programs.mjs';
import { writeSection } from './types/section.mjs';
import { rowOf, typesTable } from './types/table.mjs';
import { withWorkshop } from './workshop.mjs';

/** The largest catalog for which the other libraries are measured. They take seconds at this size already. */
const PEERS_UP_TO = 600;

const MEASURED = COMPILERS.filter(({ version }) => version !== '5.4');

/**
 * `npm run bench -- types`: the time that the compiler needs for the emitted types. Every program is compiled alone,
 * and the check time of an empty file is subtracted. The result is compared with the types that zod and valibot infer
 * from schemas of the same events.
 *
 * @param {string[]} args `--events 6,60` for other sizes, `--rounds N` for another number of rounds than three,
 *   `--write` to put the table into docs/BENCHMARKS.md
 */
export default async function benchTypes(args) {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: 'string', default: '6,60,600,6000' },
      rounds: { type: 'string', default: '3' },
      write: { type: 'boolean', default: false },
    },
  });
  /** @type {import('./types/table.mjs').Row[]} */
  const rows = [];
  for (const count of values.events.split(',').map(Number)) {
    await withWorkshop(async (folder) => {
      const home = path.join(folder, 'types');
      mkdirSync(home, { recursive: true });
      const events = eventsOf(count);
      await generateTypes(events, home);
      for (const { version, script } of MEASURED) {
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
}

/** @param {readonly import('./types/catalog.mjs').Event[]} events @returns {Readonly<Record<string, string>>} */
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
