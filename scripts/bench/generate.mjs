import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { measure } from './commands/measure.mjs';
import { MADE, subjectsOf } from './commands/subject.mjs';
import { generateSection } from './generate-section.mjs';
import { withWorkshop } from './workshop.mjs';

/** @typedef {import('./commands/measure.mjs').Measured} Measured */

/** Catalogs with more events than this are measured once, and without the other tools, which take minutes for them. */
const LARGE = 1000;

/**
 * `npm run bench -- generate`: the time of `hookschema generate` for catalogs of several sizes, compared with the three
 * tools that would be needed without it.
 *
 * @param {string[]} args `--events 6,41` for other sizes, `--catalogs unevaluated` for other catalogs than all, `--rounds N`
 *   for another number of rounds than five, `--all` to run the other tools on the largest catalog too, `--write` to put
 *   the tables into docs/BENCHMARKS.md
 */
export default async function benchGenerate(args) {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: 'string', default: '6,41,600,6000' },
      catalogs: { type: 'string', default: MADE.join() },
      rounds: { type: 'string', default: '5' },
      all: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  const measured = await withWorkshop((folder) =>
    subjectsOf(values).map((make) => {
      const subject = make(folder);
      const isLarge = subject.events > LARGE;
      const options = { rounds: isLarge ? 1 : rounds, withOthers: !isLarge || values.all };
      return shownAtOnce(measure(subject, options));
    }),
  );
  const text = generateSection(measured);
  console.log(`\n${text}`);
  if (values.write) writeBlock('bench:generate', text);
}

/** Prints a result when it is known, because the next one takes minutes. @param {Measured} measured */
function shownAtOnce(measured) {
  console.log(JSON.stringify(measured));
  return measured;
}
