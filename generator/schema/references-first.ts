import type { LookUp } from './look-up.js';
import type { Schema } from './schema.js';

/** A definition on the way, and what it refers to that has not been entered yet. */
interface Step {
  readonly schema: Schema;
  readonly wanted: string[];
}

/**
 * Creates a function that goes through the definitions to which a schema leads, and calls another function for each of
 * them once, those at the end of a chain of references first. For functions that keep their results and call themselves
 * for what a schema refers to: called in this order, they do not go deep, however long the chain is.
 * @param namesIn the names of the definitions that a schema refers to
 */
export function referencesFirst(
  lookUp: LookUp,
  namesIn: (schema: Schema) => readonly string[],
  act: (schema: Schema) => void,
): (schema: Schema) => void {
  const entered = new Set<string>();
  return (root) => {
    const way: Step[] = [{ schema: root, wanted: [...namesIn(root)].reverse() }];
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const name = step.wanted.pop();
      if (name === undefined) {
        way.pop();
        if (way.length > 0) act(step.schema);
      } else if (!entered.has(name)) {
        entered.add(name);
        const schema = lookUp(name);
        if (schema !== undefined) way.push({ schema, wanted: [...namesIn(schema)].reverse() });
      }
    }
  };
}
