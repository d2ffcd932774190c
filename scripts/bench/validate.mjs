import { parseArgs } from 'node:util';
import { writePage } from './page.mjs';
import { ratiosAsJson, table } from './tables.mjs';
import { versusPeers } from './versus-peers.mjs';
import { withWorkshop } from './workshop.mjs';

/**
 * `npm run bench -- validate`: compares the emitted validators with other libraries on six events, in multiples of
 * `JSON.parse` of the same text.
 *
 * @param {string[]} args `--json` prints the ratios as JSON; `--write` also measures scale, start and sizes, and writes
 *   docs/BENCHMARKS.md
 */
export default async function benchValidate(args) {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, write: { type: 'boolean' } } });
  const rows = await withWorkshop(versusPeers);
  console.log(values.json ? JSON.stringify(ratiosAsJson(rows), null, 2) : table(rows));
  if (values.write) await writePage(rows);
}
