import type { KeywordCxt } from 'ajv';
import { _, type Code, Name, str, strConcat } from 'ajv/dist/compile/codegen/index.js';
import N from 'ajv/dist/compile/names.js';
import { getErrorPath, Type } from 'ajv/dist/compile/util.js';
import type { JsonValue } from '../../json/json.js';
import { show, withArticle } from '../../runtime/errors.js';
import type { TypeName } from '../../schema/schema.js';

/** Where something is wrong, by which keyword, and what should stand there: as code. */
export interface Expectation {
  readonly path: Code;
  readonly keyword: string;
  readonly expected: Code;
  /** What is there; nothing where something is missing. */
  readonly value?: Code;
}

/** What a keyword that has failed wanted. */
export function expectationOf(cxt: KeywordCxt): Expectation {
  const { data, params } = cxt;
  const failure = { keyword: KEYWORDS[cxt.keyword] ?? cxt.keyword, expected: _`${wanted(cxt)}` };
  if (cxt.keyword === 'needed') return { ...failure, path: pathTo(cxt) };
  if (typeof params.missingProperty === 'string')
    return { ...failure, path: pathTo(cxt, params.missingProperty) };
  const key: unknown = params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
  return key instanceof Name
    ? { ...failure, path: pathTo(cxt, key), value: _`${data}[${key}]` }
    : { ...failure, path: pathTo(cxt), value: data };
}

/** The JSON Pointer of what a keyword looks at, or of a property in there, as an expression. */
export function pathTo({ it }: KeywordCxt, key?: Name | string): Code {
  const inside =
    key === undefined
      ? it.errorPath
      : str`${it.errorPath}${getErrorPath(key, Type.Str, it.opts.jsPropertySyntax)}`;
  return strConcat(N.default.instancePath, inside);
}

/** Our keywords under the names that people know. */
const KEYWORDS: Readonly<Record<string, string>> = {
  is: 'type',
  never: 'false schema',
  needed: 'required',
  dependentRequired: 'required',
};

/** The words after "must be". Nearly all are known when the code is written; `Code` stands for those that are not. */
function wanted({ keyword, schema, params }: KeywordCxt): string | Code {
  switch (keyword) {
    case 'is':
      return typeNames(schema as readonly TypeName[]);
    case 'needed':
    case 'required':
    case 'dependentRequired':
      return 'a value';
    case 'const':
      return show(schema);
    case 'enum':
      return oneOfValues(schema);
    case 'format':
      return `a valid ${schema}`;
    case 'pattern':
      return `a string that matches ${schema}`;
    case 'items':
    case 'unevaluatedItems':
      return typeof params.len === 'number'
        ? `an array of at most ${count(params.len, 'item')}`
        : str`an array of at most ${params.len as Name} items`;
    default:
      return (
        LIMITS[keyword]?.(schema as number) ?? FIXED[keyword] ?? `a value that its schema's ${keyword} allows`
      );
  }
}

const LIMITS: Readonly<Record<string, (limit: number) => string>> = {
  minLength: (limit) => `a string of at least ${count(limit, 'character')}`,
  maxLength: (limit) => `a string of at most ${count(limit, 'character')}`,
  minItems: (limit) => `an array of at least ${count(limit, 'item')}`,
  maxItems: (limit) => `an array of at most ${count(limit, 'item')}`,
  minProperties: (limit) => `an object of at least ${count(limit, 'property')}`,
  maxProperties: (limit) => `an object of at most ${count(limit, 'property')}`,
  minimum: (limit) => `a number >= ${limit}`,
  maximum: (limit) => `a number <= ${limit}`,
  exclusiveMinimum: (limit) => `a number > ${limit}`,
  exclusiveMaximum: (limit) => `a number < ${limit}`,
  multipleOf: (factor) => `a multiple of ${factor}`,
};

const FIXED: Readonly<Record<string, string>> = {
  not: 'a value that does not match the schema in "not"',
  uniqueItems: 'an array without repeated items',
  contains: 'an array with an item that matches "contains"',
  additionalProperties: 'absent',
  unevaluatedProperties: 'absent',
  never: 'absent',
  propertyNames: 'a property with another name',
  oneOf: 'a value that matches exactly one of its schemas',
};

/** Types in words: `a string or null`. */
export function typeNames(types: readonly TypeName[]): string {
  return types.map(withArticle).join(' or ');
}

/** Values in words: `one of "a", "b"`. */
export function oneOfValues(values: readonly JsonValue[]): string {
  return `one of ${values.map(show).join(', ')}`;
}

function count(number: number, noun: 'character' | 'item' | 'property'): string {
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun === 'property' ? 'properties' : `${noun}s`}`;
}
