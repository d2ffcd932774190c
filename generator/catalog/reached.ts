import { innerSchemas, refName, type Schema } from '../schema/schema.js';
import type { NamedSchema } from './named-schema.js';
import type { DocumentPlace } from './open-api-places.js';

/**
 * The keys of the schemas that events use: those of the events, and what these refer to.
 * @param forms the named schemas, in each form whose references count
 */
export function reachedFrom(
  roots: readonly string[],
  forms: readonly ReadonlyMap<string, NamedSchema>[],
): ReadonlySet<string> {
  const keys = new Set(roots);
  const visit = (schema: Schema): void => {
    if (typeof schema === 'boolean') return;
    if (schema.$ref !== undefined) keys.add(refName(schema.$ref));
    for (const inner of innerSchemas(schema)) visit(inner);
  };
  // The set grows while it is read.
  for (const key of keys) for (const named of forms) visit(named.get(key)?.schema ?? true);
  return keys;
}

/** Decides whether a place in a file is part of one of the places. A file is given as diagnostics name it. */
export function placesWithin(places: Iterable<DocumentPlace>): (file: string, pointer: string) => boolean {
  const known = new Set([...places].map(({ document, pointer }) => `${document.file}#${pointer}`));
  return (file, pointer) => {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      if (known.has(`${file}#${at}`)) return true;
      if (at === '' || isEntry(at)) return false;
    }
  };
}

/** True for an entry of definitions, which is not a part of the schema around it. Properties may have any name. */
function isEntry(pointer: string): boolean {
  const found = /(?:^|\/([^/]*))\/(?:\$defs|definitions)\/[^/]*$/.exec(pointer);
  return found !== null && found[1] !== 'properties';
}
