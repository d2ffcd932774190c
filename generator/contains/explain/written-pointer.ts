import type { JsonValue } from '../../json/json.js';
import { pointerTo, pointerTokens } from '../../json/json-pointer.js';
import { writtenTokens } from '../../schema/written-tokens.js';

/**
 * A pointer into a schema as it is written, for one into the same schema in 2020-12. What a schema does not say (a
 * schema that does not exist where one is expected) is left out at the end.
 */
export function writtenPointer(source: JsonValue, pointer: string): string {
  if (!pointer.startsWith('/')) return pointer;
  const tokens = writtenTokens(source, pointerTokens(pointer) ?? []);
  const end = tokens.findIndex(({ isWritten }) => !isWritten);
  return pointerTo('', ...tokens.slice(0, end === -1 ? undefined : end).map(({ token }) => token));
}
