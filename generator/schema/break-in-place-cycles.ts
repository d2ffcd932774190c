import { IN_PLACE, inPlaceGraph } from './in-place.js';
import { mapSubschemas, refName, refTo, type Schema } from './schema.js';

/**
 * The schemas, none of which leads back to itself without looking into a value in between: as a type, such a name would
 * be defined by itself. The reference that closes a cycle is made to lead to nothing, of which nothing is known.
 */
export function breakInPlaceCycles(schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> {
  const leadsTo = inPlaceGraph(schemas);
  return new Map(
    [...schemas].map(([name, schema]) => {
      const leadsBack = (ref: string): boolean => ref === name || leadsTo(ref, name);
      return [name, leadsTo(name, name) ? cut(schema, leadsBack) : schema];
    }),
  );
}

function cut(schema: Schema, leadsBack: (name: string) => boolean): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = mapSubschemas(schema, (one) => cut(one, leadsBack), IN_PLACE);
  return schema.$ref !== undefined && leadsBack(refName(schema.$ref)) ? { ...inner, $ref: refTo('') } : inner;
}
