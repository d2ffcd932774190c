import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { _, type Code, type Name, not, or } from 'ajv/dist/compile/codegen/index.js';
import { alwaysValidSchema } from 'ajv/dist/compile/util.js';
import { branchCode, quietCallOf } from './ajv-branches.js';

/**
 * Keywords whose schemas only decide something, so that their failures are never listed. `ajvSchemas` turns each such
 * schema into a type or a reference, which is one condition here. Ajv's own code would count failures in variables.
 */
export const CONDITIONS: readonly CodeKeywordDefinition[] = [
  { keyword: 'not', code: (cxt) => cxt.fail(accepts(cxt, cxt.data)) },
  { keyword: 'if', code: thenOrElse },
  { keyword: 'contains', type: 'array', code: contains },
  { keyword: 'propertyNames', type: 'object', code: propertyNames },
];

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

function contains(cxt: KeywordCxt): void {
  const { gen, data, parentSchema } = cxt;
  const { minContains: least = 1, maxContains: most } = parentSchema;
  const found = gen.let('found', _`0`);
  gen.forRange('i', 0, _`${data}.length`, (index) => {
    const item = gen.const('data', _`${data}[${index}]`);
    gen.if(accepts(cxt, item), () => gen.code(_`${found}++`));
  });
  cxt.fail(most === undefined ? _`${found} < ${least}` : or(_`${found} < ${least}`, _`${found} > ${most}`));
}

function propertyNames(cxt: KeywordCxt): void {
  const { gen, data, it, schema } = cxt;
  if (alwaysValidSchema(it, schema)) return;
  gen.forOf('key', _`Object.keys(${data})`, (key) => {
    cxt.setParams({ propertyName: key });
    gen.if(not(accepts(cxt, key)), () => cxt.error());
  });
}
