import { randomUUID } from 'node:crypto';
import type { DeliveryStore } from '@hookschema/scalekit/receive';
import type { Redis } from 'ioredis';

/** How long a handler may take, and how long an id is remembered. */
export interface RedisStoreOptions {
  readonly leaseSeconds?: number;
  readonly ttlSeconds?: number;
}

const COMMIT = `local owner = redis.call('get', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], 'done', 'EX', ARGV[2])
return 1`;
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end`;

/** A store in Redis 7. A claim ends after `leaseSeconds`, so that a killed process does not block its deliveries. */
export function redisStore(redis: Redis, options: RedisStoreOptions = {}): DeliveryStore {
  const { leaseSeconds = 60, ttlSeconds = 259_200 } = options;
  return {
    async claim(id) {
      const key = `webhook:${id}`;
      const owner = randomUUID();
      const found = await redis.set(key, owner, 'EX', leaseSeconds, 'NX', 'GET');
      if (found === 'done') return 'done';
      if (found !== null) return 'busy';
      return {
        context: undefined,
        async commit() {
          const isDone = await redis.eval(COMMIT, 1, key, owner, ttlSeconds);
          if (isDone !== 1) throw new Error(`the handler of ${id} took longer than its lease`);
        },
        async release() {
          await redis.eval(RELEASE, 1, key, owner);
        },
      };
    },
  };
}
