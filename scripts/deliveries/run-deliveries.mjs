import { Fleet } from './fleet.mjs';
import { SECRET, sendAll } from './provider.mjs';

/**
 * @typedef {object} Run
 * @property {string} name
 * @property {import('./kinds.mjs').Kind} kind
 * @property {string} folder an empty one
 * @property {number} count deliveries, duplicates included
 * @property {number} workers
 * @property {number} kills
 * @property {number} seed
 */

/**
 * Sends deliveries to workers, kills some of them, and counts the effects.
 *
 * @param {Run} run
 * @returns {Promise<{ lines: string[], problems: string[] }>} the figures, and what is wrong
 */
export async function runDeliveries({ name, kind, folder, count, workers, kills, seed }) {
  const random = randomOf(seed);
  const server = await kind.start(folder);
  const fleet = new Fleet({ KIND: name, SOCKET: server.socket, SCALEKIT_WEBHOOK_SECRET: SECRET });
  try {
    await kind.prepare(server.socket);
    await Promise.all(Array.from({ length: workers }, () => fleet.start()));
    const started = performance.now();
    let killed = 0;
    const sent = await sendAll({
      fleet,
      count,
      invalid: kind.invalid,
      random,
      onDone: (done) => {
        if (done < ((killed + 1) * count) / (kills + 1) || killed === kills) return;
        killed += 1;
        fleet.replace(random());
      },
    });
    const unique = count - sent.duplicates;
    const tally = await kind.tally(server.socket, unique);
    const seconds = (performance.now() - started) / 1000;
    return judge({ name, kind, sent, unique, tally, fleet, seconds, seed });
  } finally {
    await fleet.stop();
    await server.stop();
  }
}

/**
 * @param {object} found
 * @param {string} found.name
 * @param {import('./kinds.mjs').Kind} found.kind
 * @param {import('./provider.mjs').Sent} found.sent
 * @param {number} found.unique
 * @param {import('./kinds.mjs').Tally} found.tally
 * @param {Fleet} found.fleet
 * @param {number} found.seconds
 * @param {number} found.seed
 */
function judge({ name, kind, sent, unique, tally, fleet, seconds, seed }) {
  const { effects, deadLetters } = tally;
  const dead = new Set(deadLetters);
  const isDead = (/** @type {number} */ number) => number % 100 < kind.invalid;
  const ids = Array.from({ length: unique }, (_, number) => ({ id: `msg_${number}`, dead: isDead(number) }));
  const lost = ids.filter(({ id, dead: isLetter }) => !(isLetter ? dead : effects).has(id));
  const repeated = [...effects.values()].filter(({ length }) => length > 1);
  const unexplained = repeated.filter(
    (found) => kind.isExact || found.filter((worker) => !fleet.killed.has(worker)).length > 1,
  );
  const wrong = ids.filter(({ id, dead: isLetter }) => (isLetter ? effects : dead).has(id));
  const letters = kind.invalid === 0 ? '' : `, ${deadLetters.length} dead letters`;
  const lines = [
    `${name}: ${unique + sent.duplicates} deliveries, ${sent.duplicates} of them duplicates, ${sent.requests} requests, ${fleet.killed.size} workers killed (seed ${seed})`,
    `  ${effects.size} handled${letters}, ${lost.length} lost, ${repeated.length} handled more than once, in ${seconds.toFixed(1)} s`,
  ];
  const problems = [
    ...(fleet.problem === undefined ? [] : [fleet.problem]),
    ...(sent.lost + lost.length > 0 ? [`${sent.lost} not accepted, ${lost.length} lost`] : []),
    ...(unexplained.length > 0 ? [`${unexplained.length} handled twice although no worker was killed`] : []),
    ...(wrong.length > 0 ? [`${wrong.length} are dead letters or handled, and should not be`] : []),
    ...(deadLetters.length === dead.size ? [] : ['there are two dead letters for one delivery']),
    ...(effects.size + dead.size === unique ? [] : ['there are effects without a delivery']),
  ];
  return { lines, problems };
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). @param {number} seed */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
