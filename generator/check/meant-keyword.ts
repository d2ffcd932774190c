import { isJsonArray, type JsonObject, ownValue } from '../json/json.js';
import type { Dialect } from '../schema/dialect.js';
import { OPENAPI_KEYWORDS } from '../schema/dialect-keywords.js';
import { INSTANCE_TYPES } from '../schema/instance-types.js';
import { KEYWORD_NAMES, valueFormOf } from '../schema/keyword-sets.js';
import { SIZE_LIMITS, type SizeLimits } from '../schema/size-limits.js';
import { nearest } from '../text/nearest.js';

/** The keyword of a dialect that a misspelt word probably meant; undefined for a word that is not close to any. */
export function meantKeyword(word: string, dialect: Dialect): string | undefined {
  return nearest(word, [
    ...KEYWORD_NAMES.filter((name) => valueFormOf(name, dialect) !== undefined),
    ...(dialect === 'openapi-3.0' ? OPENAPI_WORDS : []),
  ]);
}

/**
 * The keyword that a word of up to four letters may mean: with a letter or a `$` more, or with two letters swapped. Such words
 * are often names of annotations too.
 */
export function shortMeant(word: string, dialect: Dialect): string | undefined {
  if (word.length < 3 || word.length > 4) return undefined;
  const names = KEYWORD_NAMES.filter((name) => valueFormOf(name, dialect) !== undefined);
  const known = [...names.filter((name) => !name.startsWith('$')), ...names];
  return known.find((name) => {
    const plain = name.replace(/^\$/, '');
    return (plain !== name && plain === word) || isSlipOf(word, plain);
  });
}

/** True for a word that begins like a keyword, and lacks one of its letters or has two of them swapped. */
function isSlipOf(word: string, keyword: string): boolean {
  if (word[0] !== keyword[0]) return false;
  if (word.length === keyword.length)
    return word !== keyword && [...word].sort().join('') === [...keyword].sort().join('');
  return [...keyword].some((_letter, at) => keyword.slice(0, at) + keyword.slice(at + 1) === word);
}

/** What OpenAPI 3.0 has in schemas and JSON Schema does not, or has in later dialects only. */
const OPENAPI_WORDS: readonly string[] = [...OPENAPI_KEYWORDS, 'deprecated', 'readOnly', 'writeOnly'];

/**
 * True for a tool's own keyword, made from a keyword and another word, such as `tsType` or `enumNames`. It is not a
 * spelling mistake, unless its other word is nearly that of a keyword: `addtionalProperties`.
 */
export function isCompound(word: string): boolean {
  const { head, tail } = partsOf(word);
  if (!KEYWORD_NAMES.includes(head) && !KEYWORD_NAMES.includes(tail)) return false;
  const heads = KEYWORD_NAMES.map(partsOf).flatMap((one) => (one.tail === tail ? one.head : []));
  return nearest(head, heads) === undefined;
}

/** `additional` and `properties` of `additionalProperties`. Both are empty for a word without a capital letter inside. */
function partsOf(word: string): { readonly head: string; readonly tail: string } {
  const [, head = '', rest = ''] = /^([a-z]+)([A-Z]\w*)$/.exec(word) ?? [];
  return { head, tail: rest.charAt(0).toLowerCase() + rest.slice(1) };
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
