/** A getter that returns `value` a number of times, and throws from then on. */
function throwsAfter(reads: number, value: unknown): object {
  let left = reads;
  const get = (): unknown => {
    left -= 1;
    if (left < 0) throw new Error('read too often');
    return value;
  };
  return new Proxy({}, { get, getOwnPropertyDescriptor: () => undefined });
}

function thrower(): never {
  throw new Error('hostile');
}

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = null;
  for (let at = 0; at < depth; at += 1) value = wrap(value);
  return value;
}

function cyclic(): object {
  const value: Record<string, unknown> = { type: 'organization.created' };
  value.data = value;
  value.self = [value];
  return value;
}

function sparse(length: number): unknown[] {
  const items: unknown[] = [];
  items.length = length;
  return items;
}

const LONG = 'x'.repeat(10_000_000);
const LONG_DIGITS = `2024-01-01T00:00:00.${'0'.repeat(10_000_000)}Z`;
const DEEP_ARRAYS = nested(100_000, (inner) => [inner]);
const DEEP_OBJECTS = nested(100_000, (inner) => ({ data: inner }));
const TRAPS = ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf'] as const;

/**
 * Values that JSON cannot express, or that are made to break the code that reads them, by name. Some can be read only
 * once, so each function creates a new value.
 */
export const HOSTILE_VALUES: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  'minus zero': () => -0,
  bigint: () => 10n ** 40n,
  symbol: () => Symbol('s'),
  function: () => () => 'evt_1',
  'class with static members': () => class Event {},
  date: () => new Date(0),
  'invalid date': () => new Date(Number.NaN),
  map: () => new Map([['type', 'organization.created']]),
  'boxed string': () => Object('evt_1'),
  'boxed bigint': () => Object(1n),
  'object without a prototype': () => Object.create(null),
  'object with an own __proto__': () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'),
  'constructor with a prototype': () => JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
  'toString of another kind': () => ({ toString: 1, valueOf: 2, hasOwnProperty: 3 }),
  'toString that throws': () => ({ toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower }),
  'toJSON that throws': () => ({ toJSON: thrower }),
  'inherits everything': () =>
    Object.create({ type: 'organization.created', id: 'evt_1', data: {}, object: '' }),
  'the prototype of objects': () => Object.prototype,
  'array with extra keys': () => Object.assign([1], { type: 'user.login' }),
  'typed array': () => new Uint8Array(4),
  'array buffer': () => new ArrayBuffer(4),
  'shared buffer': () => new SharedArrayBuffer(4),
  'weak map': () => new WeakMap(),
  regexp: () => /x/g,
  'lone surrogates': () => '\ud800\udfff\udc00',
  'string of 10 MB': () => LONG,
  'fraction of 10 MB': () => LONG_DIGITS,
  cyclic,
  'sparse array': () => Object.assign(sparse(4), { 1: 1, 3: 2 }),
  'array of a thousand holes': () => sparse(1_000),
  'arrays 100,000 deep': () => DEEP_ARRAYS,
  'objects 100,000 deep': () => DEEP_OBJECTS,
  'revoked proxy of an object': () => revoked({}),
  'revoked proxy of an array': () => revoked([]),
  'revoked proxy of a function': () => revoked(() => 0),
  'proxy that holds itself': () => {
    const proxy: object = new Proxy({}, { get: () => proxy });
    return proxy;
  },
  'getter that throws': () => Object.defineProperty({}, 'type', { get: thrower, enumerable: true }),
  'getter that never says the same': () => {
    let count = 0;
    const next = () => ['organization.created', 'user.login', 1, undefined][count++ % 4];
    return Object.defineProperty({}, 'type', { get: next, enumerable: true });
  },
  ...Object.fromEntries(
    TRAPS.map((trap) => [`proxy that throws on ${trap}`, () => new Proxy({}, { [trap]: thrower })]),
  ),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 8, 12].map((reads) => [
      `read ${reads} times, then throws`,
      () => throwsAfter(reads, 'organization.created'),
    ]),
  ),
};

/** Empty arrays with the greatest possible length. Code that lists the errors of every item never ends. */
export const LONGEST_ARRAY: readonly unknown[] = sparse(2 ** 32 - 1);
