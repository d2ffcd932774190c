import { createReceiver } from '@hookschema/scalekit/receive';
import PgBoss from 'pg-boss';
import { settled } from './bullmq.mjs';
import { example } from './example.mjs';
import { addEffect, createEffects, poolAt, readEffects, storeExample } from './postgres.mjs';
import { startPostgres } from './servers.mjs';

/** @typedef {typeof import('../../docs/examples/queues/pg-boss.js')} QueueExample */

/** The table of deliveries that have been handled. Those that have been accepted have the store's own. */
const HANDLED = 'webhook_handled';

/**
 * Deliveries that are verified, claimed and put on a queue of pg-boss, and handled from there in a transaction.
 *
 * @type {import('./kinds.mjs').Kind}
 */
export const pgBoss = {
  start: startPostgres,
  prepare: async (socket) => {
    const pool = poolAt(socket, 1);
    const { createTable } = await storeExample();
    await createTable(pool);
    await createTable(pool, HANDLED);
    await createEffects(pool);
    await pool.end();
    const boss = await bossAt(socket, true);
    const { createQueues } = await queueExample();
    await createQueues(boss, 5);
    await boss.stop({ graceful: false });
  },
  isExact: true,
  invalid: 2,
  work: async ({ socket, worker }) => {
    const pool = poolAt(socket, 16);
    const boss = await bossAt(socket, true);
    const { enqueue, startWorker } = await queueExample();
    const { postgresStore } = await storeExample();
    const store = postgresStore(pool, { table: HANDLED });
    const receiver = createReceiver({ alreadyVerified: true, store }).on('*', (_event, { id, context }) =>
      addEffect(context, id, worker),
    );
    await startWorker(boss, receiver);
    return async (request, response) => {
      response.writeHead(await enqueue(pool, boss, request)).end();
    };
  },
  tally: async (socket) => {
    const pool = poolAt(socket, 1);
    await settled(async () => {
      const { rows } = await pool.query(JOBS);
      return { left: rows[0].unfinished, done: rows[0].finished };
    });
    const effects = await readEffects(pool);
    const { rows } = await pool.query(LETTERS);
    await pool.end();
    return { effects, deadLetters: rows.map(({ id }) => id) };
  },
};

const JOBS = `SELECT count(*) FILTER (WHERE state < 'completed')::int AS unfinished,
  count(*) FILTER (WHERE state = 'completed')::text AS finished FROM pgboss.job WHERE name = 'webhooks'`;
const LETTERS = `SELECT data->'headers'->>'webhook-id' AS id FROM pgboss.job WHERE name = 'webhooks_dead'`;

async function queueExample() {
  return /** @type {QueueExample} */ (await example('queues/pg-boss'));
}

/** @param {string} socket @param {boolean} supervise */
async function bossAt(socket, supervise) {
  const connection = { host: socket, user: 'postgres', database: 'postgres', max: 4 };
  const boss = new PgBoss({ ...connection, supervise, schedule: false, maintenanceIntervalSeconds: 2 });
  boss.on('error', () => undefined);
  return boss.start();
}
