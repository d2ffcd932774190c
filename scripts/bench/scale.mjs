import { parseArgs } from 'node:util';
import { entryPointsTable } from './tables.mjs';
import { versusSize } from './versus-size.mjs';
import { withWorkshop } from './workshop.mjs';

/**
 * `npm run bench -- scale`: the time per payload in a catalog of 600 events, as a multiple of the time in one of 6.
 *
 * @param {string[]} args none
 */
export default async function benchScale(args) {
  parseArgs({ args, options: {} });
  console.log(entryPointsTable(['600 events instead of 6', 'cost'], await withWorkshop(versusSize)));
}
