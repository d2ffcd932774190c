import { keywordsThatApply } from './keyword-sets.js';
import type { KeywordWith } from './keywords.js';
import { mapSubschemas, type Schema, type SchemaObject } from './schema.js';

/** The keywords whose schema applies to the names of an object's properties. */
export type AboutNames = KeywordWith<{ applies: 'names' }>;

const ABOUT_NAMES = keywordsThatApply('names');

/** The schemas that the name of each property of an object must match. */
export function nameSchemas(schema: SchemaObject): readonly Schema[] {
  const found: Schema[] = [];
  const collect = (inner: Schema): Schema => {
    found.push(inner);
    return inner;
  };
  mapSubschemas(schema, collect, ABOUT_NAMES);
  return found;
}
