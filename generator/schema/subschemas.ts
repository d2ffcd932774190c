import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import type { Dialect } from './dialect.js';
import { valueFormOf } from './keyword-sets.js';

/** A schema inside another one. */
export interface Subschema {
  readonly pointer: string;
  readonly value: JsonValue;
  /** The keyword of the outer schema whose value contains it. */
  readonly keyword: string;
}

/** The direct subschemas of a written schema, with their pointers, in the order in which they are written. */
export function subschemasOf(schema: JsonObject, pointer: string, dialect: Dialect): readonly Subschema[] {
  return Object.entries(schema).flatMap(([keyword, value]) =>
    subschemasAt(keyword, value, pointerTo(pointer, keyword), dialect),
  );
}

function subschemasAt(
  keyword: string,
  value: JsonValue,
  pointer: string,
  dialect: Dialect,
): readonly Subschema[] {
  switch (valueFormOf(keyword, dialect)) {
    case 'schema':
      return [{ keyword, pointer, value }];
    case 'one-or-list':
      return isJsonArray(value) ? list(keyword, value, pointer) : [{ keyword, pointer, value }];
    case 'list':
      return isJsonArray(value) ? list(keyword, value, pointer) : [];
    case 'map':
      return isJsonObject(value) ? map(keyword, value, pointer) : [];
    case 'dependencies':
      return isJsonObject(value) ? map(keyword, value, pointer).filter((one) => !isJsonArray(one.value)) : [];
    default:
      return [];
  }
}

function list(keyword: string, items: readonly JsonValue[], pointer: string): readonly Subschema[] {
  return items.map((value, index) => ({ keyword, value, pointer: pointerTo(pointer, index) }));
}

function map(keyword: string, members: JsonObject, pointer: string): readonly Subschema[] {
  return Object.entries(members).map(([key, value]) => ({
    keyword,
    value,
    pointer: pointerTo(pointer, key),
  }));
}
