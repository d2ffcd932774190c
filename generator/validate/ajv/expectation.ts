import type { KeywordCxt } from 'ajv';
import { _, type Code, Name, str, strConcat } from 'ajv/dist/compile/codegen/index.js';
import N from 'ajv/dist/compile/names.js';
import { getErrorPath, Type } from 'ajv/dist/compile/util.js';
import { withArticle } from '../../runtime/errors.js';
import { oneOfValues } from '../../runtime/explain-values.js';
import type { TypeName } from '../../schema/instance-types.js';
import { expectedBy } from '../../schema/keyword-sets.js';

/** A failure as code: its path, its keyword and what is expected. */
export interface Expectation {
  readonly path: Code;
  readonly keyword: string;
  readonly expected: Code;
  /** The value that was found; absent where a value is missing. */
  readonly value?: Code;
}

/** The failure of a keyword. */
export function expectationOf(cxt: KeywordCxt): Expectation {
  const { data, params } = cxt;
  const failure = { keyword: KEYWORDS[cxt.keyword] ?? cxt.keyword, expected: _`${expectedText(cxt)}` };
  if (cxt.keyword === 'needed') return { ...failure, path: pathTo(cxt) };
  if (typeof params.missingProperty === 'string')
    return { ...failure, path: pathTo(cxt, params.missingProperty) };
  const key: unknown = params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
  return key instanceof Name
    ? { ...failure, path: pathTo(cxt, key), value: _`${data}[${key}]` }
    : { ...failure, path: pathTo(cxt), value: data };
}

/** The JSON Pointer of the value that a keyword checks, or of a value inside it, as an expression. */
export function pathTo({ it }: KeywordCxt, ...keys: readonly (Name | string)[]): Code {
  const inside = keys.reduce<Code>(
    (path, key) => str`${path}${getErrorPath(key, Type.Str, it.opts.jsPropertySyntax)}`,
    it.errorPath,
  );
  return strConcat(N.default.instancePath, inside);
}

/** The standard names of our keywords, for errors. */
const KEYWORDS: Readonly<Record<string, string>> = {
  is: 'type',
  never: 'false schema',
  needed: 'required',
  dependentRequired: 'required',
};

/** The text after "must be". Nearly all texts are known when the code is written; `Code` is for the others. */
function expectedText({ keyword, schema, params }: KeywordCxt): string | Code {
  switch (keyword) {
    case 'is':
      return typeNames(schema as readonly TypeName[]);
    case 'needed':
      return 'a value';
    case 'never':
      return 'absent';
    case 'enum':
      return oneOfValues(schema);
    case 'items':
    case 'unevaluatedItems':
      return typeof params.len === 'number'
        ? (expectedBy('maxItems', params.len) ?? '')
        : str`an array of at most ${params.len as Name} items`;
    case 'contains':
      return arrayWithMatches(params) ?? expectedBy(keyword, schema) ?? '';
    default:
      return expectedBy(keyword, schema) ?? `a value that its schema's ${keyword} allows`;
  }
}

/** The array that `minContains` and `maxContains` allow, in words; undefined without an effect of either. */
function arrayWithMatches({ min, max }: KeywordCxt['params']): string | undefined {
  if (max === undefined && min === 1) return undefined;
  const least = min === 0 ? [] : [`at least ${min}`];
  const most = max === undefined ? [] : [`at most ${max}`];
  const number = min === max ? `exactly ${min}` : [...least, ...most].join(' and ');
  return `an array in which ${number} ${(max ?? min) === 1 ? 'item matches' : 'items match'} "contains"`;
}

/** Types in words: `a string or null`. */
export function typeNames(types: readonly TypeName[]): string {
  return types.map(withArticle).join(' or ');
}
