import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { median } from './median.mjs';
import { startContestant } from './receive/contestants.mjs';
import { SECRET, sendBlock } from './receive/send-block.mjs';
import { receiveSizes } from './receive/sizes.mjs';
import { grid, shown } from './tables.mjs';

/** How many blocks each server gets. The servers take turns, so that a busy machine slows all of them. */
const BLOCKS = 50;
const NAMES = /** @type {const} */ (['receive', 'standardwebhooks', 'parse']);

/** @typedef {{ times: number[], lost: number, cpu: number, heaps: number[] }} Result */

/**
 * `npm run bench -- receive`: signed requests over loopback to a receiver, to a server that verifies with
 * standardwebhooks, and to one that only parses. Sets the exit status to 1 when a request is lost.
 *
 * @param {string[]} args `--count`: the number of requests for each server; `--write`: renews docs/BENCHMARKS.md
 */
export default async function benchReceive(args) {
  const { values } = parseArgs({
    args,
    options: { count: { type: 'string', default: '20000' }, write: { type: 'boolean' } },
  });
  const size = Math.ceil(Number(values.count) / BLOCKS);
  const results = await measure(size);
  const page = `${tableOf(results, size * BLOCKS)}\n\n${await receiveSizes()}\n\n${SIZES}`;
  console.log(page);
  if (values.write) writeBlock('bench:receive', `## Receiving\n\n${INTRODUCTION}\n\n${page}`);
  if (results.some(({ lost }) => lost !== 0)) process.exitCode = 1;
}

const INTRODUCTION = `\`npm run bench -- receive\`: signed requests over loopback with the full samples of all 41 events, to a receiver on
Node's \`http\` with its store in memory, to a server with \`standardwebhooks\` and \`JSON.parse\`, and to one that only
calls \`JSON.parse\`. Time and CPU time of the server are ratios to the last. The memory is what the heap holds after
garbage collection, after a fifth of the requests and at the end, where the store remembers 1,000 ids.`;

const SIZES = `\`receive\` is less than 3 kB beyond the validators. \`createReceiver\` has 1.5 kB more: handlers by event type, the
answer to each outcome, and the store in memory.`;

/** @param {number} size of a block @returns {Promise<Result[]>} */
async function measure(size) {
  const contestants = await Promise.all(NAMES.map((name) => startContestant(name, SECRET)));
  try {
    const races = await Promise.all(
      contestants.map(async (one) => {
        await sendBlock(one, size * BLOCKS, size);
        const before = await one.figures();
        return { one, before, heap: before.heap, accepted: 0, times: /** @type {number[]} */ ([]) };
      }),
    );
    for (let block = 0; block < BLOCKS; block += 1) {
      for (const race of races) {
        const { accepted, milliseconds } = await sendBlock(race.one, block * size, size);
        race.times.push(milliseconds);
        race.accepted += accepted;
        if (block === BLOCKS / 5) race.heap = (await race.one.figures()).heap;
      }
    }
    return await Promise.all(
      races.map(async ({ one, before, heap, accepted, times }) => {
        const after = await one.figures();
        const handled = Math.min(accepted, after.handled - before.handled);
        return {
          times,
          lost: size * BLOCKS - handled,
          cpu: after.cpu - before.cpu,
          heaps: [heap, after.heap],
        };
      }),
    );
  } finally {
    for (const one of contestants) one.stop();
  }
}

/** @param {readonly Result[]} results @param {number} count */
function tableOf(results, count) {
  const base = results.at(-1);
  const rows = results.map(({ lost, times, cpu, heaps }, at) => [
    NAMES[at] ?? '',
    String(count),
    String(lost),
    shown(median(times.map((time, block) => time / (base?.times[block] ?? Number.NaN)))),
    shown(cpu / (base?.cpu ?? Number.NaN)),
    heaps.map((bytes) => (bytes / 2 ** 20).toFixed(1)).join(', '),
  ]);
  return grid(['server', 'requests', 'lost', 'time', 'CPU', 'heap, MB'], rows);
}
