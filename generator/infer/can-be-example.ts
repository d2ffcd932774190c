import type { JsonValue } from '../json/json.js';
import { parseJson } from '../load/parse-json.js';
import { DEPTH_LIMIT } from '../load/too-deep.js';

/**
 * True for a payload that can be read again as an example in a schema file: without too many levels, values or members,
 * and without half a character.
 */
export function canBeExample(payload: JsonValue): boolean {
  const schema = { examples: [payload] };
  return !isTooDeep(schema) && 'value' in parseJson({ file: '', text: JSON.stringify(schema) });
}

/** True for more levels than are read in a schema file. Goes level by level, because the stack may not be deep enough. */
export function isTooDeep(root: JsonValue): boolean {
  let level: readonly JsonValue[] = [root];
  for (let depth = 0; depth < DEPTH_LIMIT && level.length > 0; depth += 1)
    level = level.flatMap((value): readonly JsonValue[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  return level.length > 0;
}
