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
 * Does nothing, and only compiles when no keyword is left: for code that must read every keyword of a type, so that a
 * new row of the table is not forgotten there.
 */
export function nothingElse(_rest: Readonly<Record<string, never>>): void {}
