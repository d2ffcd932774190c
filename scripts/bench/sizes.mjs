import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sizesOf } from './sizes-of.mjs';
import { grid } from './tables.mjs';
import { withWorkshop } from './workshop.mjs';

const RECORD = new URL('sizes.json', import.meta.url);
const TOO_MUCH = 1.1;

/**
 * `npm run bench -- sizes`: compares what the emitted code adds to a bundle with the record in sizes.json. Sets the
 * exit status to 1 when a size has grown by a tenth or more.
 *
 * @param {string[]} args `--write` updates the record
 */
export default async function benchSizes(args) {
  const { values } = parseArgs({ args, options: { write: { type: 'boolean' } } });
  const sizes = await withWorkshop(sizesOf);
  if (values.write) writeFileSync(RECORD, `${JSON.stringify(sizes, null, 2)}\n`);
  /** @type {typeof sizes} */
  const record = JSON.parse(readFileSync(RECORD, 'utf8'));
  const lines = /** @type {const} */ (['six', 'all']).flatMap((events) =>
    /** @type {const} */ (['guards', 'validators', 'all-errors']).map((entry) => ({
      name: `${entry}, ${events} events`,
      now: sizes[events][entry],
      before: record[events][entry],
    })),
  );
  console.log(
    grid(
      ['bytes, minified and gzipped', 'now', 'record'],
      lines.map(({ name, now, before }) => [name, String(now), String(before)]),
    ),
  );
  for (const { name } of lines.filter(({ now, before }) => now >= before * TOO_MUCH)) {
    console.error(`${name}: grown by a tenth or more; see npm run bench -- sizes --write`);
    process.exitCode = 1;
  }
}
