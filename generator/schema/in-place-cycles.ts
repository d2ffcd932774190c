import { mapSubschemas, refName, refTo, type Schema, type SchemaObject } from './schema.js';

/**
 * The schemas, in which none comes back to itself before it has looked into a value: as a type such a name would stand
 * for itself. Where one would, its reference leads to nothing, of which nothing is known.
 */
export function breakInPlaceCycles(schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> {
  const next = new Map([...schemas].map(([name, schema]) => [name, refsInPlace(schema)]));
  const leadsTo = (from: string, target: string, seen = new Set<string>()): boolean =>
    (next.get(from) ?? []).some((name) => {
      if (name === target) return true;
      if (seen.has(name)) return false;
      seen.add(name);
      return leadsTo(name, target, seen);
    });
  return new Map(
    [...schemas].map(([name, schema]) => {
      const isBack = (ref: string): boolean => ref === name || leadsTo(ref, name);
      return [name, leadsTo(name, name) ? cut(schema, isBack) : schema];
    }),
  );
}

/** Keywords whose schemas are for the very value that the schema itself is for. */
const IN_PLACE = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']);

function refsInPlace(schema: Schema): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const own = schema.$ref === undefined ? [] : [refName(schema.$ref)];
  const inner: string[] = [];
  mapInPlace(schema, (one) => {
    inner.push(...refsInPlace(one));
    return one;
  });
  return [...own, ...inner];
}

function cut(schema: Schema, isBack: (name: string) => boolean): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = mapInPlace(schema, (one) => cut(one, isBack));
  return schema.$ref !== undefined && isBack(refName(schema.$ref)) ? { ...inner, $ref: refTo('') } : inner;
}

function mapInPlace(schema: SchemaObject, change: (inner: Schema) => Schema): SchemaObject {
  const entries = Object.entries(schema).map(([keyword, value]) => {
    const single = { [keyword]: value } as SchemaObject;
    return IN_PLACE.has(keyword) ? mapSubschemas(single, change) : single;
  });
  return Object.assign({}, ...entries);
}
