import { randomNumbers } from '../random-numbers.mjs';
import { Fleet } from './fleet.mjs';
import { SECRET, sendAll } from './provider.mjs';
import { verdictOf } from './verdict-of.mjs';

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
  const random = randomNumbers(seed);
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
    const { lines, problems } = verdictOf({ name, kind, sent, unique, tally, fleet, seconds, seed });
    return { lines, problems: [...problems, ...((await kind.check?.(server.socket)) ?? [])] };
  } finally {
    await fleet.stop();
    await server.stop();
  }
}
