import { ANNOTATIONS } from '../schema/keyword-sets.js';
import type { LookUp } from '../schema/look-up.js';
import { refName, type Schema } from '../schema/schema.js';

/** What a value meets by the way in which it is made, as long as nothing else is asked for. */
const MET: readonly ReadonlySet<string>[] = [
  new Set(['type', 'properties', 'required', 'additionalProperties', 'items', 'prefixItems']),
  new Set(['type', 'const']),
  new Set(['type', 'enum']),
  new Set(['type', 'format']),
];

/** True for a schema that accepts whatever is made by it: there is no need to ask. What is inside is another matter. */
export function isCertain(schema: Schema, lookUp: LookUp): boolean {
  if (typeof schema === 'boolean') return schema;
  // What a schema shows of itself is taken first, and may be wrong.
  const isShown = schema.examples !== undefined || schema.default !== undefined;
  if (isShown && schema.format !== undefined) return false;
  const said = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
  if (schema.$ref !== undefined && said.length === 1) {
    const target = lookUp(refName(schema.$ref));
    return target !== undefined && isCertain(target, lookUp);
  }
  return MET.some((keywords) => said.every((keyword) => keywords.has(keyword)));
}
