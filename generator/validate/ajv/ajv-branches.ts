import type { KeywordCxt } from 'ajv';
import { _, and, type Code, type Name, not } from 'ajv/dist/compile/codegen/index.js';
import { resolveRef, SchemaEnv } from 'ajv/dist/compile/index.js';
import N from 'ajv/dist/compile/names.js';
import { checkDataTypes, DataType } from 'ajv/dist/compile/validate/dataType.js';
import { getValidate } from 'ajv/dist/vocabularies/core/ref.js';
import type { TypeName } from '../../schema/instance-types.js';
import { pathTo } from './expectation.js';

/** A schema as `ajvSchemas` returns it where a keyword uses it as a condition: types, a reference, or both. */
export interface Branch {
  readonly is?: readonly TypeName[];
  readonly $ref?: string;
}

/**
 * The condition that a branch accepts a value.
 * @param call the call of a reference's function
 */
export function branchCode({ is, $ref }: Branch, value: Name, call: (ref: string) => Code): Code {
  const isOfType = is && not(wrongType(is, value));
  if ($ref === undefined) return isOfType ?? _`true`;
  return isOfType ? and(isOfType, call($ref)) : call($ref);
}

/** The condition that a value has none of the given types. */
export function wrongType(types: readonly TypeName[], value: Name): Code {
  return checkDataTypes([...types], value, true, DataType.Wrong);
}

/** The call of a reference's function with the value of a keyword. The function adds its failures to the list. */
export function callOf(cxt: KeywordCxt, $ref: string): Code {
  if (cxt.it.createErrors === false) return quietCallOf(cxt, $ref, cxt.data);
  return _`${checkOf(cxt, $ref)}(${cxt.data}, ${pathTo(cxt)}, ${N.default.vErrors})`;
}

/** The call of a reference's function only for its result. */
export function quietCallOf(cxt: KeywordCxt, $ref: string, value: Name): Code {
  return _`${checkOf(cxt, $ref)}(${value}, "", [])`;
}

function checkOf(cxt: KeywordCxt, $ref: string): Code {
  const { it } = cxt;
  const target = resolveRef.call(it.self, it.schemaEnv.root, it.baseId, $ref);
  if (!(target instanceof SchemaEnv)) throw new Error(`Ajv has no function for ${$ref}`);
  return getValidate(cxt, target);
}
