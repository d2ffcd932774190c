import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json/json.js';

/** The keywords that refer to another schema. */
export const REFERENCES: readonly string[] = ['$ref', '$dynamicRef', '$recursiveRef'];

/** Keywords whose values are data, in which nothing is a schema. */
const DATA: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples']);

/**
 * A schema in which no schema has two references: the second one moves to the end of `allOf`, which means the same. The
 * places of all other schemas stay as they are.
 */
export function oneReferenceEach(schema: JsonValue): JsonValue {
  if (isJsonArray(schema)) return mapped(schema);
  if (!isJsonObject(schema)) return schema;
  const held = REFERENCES.filter((keyword) => typeof schema[keyword] === 'string');
  const inner = entriesOf(schema);
  return held.length < 2 ? inner : separated(inner, held.slice(1));
}

function mapped(list: readonly JsonValue[]): readonly JsonValue[] {
  const changed = list.map(oneReferenceEach);
  return changed.every((one, at) => one === list[at]) ? list : changed;
}

function entriesOf(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema);
  const changed = entries.map(
    ([key, value]) => [key, DATA.has(key) ? value : oneReferenceEach(value)] as const,
  );
  return changed.every(([, value], at) => value === entries[at]?.[1]) ? schema : Object.fromEntries(changed);
}

function separated(schema: JsonObject, moved: readonly string[]): JsonObject {
  const { allOf, ...rest } = schema;
  const left = Object.fromEntries(Object.entries(rest).filter(([key]) => !moved.includes(key)));
  const branches = moved.map((keyword): JsonObject => ({ [keyword]: schema[keyword] ?? '' }));
  return { ...left, allOf: [...(isJsonArray(allOf) ? allOf : []), ...branches] };
}
