import { isJsonArray, type JsonObject, ownValue } from '../json/json.js';
import type { Dialect } from '../schema/dialect.js';
import { INSTANCE_TYPES } from '../schema/instance-types.js';
import { KEYWORD_NAMES, valueFormOf } from '../schema/keyword-sets.js';
import { SIZE_LIMITS, type SizeLimits } from '../schema/size-limits.js';
import { nearest } from '../text/nearest.js';

/** The keyword of a dialect that a misspelt word probably meant; undefined for a word that is not close to any. */
export function meantKeyword(word: string, dialect: Dialect): string | undefined {
  return nearest(
    word,
    KEYWORD_NAMES.filter((name) => valueFormOf(name, dialect) !== undefined),
  );
}

/**
 * True for a tool's own keyword, made from a keyword and another word, such as `tsType` or `enumNames`. It is not a
 * spelling mistake.
 */
export function isCompound(word: string): boolean {
  const [, before = '', after = ''] = /^([a-z]+)([A-Z]\w*)$/.exec(word) ?? [];
  const tail = after.charAt(0).toLowerCase() + after.slice(1);
  return KEYWORD_NAMES.includes(before) || KEYWORD_NAMES.includes(tail);
}

/** Words that many people write for the limits of any type. */
const SIDES: ReadonlyMap<string, keyof SizeLimits> = new Map([
  ['min', 'least'],
  ['max', 'most'],
]);

/** The limit that `min` or `max` means beside a type; undefined for other words, and where the schema has the limit. */
export function limitMeant(schema: JsonObject, word: string): string | undefined {
  const side = SIDES.get(word);
  if (side === undefined) return undefined;
  const type = ownValue(schema, 'type');
  const types = isJsonArray(type) ? type.filter((one) => one !== 'null') : [type];
  const [only = 'number', ...more] = types;
  const name = more.length > 0 || only === 'integer' ? 'number' : only;
  const known = INSTANCE_TYPES.find((one) => one === name);
  const [meant] = known === undefined ? [] : SIZE_LIMITS[known][side];
  return meant === undefined || Object.hasOwn(schema, meant) ? undefined : meant;
}
