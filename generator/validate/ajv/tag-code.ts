import type { KeywordCxt } from 'ajv';
import { _, type Code, getProperty } from 'ajv/dist/compile/codegen/index.js';
import { checkDataTypes } from 'ajv/dist/compile/validate/dataType.js';
import { oneOfValues } from '../../runtime/explain-values.js';
import { type Expectation, pathTo } from './expectation.js';
import { and, or } from './flat-conditions.js';
import type { Tag, TagGroup } from './tag.js';

/** The tag of a choice, as `ajvSchema` puts it beside the choice; undefined where there is none. */
export function tagBeside({ keyword, parentSchema }: KeywordCxt): Tag | undefined {
  return parentSchema[`${keyword}Tag`];
}

/** The condition that a tag is one of some literals. */
export function isOneOf(tag: Code, literals: TagGroup['literals']): Code {
  return or(...literals.map((one) => _`${tag} === ${one}`));
}

/** All literals of a tag. */
export function literalsOf({ groups }: Tag): TagGroup['literals'] {
  return groups.flatMap(({ literals }) => literals);
}

/**
 * The value at a path from an object, as an expression; undefined where the path does not lead through objects.
 * @param isObject true where the value at the start is known to be an object
 */
export function valueAt({ data }: KeywordCxt, path: readonly string[], isObject: boolean): Code {
  const holders: Code[] = [];
  let value: Code = data;
  for (const property of path) {
    holders.push(value);
    value = _`${value}${getProperty(property)}`;
  }
  const unsure = isObject ? holders.slice(1) : holders;
  if (unsure.length === 0) return value;
  return _`${and(...unsure.map((holder) => checkDataTypes(['object'], holder, true)))} ? ${value} : undefined`;
}

/** What to say where a tag is missing. */
export function missingTag(cxt: KeywordCxt, { path }: Tag): Expectation {
  return { path: pathTo(cxt, ...path), keyword: 'required', expected: _`${'a value'}` };
}

/** What to say of a tag that no branch knows. */
export function unknownTag(cxt: KeywordCxt, tag: Tag, value: Code): Expectation {
  const expected = _`${oneOfValues(literalsOf(tag))}`;
  return { path: pathTo(cxt, ...tag.path), keyword: 'enum', expected, value };
}
