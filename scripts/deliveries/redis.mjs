import { createReceiver } from '@hookschema/scalekit/receive';
import { Redis } from 'ioredis';
import { example } from './example.mjs';
import { LEASE_SECONDS, leaseProblems } from './lease-problems.mjs';
import { SECRET } from './provider.mjs';
import { startRedis } from './servers.mjs';

/** The key of the list of effects: the id and the worker of each. */
const EFFECTS = 'effects';

/**
 * Deliveries that are claimed in Redis and handled at once. The effect is an entry in Redis too, but not a part of the
 * claim.
 *
 * @type {import('./kinds.mjs').Kind}
 */
export const redis = {
  start: startRedis,
  prepare: async () => undefined,
  isExact: false,
  invalid: 0,
  work: async ({ socket, worker }) => {
    const client = new Redis(socket);
    const { redisStore } = await storeExample();
    const receiver = createReceiver({ secrets: SECRET, store: redisStore(client, { leaseSeconds: 5 }) }).on(
      '*',
      (_event, { id }) => addEffect(client, id, worker),
    );
    return (request, response) => receiver.node(request, response);
  },
  tally: async (socket) => {
    const client = new Redis(socket);
    const effects = await readEffects(client);
    client.disconnect();
    return { effects, deadLetters: [] };
  },
  check: async (socket) => {
    const client = new Redis(socket);
    const { redisStore } = await storeExample();
    const problems = await leaseProblems(redisStore(client, { leaseSeconds: LEASE_SECONDS }));
    client.disconnect();
    return problems;
  },
};

/** The example of the store. */
async function storeExample() {
  return /** @type {typeof import('../../docs/examples/stores/redis-store.js')} */ (
    await example('stores/redis-store')
  );
}

/** The effect of a handler. @param {Redis} client @param {string | undefined} id @param {number} worker */
export async function addEffect(client, id, worker) {
  await client.rpush(EFFECTS, `${id} ${worker}`);
}

/** The number of effects. @param {Redis} client */
export function countEffects(client) {
  return client.llen(EFFECTS);
}

/** The workers that have handled each id. @param {Redis} client */
export async function readEffects(client) {
  /** @type {Map<string, number[]>} */
  const effects = new Map();
  for (const entry of await client.lrange(EFFECTS, 0, -1)) {
    const [id = '', worker] = entry.split(' ');
    effects.set(id, [...(effects.get(id) ?? []), Number(worker)]);
  }
  return effects;
}
