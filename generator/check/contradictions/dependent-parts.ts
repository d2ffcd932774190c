import type { SchemaObject } from '../../schema/schema.js';
import type { Part } from './contradiction.js';
import { inner, keyOf, type Together, tellingParts } from './parts.js';
import { requiredNames } from './required-names.js';

/** What else describes an object that satisfies all parts, because of the properties that it must have. */
export function dependentParts(parts: readonly Part<SchemaObject>[], together: Together): readonly Part[] {
  if (parts.every(({ schema }) => schema.dependentSchemas === undefined)) return [];
  const names = requiredNames(parts);
  const found = parts.flatMap((part) =>
    Object.entries(part.schema.dependentSchemas ?? {}).flatMap(([name, schema]) =>
      names.has(name) ? together(inner(part, schema, 'dependentSchemas', name)) : [],
    ),
  );
  const known = new Set(parts.map((part) => keyOf([part])));
  return tellingParts([...parts, ...found]).filter(
    (part) => part.schema !== true && !known.has(keyOf([part])),
  );
}
