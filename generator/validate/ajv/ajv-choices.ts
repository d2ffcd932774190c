import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { _, type Code, getProperty, type Name, nil, not, or } from 'ajv/dist/compile/codegen/index.js';
import N from 'ajv/dist/compile/names.js';
import { alwaysValidSchema } from 'ajv/dist/compile/util.js';
import type { TypeName } from '../../schema/instance-types.js';
import { type CodeStyle, callOf, chooseCode, failCode, reject, startOf, stopsAtOnce } from './ajv-errors.js';
import { wrongType } from './ajv-keywords.js';
import { type Expectation, oneOfValues, pathTo, typeNames } from './expectation.js';
import type { Tag } from './tag.js';

/** A branch as `ajvSchemas` returns it. */
interface Branch {
  readonly is?: readonly TypeName[];
  readonly $ref?: string;
}

/** `anyOf` and `oneOf` of plain types and references: every other branch is a function of its own. */
export function choices(style: CodeStyle): readonly CodeKeywordDefinition[] {
  return [
    { keyword: 'anyOf', schemaType: 'array', code: (cxt) => byTag(cxt, style, () => anyOf(cxt, style)) },
    { keyword: 'oneOf', schemaType: 'array', code: (cxt) => byTag(cxt, style, () => oneOf(cxt, style)) },
  ];
}

function anyOf(cxt: KeywordCxt, style: CodeStyle): void {
  const { gen, it, schema } = cxt;
  if (schema.some((branch: Branch) => alwaysValidSchema(it, branch))) return;
  const start = startOf(cxt);
  const calls = schema.filter(({ $ref }: Branch) => $ref !== undefined);
  gen.if(not(or(...branchCodes(cxt))));
  reject(cxt, style, chooseCode(cxt, style, start, plainTypes(cxt)));
  if (calls.length > 1) {
    gen.else();
    removeFailures(cxt, start);
  }
  gen.endIf();
}

function oneOf(cxt: KeywordCxt, style: CodeStyle): void {
  const { gen } = cxt;
  const start = startOf(cxt);
  const passed = branchCodes(cxt).map((branch) => _`(${branch} ? 1 : 0)`);
  const count = gen.const(
    'passed',
    passed.reduce((sum, one) => _`${sum} + ${one}`),
  );
  gen.if(_`${count} === 0`, () => reject(cxt, style, chooseCode(cxt, style, start, plainTypes(cxt))));
  gen.if(_`${count} !== 0`, () => removeFailures(cxt, start));
  gen.if(_`${count} > 1`, () => reject(cxt, style));
}

/** Removes the failures of branches from the list, because another branch passed. */
function removeFailures({ gen, it }: KeywordCxt, start: Name): void {
  if (it.createErrors !== false) gen.code(_`${N.default.vErrors}.length = ${start}`);
}

/** Each branch as a condition. */
function branchCodes(cxt: KeywordCxt): readonly Code[] {
  return cxt.schema.map(({ is, $ref }: Branch) => {
    if (is) return not(wrongType(is, cxt.data));
    return $ref === undefined ? _`true` : callOf(cxt, $ref);
  });
}

function plainTypes({ schema }: KeywordCxt): string {
  return schema.flatMap(({ is }: Branch) => (is ? [typeNames(is)] : [])).join(' or ');
}

/** A payload with a branch's literal is checked by that branch only, because it cannot match another. */
function byTag(cxt: KeywordCxt, style: CodeStyle, otherwise: () => void): void {
  const { gen, data, parentSchema } = cxt;
  const tag: Tag | undefined = parentSchema[`${cxt.keyword}Tag`];
  if (!tag) {
    otherwise();
    return;
  }
  gen.if(wrongType(['object'], data));
  otherwise();
  gen.else();
  const value = gen.const('tag', _`${data}${getProperty(tag.property)}`);
  gen.if(_`${value} === undefined`, () => reject(cxt, style, failCode(cxt, missing(cxt, tag))));
  for (const [at, values] of tag.values.entries()) {
    gen.if(or(...values.map((one) => _`${value} === ${one}`)), () => {
      const action = stopsAtOnce(cxt.it, style) ? _`false` : nil;
      gen.if(not(callOf(cxt, cxt.schema[at].$ref)), () => reject(cxt, style, action));
    });
  }
  const known = or(...tag.values.flat().map((one) => _`${value} === ${one}`));
  gen.if(not(or(_`${value} === undefined`, known)), () =>
    reject(cxt, style, failCode(cxt, unknown(cxt, tag, value))),
  );
  gen.endIf();
}

function missing(cxt: KeywordCxt, { property }: Tag): Expectation {
  return { path: pathTo(cxt, property), keyword: 'required', expected: _`${'a value'}` };
}

function unknown(cxt: KeywordCxt, { property, values }: Tag, value: Name): Expectation {
  const expected = _`${oneOfValues(values.flat())}`;
  return { path: pathTo(cxt, property), keyword: 'enum', expected, value };
}
