import { innerSchemas, refName, type Schema } from './schema.js';

/** The names of all schemas that a schema leads to. Its own name is included only where it is recursive. */
export function reachable(schema: Schema, all: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: Schema | undefined): void => {
    if (typeof one !== 'object') return;
    const name = one.$ref === undefined ? undefined : refName(one.$ref);
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      visit(all.get(name));
    }
    for (const inner of innerSchemas(one)) visit(inner);
  };
  visit(schema);
  return found;
}
