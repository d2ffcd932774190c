import type { SchemaDocument } from '../../load/read-schemas.js';
import { nearest } from '../../text/nearest.js';

/** What to do about a reference to a file that does not exist: the file with the nearest name. */
export function similarFileHint(documents: readonly SchemaDocument[], path: string): string {
  const similar = nearest(
    path,
    documents.map((document) => document.path),
  );
  return similar ? `did you mean ${similar}?` : 'check the path: it is relative to the file with the $ref';
}
