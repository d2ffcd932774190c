import type { InstanceType } from './instance-types.js';
import { KEYWORDS_BY_TYPE } from './keyword-sets.js';
import type { KeywordWith } from './keywords.js';
import type { SchemaObject } from './schema.js';

/** The keywords of a schema that constrain values of one type. */
export function keywordsAbout<Type extends InstanceType>(
  schema: SchemaObject,
  type: Type,
): Pick<SchemaObject, KeywordWith<{ about: Type }>> {
  const own = new Set<string>(KEYWORDS_BY_TYPE[type]);
  const found: SchemaObject = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => own.has(keyword)),
  );
  return found;
}

/**
 * Does nothing, and only compiles where nothing is left over: for code that takes the keywords of a type out of a schema
 * and must take all of them, so that a new row of the table is not forgotten there.
 */
export function nothingElse(_rest: Readonly<Record<string, never>>): void {}
