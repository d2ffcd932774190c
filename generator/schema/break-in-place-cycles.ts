import { IN_PLACE, inPlaceGraph } from './in-place.js';
import { mapSubschemas, refName, refTo, type Schema } from './schema.js';

/**
 * Breaks cycles of references that never look into the value: as a type, a name in such a cycle would be defined by
 * itself. The reference that closes a cycle is replaced by one that has no target.
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
