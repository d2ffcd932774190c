import { ownSchema, type Schema, type SchemaObject } from '../../schema/schema.js';
import { matches } from '../evaluate/evaluate-scalar.js';

/** A schema for a property, and the tokens that lead to it. */
export interface Describer {
  readonly schema: Schema;
  readonly tokens: readonly string[];
}

/** The schemas that describe a property of a name: its own, those of patterns, or that of all others. */
export function describersOf(schema: SchemaObject, name: string): readonly Describer[] {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  const own = ownSchema(properties, name);
  const found = Object.entries(patternProperties).flatMap(([pattern, inner]) =>
    matches(pattern, name) ? [{ schema: inner, tokens: ['patternProperties', pattern] }] : [],
  );
  const described = own === undefined ? found : [{ schema: own, tokens: ['properties', name] }, ...found];
  if (described.length > 0 || additionalProperties === undefined) return described;
  return [{ schema: additionalProperties, tokens: ['additionalProperties'] }];
}
