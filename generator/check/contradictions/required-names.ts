import type { SchemaObject } from '../../schema/schema.js';
import type { Part } from './contradiction.js';

/** The properties that an object must have to satisfy all parts, those that others require included. */
export function requiredNames(parts: readonly Part<SchemaObject>[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { schema } of parts) for (const name of schema.required ?? []) names.add(name);
  const dependent = parts.flatMap(({ schema: { dependentRequired: lists } }) =>
    lists === undefined ? [] : [lists],
  );
  if (dependent.length === 0) return names;
  // The set grows while it is read.
  for (const name of names)
    for (const lists of dependent)
      for (const further of (Object.hasOwn(lists, name) && lists[name]) || []) names.add(further);
  return names;
}
