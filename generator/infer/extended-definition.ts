import { canonicalJson, isJsonArray, isJsonObject, type JsonObject } from '../json/json.js';

/** A definition that an object extends, and what the object adds to it. */
export interface Extension {
  readonly name: string;
  /** The properties that only the object has, and which of these it requires. */
  readonly rest: JsonObject;
}

/** A definition with fewer properties is not extended. */
const FEWEST = 3;

/**
 * Finds the definition with the most properties of which an object says everything, and more. Every object may have
 * further properties, so the object means the same as both together.
 * @param definitions schemas of objects by name
 */
export function extendedDefinition(
  schema: JsonObject,
  definitions: ReadonlyMap<string, JsonObject>,
): Extension | undefined {
  if (schema.type !== 'object') return undefined;
  const own = propertiesOf(schema);
  let best: (Extension & { readonly size: number }) | undefined;
  for (const [name, definition] of definitions) {
    const shared = Object.entries(propertiesOf(definition));
    if (shared.length < FEWEST || shared.length <= (best?.size ?? 0)) continue;
    if (shared.length >= Object.keys(own).length || !isWithin(definition, schema)) continue;
    const names = new Set(shared.map(([key]) => key));
    const rest = Object.fromEntries(Object.entries(own).filter(([key]) => !names.has(key)));
    const base = requiredOf(definition);
    const required = requiredOf(schema).filter((key) => !base.includes(key));
    best = {
      name,
      size: shared.length,
      rest: { properties: rest, ...(required.length > 0 && { required }) },
    };
  }
  return best && { name: best.name, rest: best.rest };
}

function isWithin(definition: JsonObject, schema: JsonObject): boolean {
  const own = propertiesOf(schema);
  const required = requiredOf(schema);
  return (
    requiredOf(definition).every((key) => required.includes(key)) &&
    Object.entries(propertiesOf(definition)).every(
      ([key, value]) => Object.hasOwn(own, key) && canonicalJson(own[key] ?? null) === canonicalJson(value),
    )
  );
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return isJsonObject(properties ?? null) ? (properties as JsonObject) : {};
}

function requiredOf({ required }: JsonObject): readonly string[] {
  return isJsonArray(required) ? required.map(String) : [];
}
