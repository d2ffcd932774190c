import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.js';
import { peerCells } from './peers/cells.js';
import { PEERS } from './peers/peers.js';
import { newTally, type Tally, tableOf, withTable } from './peers/table.js';
import { type PeerOutcome, tryPeer } from './peers/try-peer.js';

const SEED = 20_250_101;
/** The number of cells in `npm test`, which shows that the comparison works. `npm run matrix -- --peers` tries all. */
const CELLS = 6;
/** The page with the table, relative to the root of the repository. */
const PAGE = 'docs/contributing/INJECTION.md';
const { MATRIX, MATRIX_UNTIL } = process.env;
const isAll = MATRIX === 'all';

async function tallies(): Promise<readonly Tally[]> {
  const folder = await temporaryFolder();
  const all = PEERS.map(({ name }) => newTally(name));
  const cells = peerCells(SEED);
  for (const make of isAll ? cells : cells.slice(0, CELLS)) {
    if (isAll && Date.now() > Number(MATRIX_UNTIL)) break;
    const cell = make();
    if (cell === undefined) continue;
    for (const [at, peer] of PEERS.entries()) count(all[at], await tryPeer(peer, cell, folder));
  }
  return all;
}

function count(tally: Tally | undefined, outcomes: ReadonlySet<PeerOutcome>): void {
  if (tally === undefined) return;
  tally.cells += 1;
  for (const outcome of outcomes) tally.outcomes[outcome] += 1;
}

test('The same hostile schemas go through other generators', { timeout: 36_000_000 }, async () => {
  const all = await tallies();
  const table = tableOf(all);
  console.log(table);
  const [hookschema, ...others] = all;
  expect(hookschema?.outcomes).toMatchObject({ code: 0, ran: 0, unparsable: 0, raw: 0, verdict: 0 });
  for (const { cells, outcomes } of others) expect(cells).toBeGreaterThan(outcomes.refused);
  if (isAll) writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), table));
});
