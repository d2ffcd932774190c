import { writtenName } from './keyword-sets.js';
import { mapSubschemas, type Schema } from './schema.js';

/**
 * A copy of a schema in which every keyword has the name that people and other tools know: what the output contains and
 * what emitters get. Where a constraint and an annotation have the same name, the constraint stays.
 */
export function withWrittenKeywords(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const entries = Object.entries(mapSubschemas(schema, withWrittenKeywords)).flatMap(([keyword, value]) => {
    const name = writtenName(keyword);
    return name !== keyword && name in schema ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
