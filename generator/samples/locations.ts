import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { expandExactly } from '../schema/expand-branches.js';
import type { LookUp } from '../schema/look-up.js';
import {
  allowsType,
  itemSchema,
  ownSchema,
  type Schema,
  type SchemaObject,
  typeOfValue,
} from '../schema/schema.js';

/** A place in a payload, with its schema. */
export interface Location {
  readonly at: readonly string[];
  readonly value: JsonValue;
  /** The schema as written: the same object wherever the same part of a definition applies. */
  readonly schema: Schema;
  /** The branches of the schema. */
  readonly branches: readonly SchemaObject[];
  /** The first branch that accepts the type of the value. */
  readonly matchedBranch: SchemaObject;
  /** The matched branch of the place around it; undefined for the whole payload. */
  readonly around: SchemaObject | undefined;
}

/** Every place of a valid payload whose schema can be expanded exactly, outer places before inner ones. */
export function locationsOf(payload: JsonValue, schema: Schema, lookUp: LookUp): readonly Location[] {
  const found: Location[] = [];
  const visit = (at: readonly string[], value: JsonValue, inner: Schema, around?: SchemaObject): void => {
    const branches = expandExactly(inner, lookUp);
    const matchedBranch = branches?.find((one) => allowsType(one, typeOfValue(value)));
    if (!branches || !matchedBranch) return;
    found.push({ at, value, schema: inner, branches, matchedBranch, around });
    for (const [token, child, childSchema] of children(value, matchedBranch))
      visit([...at, token], child, childSchema, matchedBranch);
  };
  visit([], payload, schema);
  return found;
}

function children(value: JsonValue, schema: SchemaObject): readonly (readonly [string, JsonValue, Schema])[] {
  if (isJsonArray(value)) {
    return value.map((item, index) => [String(index), item, itemSchema(schema, index)]);
  }
  if (!isJsonObject(value)) return [];
  const properties = schema.properties ?? {};
  return Object.entries(value).flatMap(([key, child]) => {
    const inner = ownSchema(properties, key);
    return inner === undefined ? [] : [[key, child, inner] as const];
  });
}
