import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';

/** A place in a document. */
export interface DocumentPlace {
  readonly document: SchemaDocument;
  /** JSON Pointer into the document. */
  readonly pointer: string;
}

/** The identity of a place, and of the schema there: its file and its pointer. */
export function keyOf({ document, pointer }: DocumentPlace): string {
  return `${document.path}#${pointer}`;
}

/** The value at a place. Undefined when there is none. */
export function valueOfPlace({ document, pointer }: DocumentPlace): JsonValue | undefined {
  const tokens = pointerTokens(pointer);
  return tokens && valueAt(document.value, tokens);
}

/** The object at a place. Undefined when the value is something else. */
export function objectAt(place: DocumentPlace): JsonObject | undefined {
  const value = valueOfPlace(place);
  return isJsonObject(value) ? value : undefined;
}

/** A place inside another one. */
export function placeInside(
  { document, pointer }: DocumentPlace,
  ...tokens: readonly string[]
): DocumentPlace {
  return { document, pointer: pointerTo(pointer, ...tokens) };
}

/** The places of all members of the object, or all items of the list, at a place. */
export function entriesAt(place: DocumentPlace): readonly DocumentPlace[] {
  const held = valueOfPlace(place);
  const keys = isJsonObject(held) || isJsonArray(held) ? Object.keys(held) : [];
  return keys.map((key) => placeInside(place, key));
}

/** The `$ref` of a Reference Object. */
export function refOf(value: JsonValue | undefined): string | undefined {
  const ref = isJsonObject(value) ? ownValue(value, '$ref') : undefined;
  return typeof ref === 'string' ? ref : undefined;
}
