import type { SchemaObject } from '../../schema/schema.js';
import { at, type Contradiction, type Part } from './contradiction.js';
import type { Search } from './search.js';

/** Why an object cannot have as few properties, or as many, as it must have. */
export function countContradiction(
  parts: readonly Part<SchemaObject>[],
  required: number,
  { restOf }: Pick<Search, 'restOf'>,
): Contradiction | undefined {
  for (const part of parts) {
    const { maxProperties: most = Number.POSITIVE_INFINITY } = part.schema;
    if (required > most)
      return at(part, 'bounds', `"maxProperties" is ${most}, and at least ${required} must be there`);
  }
  const least = Math.max(...parts.map(({ schema }) => schema.minProperties ?? 0));
  const lower = least > 0 && parts.find(({ schema }) => schema.minProperties === least);
  if (!lower) return undefined;
  for (const part of parts) {
    const { keyword, names } = closedNames(part.schema, restOf) ?? {};
    if (names !== undefined && names.length < least)
      return at(
        lower,
        'bounds',
        `"minProperties" is ${least}, and "${keyword}": false leaves ${names.length}`,
      );
  }
  return undefined;
}

/** The properties that an object may have at most, where a part lists them. */
function closedNames(
  schema: SchemaObject,
  restOf: Search['restOf'],
): { readonly keyword: string; readonly names: readonly string[] } | undefined {
  const { additionalProperties, unevaluatedProperties, patternProperties, properties = {} } = schema;
  const isPossible = (name: string): boolean =>
    !Object.hasOwn(properties, name) || properties[name] !== false;
  if (additionalProperties === false && patternProperties === undefined)
    return { keyword: 'additionalProperties', names: Object.keys(properties).filter(isPossible) };
  const names = unevaluatedProperties === false ? restOf(schema).listed : undefined;
  return names && { keyword: 'unevaluatedProperties', names: [...names].filter(isPossible) };
}
