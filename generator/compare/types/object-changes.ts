import type { PropertyShape } from './shape.js';
import type { TypeChange } from './type-change.js';

/** What it means that a property must be present in one version and need not be in the other. Nothing where both agree. */
export function presence(
  now: PropertyShape,
  before: PropertyShape,
  path: readonly string[],
): readonly TypeChange[] {
  if (now.isOptional === before.isOptional) return [];
  return now.isOptional
    ? [{ code: 'HS761', path, message: 'may now be absent; code for the old type reads it without a check' }]
    : [{ code: 'HS768', path, message: 'is now always present' }];
}

/** The change for types that nothing certain can be said about. */
export function incomparable(path: readonly string[]): TypeChange {
  return { code: 'HS766', path, message: 'has a type that cannot be compared' };
}

/** The change where code can no longer read a property by any name that it has. */
export function unreadable(path: readonly string[]): TypeChange {
  return { code: 'HS762', path, message: 'further properties can no longer be read by any name' };
}
