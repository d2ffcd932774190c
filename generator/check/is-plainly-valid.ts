import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import type { Dialect } from '../schema/dialect.js';

/** The dialects in which the values below are valid. */
const DIALECTS: ReadonlySet<Dialect> = new Set(['draft-07', '2019-09', '2020-12']);

type Test = (value: JsonValue) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isFlag: Test = (value) => typeof value === 'boolean';
const isNumber: Test = (value) => typeof value === 'number';
const isCount: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isPositive: Test = (value) => typeof value === 'number' && value > 0;
const isAnything: Test = () => true;
const isSchema: Test = (value) => typeof value === 'boolean' || isPlainObject(value);
const isMap: Test = (value) => isJsonObject(value) && Object.values(value).every(isSchema);
const isList: Test = (value) => isJsonArray(value) && value.length > 0 && value.every(isSchema);
const isNames: Test = (value) =>
  isJsonArray(value) && value.every(isText) && new Set(value).size === value.length;
const isType: Test = (value) =>
  isNames(value) ? isJsonArray(value) && value.length > 0 && value.every(isTypeName) : isTypeName(value);
const isTypeName: Test = (value) => typeof value === 'string' && TYPES.has(value);
const isScalars: Test = (value) =>
  isJsonArray(value) &&
  value.length > 0 &&
  value.every((one) => typeof one !== 'object' || one === null) &&
  new Set(value).size === value.length;

const TYPES: ReadonlySet<string> = new Set([
  ...['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'],
]);

/** Values that are valid in every dialect above. A keyword may have others. */
const TESTS: ReadonlyMap<string, Test> = new Map([
  ...each(['title', 'description', '$comment', '$ref', 'format', 'pattern'], isText),
  ...each(['contentMediaType', 'contentEncoding'], isText),
  ...each(['readOnly', 'writeOnly', 'deprecated', 'uniqueItems'], isFlag),
  ...each(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'], isNumber),
  ...each(['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'], isCount),
  ...each(['multipleOf'], isPositive),
  ...each(['const', 'default'], isAnything),
  ...each(['examples'], isJsonArray),
  ...each(['required'], isNames),
  ...each(['enum'], isScalars),
  ...each(['type'], isType),
  ...each(['properties', '$defs', 'definitions', 'patternProperties'], isMap),
  ...each(['items', 'additionalProperties', 'propertyNames', 'contains'], isSchema),
  ...each(['unevaluatedItems', 'unevaluatedProperties'], isSchema),
  ...each(['not', 'if', 'then', 'else'], isSchema),
  ...each(['allOf', 'anyOf', 'oneOf', 'prefixItems'], isList),
]);

function each(names: readonly string[], test: Test): readonly (readonly [string, Test])[] {
  return names.map((name) => [name, test]);
}

/**
 * True for a schema that its dialect's meta-schema accepts for certain: it has nothing but common keywords, with common
 * values. False says nothing. Compiling a meta-schema takes as long as looking at thousands of schemas in this way.
 */
export function isPlainlyValid(schema: JsonValue, dialect: Dialect): boolean {
  if (!DIALECTS.has(dialect) || !isJsonObject(schema)) return false;
  const { $schema, ...keywords } = schema;
  return ($schema === undefined || isText($schema)) && isPlainObject(keywords);
}

/** False for a schema inside another one that names its own dialect. */
function isPlainObject(value: JsonValue): boolean {
  return isJsonObject(value) && Object.entries(value).every(([keyword, inner]) => isPlain(keyword, inner));
}

function isPlain(keyword: string, value: JsonValue): boolean {
  return TESTS.get(keyword)?.(value) ?? keyword.startsWith('x-');
}
