import { createReceiver } from '@hookschema/scalekit/receive';
import pg from 'pg';
import { example } from './example.mjs';
import { LEASE_SECONDS, leaseProblems, request } from './lease-problems.mjs';
import { SECRET } from './provider.mjs';
import { startPostgres } from './servers.mjs';

/** @typedef {typeof import('../../docs/examples/stores/postgres-store.js')} StoreExample */

/**
 * Deliveries that are claimed in PostgreSQL and handled in the claim's transaction.
 *
 * @type {import('./kinds.mjs').Kind}
 */
export const postgres = {
  start: startPostgres,
  prepare: async (socket) => {
    const pool = poolAt(socket, 1);
    const { createTable } = await storeExample();
    await createTable(pool);
    await createEffects(pool);
    await pool.end();
  },
  isExact: true,
  invalid: 0,
  work: async ({ socket, worker }) => {
    const { postgresStore } = await storeExample();
    const store = postgresStore(poolAt(socket, 16));
    const receiver = createReceiver({ secrets: SECRET, store }).on('*', (_event, { id, context }) =>
      addEffect(context, id, worker),
    );
    return (request, response) => receiver.node(request, response);
  },
  tally: async (socket) => {
    const pool = poolAt(socket, 1);
    const effects = await readEffects(pool);
    await pool.end();
    return { effects, deadLetters: [] };
  },
  check: async (socket) => {
    const pool = poolAt(socket, 4);
    const { postgresStore } = await storeExample();
    const problems = await leaseProblems(postgresStore(pool, { leaseSeconds: LEASE_SECONDS }));
    problems.push(...(await errorProblems(postgresStore(pool))));
    await pool.end();
    return problems;
  },
};

/**
 * Sends one delivery to a handler that throws, to one that ignores the error of a query, and to one that does neither.
 *
 * @param {import('@hookschema/scalekit/receive').DeliveryStore<pg.PoolClient>} store
 * @returns {Promise<string[]>} what is wrong
 */
async function errorProblems(store) {
  const handlers = [
    () => Promise.reject(new Error('the handler has failed')),
    (/** @type {pg.PoolClient} */ client) => client.query('SELECT 1 / 0').catch(() => undefined),
    (/** @type {pg.PoolClient} */ client) => client.query('SELECT 1'),
  ];
  const ends = [];
  for (const handler of handlers) {
    const receiver = createReceiver({ alreadyVerified: true, store, onError: () => undefined }).on(
      '*',
      (_event, { context }) => handler(context),
    );
    const { end } = await receiver.handle(request('msg_error'));
    ends.push(end);
  }
  const expected = 'failed, failed, handled';
  return ends.join(', ') === expected
    ? []
    : [`handlers with errors: ${ends.join(', ')} instead of ${expected}`];
}

/** The example of the store. */
export async function storeExample() {
  return /** @type {StoreExample} */ (await example('stores/postgres-store'));
}

/** Connections to the server with this socket. @param {string} socket @param {number} max */
export function poolAt(socket, max) {
  return new pg.Pool({ host: socket, user: 'postgres', database: 'postgres', max });
}

/** The table of effects. It has no unique key, so that an effect that happens twice is seen. @param {pg.Pool} pool */
export async function createEffects(pool) {
  await pool.query('CREATE TABLE effects (id text NOT NULL, worker int NOT NULL)');
}

/** The effect of a handler. @param {pg.PoolClient} client @param {string | undefined} id @param {number} worker */
export async function addEffect(client, id, worker) {
  await client.query('INSERT INTO effects (id, worker) VALUES ($1, $2)', [id, worker]);
}

/** The workers that have handled each id. @param {pg.Pool} pool */
export async function readEffects(pool) {
  const { rows } = await pool.query('SELECT id, array_agg(worker) AS workers FROM effects GROUP BY id');
  return new Map(rows.map(({ id, workers }) => [id, workers]));
}
