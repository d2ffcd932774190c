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
 * Does nothing, and compiles only when no keyword is left over. For code that must read every keyword of a type, so
 * that it does not compile after a new row is added to the table.
 */
export function nothingElse(_rest: Readonly<Record<string, never>>): void {}
