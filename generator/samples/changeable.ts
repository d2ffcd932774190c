import type { JsonValue } from '../json/json.js';
import { mutate } from '../runtime/fixtures.js';
import type { Mutation } from './fixture.js';

/**
 * Passes a payload with one change to a function, then undoes the change. A large payload has thousands of variants,
 * and copying it for each would take longer than checking them.
 */
export function changeable(
  payload: JsonValue,
): <T>(mutation: Mutation, look: (payload: JsonValue) => T) => T {
  const own: unknown = structuredClone(payload);
  return (mutation, look) => {
    const [last, ...way] = [...mutation.at].reverse();
    const holder = way.reverse().reduce<unknown>((inner, token) => memberOf(inner, token), own);
    if (last === undefined || !isHolder(holder) || Array.isArray(holder))
      return look(mutate(payload, mutation));
    const before = Object.getOwnPropertyDescriptor(holder, last);
    if (mutation.value === undefined) delete holder[last];
    else Object.defineProperty(holder, last, { ...PLAIN, value: mutation.value });
    try {
      return look(own as JsonValue);
    } finally {
      if (before) Object.defineProperty(holder, last, before);
      else delete holder[last];
    }
  };
}

const PLAIN = { writable: true, enumerable: true, configurable: true };

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function memberOf(value: unknown, token: string): unknown {
  return isHolder(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}
