import { ANNOTATIONS } from '../schema/keyword-sets.js';
import type { LookUp } from '../schema/look-up.js';
import { refName, type Schema } from '../schema/schema.js';

/** Combinations of keywords that every generated value satisfies, when the schema has no others. */
const SATISFIED: readonly ReadonlySet<string>[] = [
  new Set(['type', 'properties', 'required', 'additionalProperties', 'items', 'prefixItems']),
  new Set(['type', 'const']),
  new Set(['type', 'enum']),
  new Set(['type', 'format']),
];

/**
 * True for a schema that accepts every value generated from it, so that the value needs no check. Values inside are
 * checked on their own.
 */
export function isCertain(schema: Schema, lookUp: LookUp): boolean {
  if (typeof schema === 'boolean') return schema;
  // A schema's examples are used first, and may be wrong.
  const isShown = schema.examples !== undefined || schema.default !== undefined;
  if (isShown && schema.format !== undefined) return false;
  const constraints = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
  if (schema.$ref !== undefined && constraints.length === 1) {
    const target = lookUp(refName(schema.$ref));
    return target !== undefined && isCertain(target, lookUp);
  }
  return SATISFIED.some((keywords) => constraints.every((keyword) => keywords.has(keyword)));
}
