/**
 * `npm run sizes`: what the emitted code adds to a bundle, against the record in scripts/sizes.json. Fails when
 * something has grown by a tenth; with `--write` it renews the record.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { sizesOf } from './bench/sizes-of.mjs';
import { grid } from './bench/tables.mjs';
import { withWorkshop } from './bench/workshop.mjs';

const RECORD = new URL('sizes.json', import.meta.url);
const TOO_MUCH = 1.1;

const sizes = await withWorkshop(sizesOf);
if (process.argv.includes('--write')) writeFileSync(RECORD, `${JSON.stringify(sizes, null, 2)}\n`);

/** @type {typeof sizes} */
const record = JSON.parse(readFileSync(RECORD, 'utf8'));
const lines = /** @type {const} */ (['six', 'all']).flatMap((events) =>
  /** @type {const} */ (['guards', 'validators']).map((entry) => ({
    name: `${entry}, ${events} events`,
    now: sizes[events][entry],
    before: record[events][entry],
  })),
);
const grown = lines.filter(({ now, before }) => now >= before * TOO_MUCH);

console.log(
  grid(
    ['bytes, minified and gzipped', 'now', 'record'],
    lines.map(({ name, now, before }) => [name, String(now), String(before)]),
  ),
);
for (const { name } of grown)
  console.error(`${name}: grown by a tenth or more; see npm run sizes -- --write`);
if (grown.length > 0) process.exitCode = 1;
