import { ANNOTATIONS } from '../schema/keyword-sets.js';
import type { LookUp } from '../schema/look-up.js';
import { refName, type Schema } from '../schema/schema.js';

/** Keywords that a value meets by the way in which it is made, as long as the schema has no others. */
const MET: readonly ReadonlySet<string>[] = [
  new Set(['type', 'properties', 'required', 'additionalProperties', 'items', 'prefixItems']),
  new Set(['type', 'const']),
  new Set(['type', 'enum']),
  new Set(['type', 'format']),
];

/** True for a schema that accepts whatever is made by it, so that it need not be checked. What is inside is checked alone. */
export function isCertain(schema: Schema, lookUp: LookUp): boolean {
  if (typeof schema === 'boolean') return schema;
  // A schema's own examples are used first, and may be wrong.
  const isShown = schema.examples !== undefined || schema.default !== undefined;
  if (isShown && schema.format !== undefined) return false;
  const said = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
  if (schema.$ref !== undefined && said.length === 1) {
    const target = lookUp(refName(schema.$ref));
    return target !== undefined && isCertain(target, lookUp);
  }
  return MET.some((keywords) => said.every((keyword) => keywords.has(keyword)));
}
