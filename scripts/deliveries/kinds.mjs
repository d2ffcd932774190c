/**
 * A way to receive deliveries.
 *
 * `start` starts the server that keeps the data, in an empty folder. `prepare` makes it ready. `work` is called in each
 * worker, and gives what answers requests. `finish` waits until everything accepted has been handled. `tally` says
 * what has happened: the workers that have handled each id, and the ids of the dead letters.
 *
 * @typedef {{ socket: string, worker: number }} Place
 * @typedef {import('node:http').IncomingMessage} Incoming
 * @typedef {import('node:http').ServerResponse} Answering
 * @typedef {{ effects: Map<string, number[]>, deadLetters: readonly string[] }} Tally
 * @typedef {object} Kind
 * @property {(folder: string) => Promise<import('./servers.mjs').DataServer>} start
 * @property {(socket: string) => Promise<void>} prepare
 * @property {(place: Place) => Promise<(request: Incoming, response: Answering) => Promise<void>>} work
 * @property {(socket: string, unique: number) => Promise<Tally>} tally waits until all is handled
 * @property {(socket: string) => Promise<string[]>} [check] says what is wrong where handlers fail or are slow
 * @property {boolean} isExact whether an effect can never happen twice; otherwise only in a worker that is killed
 * @property {number} invalid how many deliveries of a hundred have to become dead letters
 */

/** The ways by name. @type {Readonly<Record<string, () => Promise<Kind>>>} */
export const KINDS = {
  redis: async () => (await import('./redis.mjs')).redis,
  postgres: async () => (await import('./postgres.mjs')).postgres,
  bullmq: async () => (await import('./bullmq.mjs')).bullmq,
  'pg-boss': async () => (await import('./pg-boss.mjs')).pgBoss,
};
