import { isJsonArray, isJsonObject, isJsonScalar, isTextList, type JsonValue } from '../json/json.js';
import type { Dialect } from '../schema/dialect.js';
import { INSTANCE_TYPES } from '../schema/instance-types.js';
import type { ValueForm } from '../schema/keyword-row.js';
import { KEYWORD_NAMES, keywordsWhere, valueFormOf } from '../schema/keyword-sets.js';

/** The dialects in which the values below are valid. */
const DIALECTS: ReadonlySet<Dialect> = new Set(['draft-06', 'draft-07', '2019-09', '2020-12']);

type Test = (value: JsonValue, keyword: string, dialect: Dialect) => boolean;

const isSchema: Test = (value, _keyword, dialect) =>
  typeof value === 'boolean' || isPlainObject(value, dialect);
const isNames: Test = (value) => isTextList(value) && new Set(value).size === value.length;
const isTypeName = (value: JsonValue): boolean => typeof value === 'string' && TYPE_NAMES.has(value);

const NAMES: ReadonlySet<string> = new Set(KEYWORD_NAMES);

const TYPE_NAMES: ReadonlySet<string> = new Set([...INSTANCE_TYPES, 'integer']);

/** The keywords whose value may be any text, or any value. Those of a schema's identity have rules of their own: see `isPlain`. */
const IS_FREE: ReadonlySet<string> = new Set([
  ...keywordsWhere(({ value }) => value === 'text' || value === 'json'),
  '$comment',
]);

/** The keywords that limit numbers themselves, and not how much there is of something; and those that do not limit. */
const OF_NUMBERS: ReadonlySet<string> = new Set(
  keywordsWhere(({ about, bound }) => about === 'number' && bound !== undefined),
);
const WITHOUT_BOUND: ReadonlySet<string> = new Set(
  keywordsWhere(({ value, bound }) => value === 'number' && bound === undefined),
);

/** Common values of each form, which are valid in every dialect above. A keyword may have others. */
const TESTS: Readonly<Record<ValueForm, Test>> = {
  schema: isSchema,
  list: (value, ...others) =>
    isJsonArray(value) && value.length > 0 && value.every((one) => isSchema(one, ...others)),
  map: (value, ...others) =>
    isJsonObject(value) && Object.values(value).every((one) => isSchema(one, ...others)),
  'one-or-list': isSchema,
  dependencies: () => false,
  text: (value, keyword) => typeof value === 'string' && IS_FREE.has(keyword),
  number: (value, keyword) => {
    if (typeof value !== 'number') return false;
    if (OF_NUMBERS.has(keyword)) return true;
    return WITHOUT_BOUND.has(keyword) ? value > 0 : Number.isSafeInteger(value) && value >= 0;
  },
  flag: (value) => typeof value === 'boolean',
  types: (value, ...others) =>
    isJsonArray(value)
      ? value.length > 0 && isNames(value, ...others) && value.every(isTypeName)
      : isTypeName(value),
  values: (value) =>
    isJsonArray(value) &&
    value.length > 0 &&
    value.every(isJsonScalar) &&
    new Set(value).size === value.length,
  examples: (value) => isJsonArray(value),
  names: isNames,
  'name-lists': () => false,
  json: (_value, keyword) => IS_FREE.has(keyword),
};

/**
 * True for a schema that its dialect's meta-schema accepts for certain: it has nothing but keywords of the dialect with
 * common values. False says nothing. Schemas inside that name their own dialect are left out: they must be checked by
 * themselves. Compiling a meta-schema takes as long as looking at thousands of schemas in this way.
 */
export function isPlainlyValid(schema: JsonValue, dialect: Dialect): boolean {
  if (!DIALECTS.has(dialect) || !isJsonObject(schema)) return false;
  const { $schema, ...keywords } = schema;
  return ($schema === undefined || typeof $schema === 'string') && isPlainObject(keywords, dialect);
}

function isPlainObject(value: JsonValue, dialect: Dialect): boolean {
  if (!isJsonObject(value)) return false;
  if (Object.hasOwn(value, '$schema')) return typeof value.$schema === 'string';
  return Object.entries(value).every(([keyword, inner]) => isPlain(keyword, inner, dialect));
}

function isPlain(keyword: string, value: JsonValue, dialect: Dialect): boolean {
  if (keyword === '$id') return typeof value === 'string' && !value.includes('#');
  const form = valueFormOf(keyword, dialect);
  return form === undefined ? isUnknown(keyword) : TESTS[form](value, keyword, dialect);
}

/** True for a keyword that no dialect has, which may have any value. */
function isUnknown(keyword: string): boolean {
  return !keyword.startsWith('$') && keyword !== 'id' && !NAMES.has(keyword);
}
