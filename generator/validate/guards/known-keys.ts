import type { Schema } from '../../schema/schema.js';
import { quote } from '../../text/safe-text.js';
import type { Place } from '../place.js';
import type { GuardModule } from './guard-module.js';
import { lines, requireTest } from './lines.js';
import { and, call, not, or, same, type Test } from './logic.js';
import { isPresent } from './property-access.js';

/** So many names are compared one by one; more are looked up in a set. */
const FEW = 4;

/** With more properties than this, they are not counted: some tools recurse one level deeper with each `+`. */
const MANY = 100;

/** The condition that `key` is one of the names. */
export function isKnown(names: readonly string[], place: Place, module: GuardModule): Test {
  if (names.length <= FEW) return or(...names.map((name) => same('key', quote(name))));
  const known = module.constant(place, 'KEYS', `/* @__PURE__ */ new Set(${quote([...names])})`);
  return call(`${known}.has`, 'key');
}

/**
 * The statements that reject a `value` with other keys than the declared ones. They run after the tests of the required
 * properties. Counting keys is faster than looking each up: a `value` with as many keys as it has declared properties has
 * no other key. Where the numbers differ, as for a property whose value is undefined, each key is looked up.
 */
export function onlyKnownKeys(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  place: Place,
  module: GuardModule,
): string {
  const names = Object.keys(properties);
  const isOther = not(isKnown(names, place, module));
  if (names.length <= FEW) {
    const isOwn = call('Object.hasOwn', 'value, key');
    return lines('for (const key in value) {', `  ${requireTest(not(and(isOther, isOwn)))}`, '}');
  }
  const eachKey = lines('for (const key of Object.keys(value)) {', `  ${requireTest(not(isOther))}`, '}');
  if (names.length > MANY) return eachKey;
  const optional = names.filter((name) => !required.includes(name));
  const count = [
    names.length - optional.length,
    ...optional.map((name) => `Number(${isPresent(name).code})`),
  ];
  const isEqual = call(module.use('hasKeys'), sum(count));
  return lines(`if (${not(isEqual).code}) {`, eachKey.replace(/^/gm, '  '), '}');
}

function sum(parts: readonly (string | number)[]): string {
  return parts.length === 1
    ? `value, ${parts[0]}`
    : `value, ${parts.filter((part) => part !== 0).join(' + ')}`;
}
