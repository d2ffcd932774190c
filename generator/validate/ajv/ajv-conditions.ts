import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { _, type Code, type Name, not, or } from 'ajv/dist/compile/codegen/index.js';
import { alwaysValidSchema } from 'ajv/dist/compile/util.js';
import type { Application } from '../../schema/keyword-row.js';
import { keywordsThatApply, rowOf } from '../../schema/keyword-sets.js';
import { branchCode, quietCallOf } from './ajv-branches.js';

/** The ways in which a schema only decides something, and the code for each. */
const DECISIONS = {
  negation: (cxt) => cxt.fail(accepts(cxt, cxt.data)),
  condition: thenOrElse,
  'inside-condition': someItems,
  names: eachName,
} as const satisfies { readonly [Way in Application]?: CodeKeywordDefinition['code'] };

/** The ways in which a schema only decides something. */
export const DECIDING = Object.keys(DECISIONS) as readonly (keyof typeof DECISIONS)[];

/**
 * Keywords whose schemas only decide something, so that their failures are never listed. `ajvSchemas` turns each such
 * schema into a type or a reference, which is one condition here. Ajv's own code would count failures in variables.
 */
export const CONDITIONS: readonly CodeKeywordDefinition[] = DECIDING.flatMap((way) =>
  keywordsThatApply(way).map((keyword) => {
    const { about } = rowOf(keyword);
    return { keyword, code: DECISIONS[way], ...(about !== undefined && { type: about }) };
  }),
);

/** The condition that the schema of the keyword accepts a value. */
function accepts(cxt: KeywordCxt, value: Name): Code {
  const { schema, it } = cxt;
  if (alwaysValidSchema(it, schema)) return _`true`;
  if (schema === false || schema.never) return _`false`;
  return branchCode(schema, value, (ref) => quietCallOf(cxt, ref, value));
}

function thenOrElse(cxt: KeywordCxt): void {
  const { gen, parentSchema, it } = cxt;
  const apply = (keyword: 'then' | 'else') => (): void => {
    cxt.subschema({ keyword }, gen.name('valid'));
  };
  const [hasThen, hasElse] = (['then', 'else'] as const).map((keyword) => {
    const schema = parentSchema[keyword];
    return schema !== undefined && !alwaysValidSchema(it, schema);
  });
  const isMet = accepts(cxt, cxt.data);
  if (hasThen) gen.if(isMet, apply('then'), hasElse ? apply('else') : undefined);
  else if (hasElse) gen.if(not(isMet), apply('else'));
}

function someItems(cxt: KeywordCxt): void {
  const { gen, data, parentSchema } = cxt;
  const { minContains: least = 1, maxContains: most } = parentSchema;
  cxt.setParams({ min: least, max: most });
  const found = gen.let('found', _`0`);
  gen.forRange('i', 0, _`${data}.length`, (index) => {
    const item = gen.const('data', _`${data}[${index}]`);
    gen.if(accepts(cxt, item), () => gen.code(_`${found}++`));
  });
  cxt.fail(most === undefined ? _`${found} < ${least}` : or(_`${found} < ${least}`, _`${found} > ${most}`));
}

function eachName(cxt: KeywordCxt): void {
  const { gen, data, it, schema } = cxt;
  if (alwaysValidSchema(it, schema)) return;
  gen.forOf('key', _`Object.keys(${data})`, (key) => {
    cxt.setParams({ propertyName: key });
    gen.if(not(accepts(cxt, key)), () => cxt.error());
  });
}
