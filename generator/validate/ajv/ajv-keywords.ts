import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { _Code } from 'ajv/dist/compile/codegen/code.js';
import { _, type Code, not, stringify } from 'ajv/dist/compile/codegen/index.js';
import { alwaysValidSchema, mergeEvaluated, Type, toHash } from 'ajv/dist/compile/util.js';
import { noPropertyInData, propertyInData, usePattern } from 'ajv/dist/vocabularies/code.js';
import type { JsonValue } from '../../json/json.js';
import { formatCheck } from '../../patterns/formats.js';
import { isMultipleOf } from '../../runtime/numbers.js';
import { allDifferent, codePointLength, deepEqual } from '../../runtime/values.js';
import { keywordsWhere, rowOf } from '../../schema/keyword-sets.js';
import type { KeywordWith } from '../../schema/keywords.js';
import { quote } from '../../text/safe-text.js';
import { wrongType } from './ajv-branches.js';
import { type CodeStyle, runtime } from './ajv-errors.js';
import { and, or } from './flat-conditions.js';

/** Writes the code of a keyword. */
type WriteCode = (cxt: KeywordCxt, style: CodeStyle) => void;

/**
 * The keywords with code of ours, where Ajv's would be slower or larger: one per row of the table with `explainedBy:
 * 'us'`.
 */
const OWN_CODE: Readonly<Record<KeywordWith<{ explainedBy: 'us' }>, WriteCode>> = {
  const: (cxt) => cxt.pass(isOneOf(cxt, [cxt.schema])),
  enum: (cxt) => cxt.pass(isOneOf(cxt, cxt.schema)),
  format,
  pattern: (cxt) => cxt.pass(_`${usePattern(cxt, cxt.schema)}.test(${cxt.data})`),
  multipleOf: (cxt) => cxt.pass(_`${runtime(cxt.gen, isMultipleOf)}(${cxt.data}, ${cxt.schema})`),
  items,
  uniqueItems,
  required,
  dependentRequired,
  properties,
  additionalProperties,
};

/** `type` and `false` under other names, because Ajv reports those itself. */
const RENAMED: readonly CodeKeywordDefinition[] = [
  { keyword: 'needed', code: (cxt) => cxt.fail(_`${cxt.data} === undefined`) },
  { keyword: 'is', code: (cxt) => cxt.fail(wrongType(cxt.schema, cxt.data)) },
  { keyword: 'never', code: (cxt) => cxt.error() },
];

/** All keywords with code of ours, except choices. */
export function ownKeywords(style: CodeStyle): readonly CodeKeywordDefinition[] {
  const own = Object.entries(OWN_CODE).map(([keyword, write]): CodeKeywordDefinition => {
    const { about } = rowOf(keyword as keyof typeof OWN_CODE);
    const order = keyword === 'items' ? { before: 'uniqueItems' } : {};
    return { keyword, ...order, ...(about && { type: about }), code: (cxt) => write(cxt, style) };
  });
  return [...RENAMED, ...own, ...boundsOfLength()];
}

function isOneOf({ gen, data }: KeywordCxt, values: readonly JsonValue[]): Code {
  const scalars = values.filter((value) => typeof value !== 'object' || value === null);
  const [only, ...more] = scalars;
  const others = values.filter((value) => typeof value === 'object' && value !== null);
  const listed = more.length > 0 ? [_`${stringify(scalars)}.includes(${data})`] : [];
  const alone = only !== undefined && more.length === 0 ? [_`${data} === ${stringify(only)}`] : [];
  const compared = others.map((value) => _`${runtime(gen, deepEqual)}(${data}, ${new _Code(quote(value))})`);
  return or(...listed, ...alone, ...compared);
}

function required(cxt: KeywordCxt): void {
  for (const name of cxt.schema) {
    cxt.gen.if(noPropertyInData(cxt.gen, cxt.data, name, cxt.it.opts.ownProperties), () => {
      cxt.setParams({ missingProperty: name });
      cxt.error();
    });
  }
}

function dependentRequired(cxt: KeywordCxt): void {
  const { gen, data, it, schema } = cxt;
  for (const [name, needed] of Object.entries<readonly string[]>(schema)) {
    gen.if(propertyInData(gen, data, name, it.opts.ownProperties), () => {
      for (const other of needed) {
        gen.if(noPropertyInData(gen, data, other, it.opts.ownProperties), () => {
          cxt.setParams({ missingProperty: other });
          cxt.error();
        });
      }
    });
  }
}

function additionalProperties(cxt: KeywordCxt): void {
  const { gen, data, it, schema, parentSchema } = cxt;
  it.props = true;
  if (alwaysValidSchema(it, schema)) return;
  const names = Object.keys(parentSchema.properties ?? {});
  const patterns = Object.keys(parentSchema.patternProperties ?? {});
  const known = names.length > 0 && gen.const('known', stringify(names));
  gen.forOf('key', _`Object.keys(${data})`, (key) => {
    const listed = known ? [_`${known}.includes(${key})`] : [];
    const matched = patterns.map((pattern) => _`${usePattern(cxt, pattern)}.test(${key})`);
    const isOther = [...listed, ...matched].map((condition) => not(condition));
    const check = (): void => {
      cxt.setParams({ additionalProperty: key });
      if (schema === false) cxt.error();
      else
        cxt.subschema(
          { keyword: 'additionalProperties', dataProp: key, dataPropType: Type.Str },
          gen.name('valid'),
        );
    };
    if (isOther.length === 0) check();
    else gen.if(and(...isOther), check);
  });
}

function items(cxt: KeywordCxt): void {
  const { gen, data, it, schema, parentSchema } = cxt;
  const from: number = parentSchema.prefixItems?.length ?? 0;
  it.items = true;
  if (schema === false) {
    cxt.setParams({ len: from });
    cxt.pass(_`${data}.length <= ${from}`);
  } else if (!alwaysValidSchema(it, schema)) {
    gen.forRange('i', from, _`${data}.length`, (index) => {
      cxt.subschema({ keyword: 'items', dataProp: index, dataPropType: Type.Num }, gen.name('valid'));
    });
  }
}

function uniqueItems(cxt: KeywordCxt): void {
  if (cxt.schema) cxt.pass(_`${runtime(cxt.gen, allDifferent)}(${cxt.data})`);
}

/** Bounds on the length of a string, which our own function counts. */
function boundsOfLength(): readonly CodeKeywordDefinition[] {
  return keywordsWhere(({ about, bound }) => about === 'string' && bound !== undefined).map((keyword) => {
    const operator = rowOf(keyword).bound === 'least' ? _`>=` : _`<=`;
    return {
      keyword,
      type: 'string',
      code: (cxt) => cxt.pass(_`${length(cxt)} ${operator} ${cxt.schema}`),
    };
  });
}

function length({ gen, data }: KeywordCxt): Code {
  return _`${runtime(gen, codePointLength)}(${data})`;
}

function format(cxt: KeywordCxt): void {
  const check = formatCheck(cxt.schema);
  if (check) cxt.pass(_`${runtime(cxt.gen, check)}(${cxt.data})`);
}

/** Checks properties in order. Required ones are checked without first testing whether they are present. */
function properties(cxt: KeywordCxt): void {
  const { gen, data, it, schema } = cxt;
  const names = Object.keys(schema);
  if (it.opts.unevaluated && it.props !== true) it.props = mergeEvaluated.props(gen, toHash(names), it.props);
  for (const name of names.filter((one) => !alwaysValidSchema(it, schema[one]))) {
    const check = (): void => {
      cxt.subschema({ keyword: 'properties', schemaProp: name, dataProp: name }, gen.name('valid'));
    };
    const isPresent = propertyInData(gen, data, name, it.opts.ownProperties);
    if (schema[name].needed) check();
    else gen.if(isPresent, check);
  }
}
