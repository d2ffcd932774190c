import { propertyAccess, quote } from '../../text/safe-text.js';
import { and, call, not, same, type Test } from './logic.js';

/** The expression that reads a property of `value`. */
export function access(key: string): string {
  return `value${propertyAccess(key)}`;
}

/** The condition that a property is present. An inherited name such as `constructor` must be an own property. */
export function isPresent(key: string): Test {
  const isDefined = not(same(access(key), 'undefined'));
  return isInherited(key) ? and(call('Object.hasOwn', `value, ${quote(key)}`), isDefined) : isDefined;
}

/** True for a name that every object inherits. */
export function isInherited(key: string): boolean {
  return key in Object.prototype;
}
