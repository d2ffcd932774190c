import { keywordsThatApply } from './keyword-sets.js';
import type { KeywordWith } from './keywords.js';
import { type Schema, type SchemaObject, schemasIn } from './schema.js';

/** The keywords whose schema applies to the names of an object's properties. */
export type AboutNames = KeywordWith<{ applies: 'names' }>;

const ABOUT_NAMES = keywordsThatApply('names');

/** The schemas that the name of each property of an object must match. */
export function nameSchemas(schema: SchemaObject): readonly Schema[] {
  return nameRules(schema).map(([, rule]) => rule);
}

/** The same schemas, each with its keyword. */
export function nameRules(schema: SchemaObject): readonly (readonly [keyword: string, rule: Schema])[] {
  return ABOUT_NAMES.flatMap((keyword) => {
    const value = schema[keyword];
    return value === undefined ? [] : schemasIn(keyword, value).map((rule) => [keyword, rule] as const);
  });
}
