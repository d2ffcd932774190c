import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import { valueAt } from '../json/json-pointer.js';

/** The names that keywords of 2020-12 have in older dialects. */
const OLDER: ReadonlyMap<string, string> = new Map([
  ['prefixItems', 'items'],
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
  ['dependentRequired', 'dependencies'],
  ['dependentSchemas', 'dependencies'],
  ['$defs', 'definitions'],
]);

/** A token of a way into a schema, as the schema is written. */
export interface WrittenToken {
  readonly token: string;
  /** False where the schema has nothing there. */
  readonly isWritten: boolean;
}

/**
 * A way into a schema in 2020-12, as the schema itself is written: older dialects have other keywords. A choice that only
 * `nullable` makes is left out.
 */
export function writtenTokens(source: JsonValue, path: readonly string[]): readonly WrittenToken[] {
  const found: WrittenToken[] = [];
  let value: JsonValue | undefined = source;
  for (const [at, token] of path.entries()) {
    if (isMadeByNullable(value, path, at) || isMadeByNullable(value, path, at - 1)) continue;
    const written: string = isJsonObject(value) ? spelled(value, token) : token;
    value = value === undefined ? undefined : valueAt(value, [written]);
    found.push({ token: written, isWritten: value !== undefined });
  }
  return found;
}

function isMadeByNullable(value: JsonValue | undefined, path: readonly string[], at: number): boolean {
  const isChoice = path[at] === 'anyOf' && path[at + 1] === '0';
  return isChoice && isJsonObject(value) && value.nullable === true && value.anyOf === undefined;
}

function spelled(schema: JsonObject, token: string): string {
  // A list in `items` is what 2020-12 calls `prefixItems`; beside it, `additionalItems` is its `items`.
  if (token === 'items' && isJsonArray(schema.items)) return 'additionalItems';
  if (Object.hasOwn(schema, token)) return token;
  const older = OLDER.get(token);
  return older !== undefined && Object.hasOwn(schema, older) ? older : token;
}
