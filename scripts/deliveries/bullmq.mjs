import { setTimeout } from 'node:timers/promises';
import { createReceiver } from '@hookschema/scalekit/receive';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { example } from './example.mjs';
import { addEffect, countEffects, readEffects } from './redis.mjs';
import { startRedis } from './servers.mjs';

/** @typedef {typeof import('../../docs/examples/queues/bullmq.js')} QueueExample */

/**
 * Deliveries that are verified and put on a queue of BullMQ, and handled from there.
 *
 * @type {import('./kinds.mjs').Kind}
 */
export const bullmq = {
  start: startRedis,
  prepare: async () => undefined,
  isExact: false,
  invalid: 2,
  work: async ({ socket, worker }) => {
    const client = connect(socket);
    const { createQueue, enqueue, startWorker } = /** @type {QueueExample} */ (
      await example('queues/bullmq')
    );
    const receiver = createReceiver({ alreadyVerified: true, store: false }).on('*', (_event, { id }) =>
      addEffect(client, id, worker),
    );
    startWorker(connect(socket), receiver);
    const queue = createQueue(client);
    return async (request, response) => {
      response.writeHead(await enqueue(queue, request)).end();
    };
  },
  tally: async (socket) => {
    const client = connect(socket);
    const queue = new Queue('webhooks', { connection: client });
    await settled(async () => {
      const { waiting = 0, active = 0, delayed = 0, completed, failed } = await queue.getJobCounts();
      return {
        left: waiting + active + delayed,
        done: `${completed} ${failed} ${await countEffects(client)}`,
      };
    });
    const failed = await queue.getFailed(0, -1);
    const effects = await readEffects(client);
    await queue.close();
    client.disconnect();
    return {
      effects,
      deadLetters: failed.map(({ id }) => decodeURIComponent(String(id).replace('delivery-', ''))),
    };
  },
};

/** The connection that BullMQ requires of a worker. @param {string} socket */
function connect(socket) {
  return new Redis(socket, { maxRetriesPerRequest: null });
}

/**
 * Waits until nothing is left to be handled.
 *
 * @param {() => Promise<{ left: number, done: string }>} look
 * @throws {Error} when nothing has changed for two minutes
 */
export async function settled(look) {
  let last = '';
  for (let idle = 0; idle < 600; idle += 1) {
    const { left, done } = await look();
    if (left === 0) return;
    if (done !== last) idle = 0;
    last = done;
    await setTimeout(200);
  }
  throw new Error('deliveries are on the queue, and nothing handles them');
}
