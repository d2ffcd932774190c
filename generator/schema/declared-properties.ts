import { addToGroup } from '../text/group-by.js';
import { conjuncts } from './in-place.js';
import type { LookUp } from './look-up.js';
import type { Schema } from './schema.js';

/** The properties that schemas declare, by name: by themselves, through references and `allOf`, or in branches. */
export function declaredProperties(
  schemas: readonly Schema[],
  lookUp: LookUp,
): ReadonlyMap<string, readonly Schema[]> {
  const found = new Map<string, Schema[]>();
  const seen = new Set<Schema>();
  const visit = (schema: Schema): void => {
    for (const part of conjuncts(schema, lookUp)) {
      if (seen.has(part)) continue;
      seen.add(part);
      for (const [name, inner] of Object.entries(part.properties ?? {})) addToGroup(found, name, inner);
      for (const branch of [...(part.anyOf ?? []), ...(part.oneOf ?? [])]) visit(branch);
    }
  };
  for (const schema of schemas) visit(schema);
  return found;
}
