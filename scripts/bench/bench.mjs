/**
 * `npm run bench`: ours against its peers on the six documented events, as multiples of `JSON.parse` of the same text.
 * With `--json` the ratios alone; with `--write` everything there is to measure goes into docs/BENCHMARKS.md.
 */

import { writePage } from './page.mjs';
import { ratiosAsJson, table } from './tables.mjs';
import { versusPeers } from './versus-peers.mjs';
import { withWorkshop } from './workshop.mjs';

const rows = await withWorkshop(versusPeers);
console.log(process.argv.includes('--json') ? JSON.stringify(ratiosAsJson(rows), null, 2) : table(rows));
if (process.argv.includes('--write')) await writePage(rows);
