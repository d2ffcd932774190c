import { parseArgs } from 'node:util';
import { entryPointsTable } from './tables.mjs';
import { versusStart } from './versus-start.mjs';
import { withWorkshop } from './workshop.mjs';

/**
 * `npm run bench -- start`: the time from import to the first event in a new process, as a multiple of the time that
 * Ajv's standalone code takes.
 *
 * @param {string[]} args none
 */
export default async function benchStart(args) {
  parseArgs({ args, options: {} });
  console.log(
    entryPointsTable(['import and first event', 'of Ajv standalone'], await withWorkshop(versusStart)),
  );
}
