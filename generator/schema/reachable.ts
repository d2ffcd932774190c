import { innerSchemas, refName, type Schema } from './schema.js';

/** The names of all schemas that a schema leads to. Its own name is included only where it is recursive. */
export function reachable(schema: Schema, all: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const found = new Set<string>();
  // A list in place of recursion, because a chain of references may be long.
  const open: (Schema | undefined)[] = [schema];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object') continue;
    for (const inner of [...innerSchemas(one)].reverse()) open.push(inner);
    const name = one.$ref === undefined ? undefined : refName(one.$ref);
    if (name === undefined || found.has(name)) continue;
    found.add(name);
    open.push(all.get(name));
  }
  return found;
}
