import { reachable } from '../../schema/reachable.js';
import type { Schema } from '../../schema/schema.js';
import { type NamedSchemas, schemasByName } from './lower-catalog.js';

/** A schema, and which of its references lead to schemas that come later. */
export interface OrderedSchema {
  readonly name: string;
  readonly schema: Schema;
  /** Names to which the schema refers and that come after it, itself included: only schemas in a circle have any. */
  readonly later: ReadonlySet<string>;
}

/**
 * All schemas of a catalog, sorted so that each comes after those to which it refers, for code that has to declare
 * before it uses. Schemas that refer to each other in a circle cannot all do so: `later` says which do not.
 */
export function dependencyOrder(catalog: NamedSchemas): readonly OrderedSchema[] {
  const schemas = schemasByName(catalog);
  const done = new Set<string>();
  const begun = new Set<string>();
  const ordered: OrderedSchema[] = [];
  const visit = (name: string): void => {
    const schema = schemas.get(name);
    if (schema === undefined || begun.has(name)) return;
    begun.add(name);
    const references = referencesOf(schema);
    for (const reference of references) visit(reference);
    ordered.push({ name, schema, later: new Set(references.filter((one) => !done.has(one))) });
    done.add(name);
  };
  for (const name of schemas.keys()) visit(name);
  return ordered;
}

/** The names to which a schema itself refers: without a look-up none are followed. */
function referencesOf(schema: Schema): readonly string[] {
  return [...reachable(schema, new Map())];
}
