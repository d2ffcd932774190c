import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { expandExactly } from '../schema/expand-branches.js';
import type { LookUp } from '../schema/look-up.js';
import { allowsType, type Schema, type SchemaObject, typeOfValue } from '../schema/schema.js';

/** A place in a payload, and what its schema says of it. */
export interface Location {
  readonly at: readonly string[];
  readonly value: JsonValue;
  /** What the schema says as it is written: the same object wherever the same part of a definition is met. */
  readonly schema: Schema;
  /** What may stand there. */
  readonly choices: readonly SchemaObject[];
  /** The one among them that the value is an instance of. */
  readonly taken: SchemaObject;
}

/** Every place of a valid payload whose schema can be taken apart, outer before inner. */
export function locationsOf(payload: JsonValue, schema: Schema, lookUp: LookUp): readonly Location[] {
  const found: Location[] = [];
  const visit = (at: readonly string[], value: JsonValue, inner: Schema): void => {
    const choices = expandExactly(inner, lookUp);
    const taken = choices?.find((choice) => allowsType(choice, typeOfValue(value)));
    if (!choices || !taken) return;
    found.push({ at, value, schema: inner, choices, taken });
    for (const [token, child, childSchema] of children(value, taken))
      visit([...at, token], child, childSchema);
  };
  visit([], payload, schema);
  return found;
}

function children(value: JsonValue, schema: SchemaObject): readonly (readonly [string, JsonValue, Schema])[] {
  if (isJsonArray(value)) {
    return value.map((item, index) => [
      String(index),
      item,
      schema.prefixItems?.[index] ?? schema.items ?? true,
    ]);
  }
  if (!isJsonObject(value)) return [];
  const properties = schema.properties ?? {};
  return Object.entries(value).flatMap(([key, child]) => {
    const inner = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return inner === undefined ? [] : [[key, child, inner] as const];
  });
}
