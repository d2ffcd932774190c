import { canonicalJson, isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { formatOf } from '../patterns/formats.js';
import type { TypeName } from '../schema/instance-types.js';
import type { KeywordWith } from '../schema/keywords.js';
import { allowsType, type SchemaObject, typesOf, valuesOf } from '../schema/schema.js';
import type { LocalChange } from './local-changes.js';
import type { Location } from './locations.js';
import { meetsKeywords } from './sample-text.js';

/** A keyword that invalid fixtures violate. */
export type BrokenKeyword = KeywordWith<{ broken: true }>;

/**
 * Returns the ways to violate a keyword at a place of a valid payload; none where another keyword would be violated
 * too.
 */
type Violate = (location: Location) => readonly LocalChange[];

/** How to violate each keyword: one entry per row of the table with `broken`. */
export const VIOLATIONS: Readonly<Record<BrokenKeyword, Violate>> = {
  type: wrongTypes,
  const: otherValues,
  enum: otherValues,

  format: forText((text, schema) => {
    const format = formatOf(schema.format);
    const isWrong = (one: string): boolean => !format?.check(one) && meetsKeywords(one, schema);
    const wrong = format && [format.invalid, ...wrongTexts(text, schema)].find(isWrong);
    return wrong === undefined ? [] : [{ value: wrong }];
  }),
  pattern: forText((text, schema) => {
    const { pattern, format, ...others } = schema;
    if (pattern === undefined) return [];
    const isWrong = (one: string): boolean =>
      !meetsKeywords(one, { pattern }) &&
      meetsKeywords(one, others) &&
      (formatOf(format)?.check(one) ?? true);
    const wrong = wrongTexts(text, schema).find(isWrong);
    return wrong === undefined ? [] : [{ value: wrong }];
  }),
  minLength: forText((_text, { minLength = 0, ...others }) =>
    minLength === 0 || hasForm(others) ? [] : [{ value: 'x'.repeat(minLength - 1) }],
  ),
  maxLength: forText((_text, { maxLength = Infinity, ...others }) =>
    maxLength >= LONGEST_TEXT || hasForm(others) ? [] : [{ value: 'x'.repeat(maxLength + 1) }],
  ),

  minimum: forNumber(({ minimum }) => [minimum, -1]),
  maximum: forNumber(({ maximum }) => [maximum, 1]),
  exclusiveMinimum: forNumber(({ exclusiveMinimum }) => [exclusiveMinimum, 0]),
  exclusiveMaximum: forNumber(({ exclusiveMaximum }) => [exclusiveMaximum, 0]),

  required: ({ value, matchedBranch: { required = [] } }) =>
    required.filter((key) => isJsonObject(value) && Object.hasOwn(value, key)).map((key) => ({ below: key })),
  additionalProperties: ({ matchedBranch: { additionalProperties, patternProperties } }) =>
    additionalProperties === false && patternProperties === undefined
      ? [{ below: 'unknown_property', value: true }]
      : [],

  minItems: forArray((items, { minItems = 0 }) =>
    minItems === 0 ? [] : [{ value: items.slice(0, minItems - 1) }],
  ),
  maxItems: forArray(([first], { maxItems = Infinity, uniqueItems, prefixItems }) =>
    first === undefined || maxItems >= MOST_ITEMS || uniqueItems || prefixItems !== undefined
      ? []
      : [{ value: Array<JsonValue>(maxItems + 1).fill(first) }],
  ),
  uniqueItems: forArray((items, { uniqueItems, prefixItems, maxItems = Infinity }) => {
    const [first] = items;
    return !uniqueItems || first === undefined || prefixItems !== undefined || maxItems < 2
      ? []
      : [{ value: [...items, first] }];
  }),
};

/** The longest string and array in a violation: larger ones would only fill the fixtures. */
const LONGEST_TEXT = 1000;
const MOST_ITEMS = 100;

/** A value of each type. */
const BY_TYPE: readonly (readonly [TypeName, JsonValue])[] = [
  ['null', null],
  ['integer', 0],
  ['string', 'text'],
  ['boolean', true],
  ['array', []],
  ['object', {}],
];

/**
 * Null where it is not allowed, and a value of one other type. Where values are listed, the violation of the list
 * covers this.
 */
function wrongTypes({ branches, isWhole }: Location): readonly LocalChange[] {
  const isTyped = branches.every((one) => typesOf(one) !== undefined && valuesOf(one) === undefined);
  if (!isTyped || isWhole) return [];
  const wrong = BY_TYPE.filter(([type]) => !branches.some((one) => allowsType(one, type)));
  const isNull = ([type]: readonly [TypeName, JsonValue]): boolean => type === 'null';
  const picked = [wrong.find(isNull), wrong.find((one) => !isNull(one))].filter((one) => one !== undefined);
  return picked.map(([, value]) => ({ value }));
}

function otherValues({ value, matchedBranch }: Location): readonly LocalChange[] {
  const listed = new Set((valuesOf(matchedBranch) ?? []).map(canonicalJson));
  const other = nearValues(value).find((one) => !listed.has(canonicalJson(one)));
  return other === undefined ? [] : [{ value: other }];
}

/** Other values of the same type. */
function nearValues(value: JsonValue): readonly JsonValue[] {
  if (typeof value === 'string') return [`${value}_`, '?'];
  if (typeof value === 'number') return [value + 1, -1];
  return value === null ? [] : [!value];
}

/** Strings that hardly any schema accepts. */
function wrongTexts(text: string, { format }: SchemaObject): readonly string[] {
  return ['?', `not a ${format ?? 'match'}`, '', `_${text}`, ' '];
}

/** True for strings of a certain form, which a string of another length would violate too. */
function hasForm({ pattern, format }: SchemaObject): boolean {
  return pattern !== undefined || formatOf(format) !== undefined;
}

function forText(violate: (text: string, schema: SchemaObject) => readonly LocalChange[]): Violate {
  return ({ value, matchedBranch }) => (typeof value === 'string' ? violate(value, matchedBranch) : []);
}

/** A number at a distance from a limit. Skipped with `multipleOf`, which it would violate too. */
function forNumber(
  beside: (schema: SchemaObject) => readonly [limit: number | undefined, distance: number],
): Violate {
  return ({ value, matchedBranch }) => {
    const [limit, distance] = beside(matchedBranch);
    const isPlain = typeof value === 'number' && matchedBranch.multipleOf === undefined;
    return limit === undefined || !isPlain ? [] : [{ value: limit + distance }];
  };
}

/** Skipped with `contains`, which an array of another length may violate too. */
function forArray(
  violate: (items: readonly JsonValue[], schema: SchemaObject) => readonly LocalChange[],
): Violate {
  return ({ value, matchedBranch }) =>
    isJsonArray(value) && matchedBranch.contains === undefined ? violate(value, matchedBranch) : [];
}
