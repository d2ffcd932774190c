import { conjuncts } from '../schema/in-place.js';
import type { LookUp } from '../schema/look-up.js';
import type { Schema } from '../schema/schema.js';

/** The names of the properties that schemas declare: by themselves, through references, or in branches. */
export function declaredNames(schemas: readonly Schema[], lookUp: LookUp): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Schema>();
  const visit = (schema: Schema): void => {
    for (const part of conjuncts(schema, lookUp)) {
      if (seen.has(part)) continue;
      seen.add(part);
      for (const name of Object.keys(part.properties ?? {})) names.add(name);
      for (const branch of [...(part.anyOf ?? []), ...(part.oneOf ?? [])]) visit(branch);
    }
  };
  for (const schema of schemas) visit(schema);
  return names;
}
