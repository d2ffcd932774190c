import type { SchemaDocument } from '../load/read-schemas.js';
import { referredFiles } from '../load/referred-files.js';
import type { OpenApi } from './open-api.js';

/**
 * The paths of the files that OpenAPI 3.0 documents refer to, directly or through others. Their schemas are of that
 * dialect, unless they name another one.
 */
export function filesOfOpenApi3(
  documents: readonly SchemaDocument[],
  openApi: ReadonlyMap<SchemaDocument, OpenApi>,
): ReadonlySet<string> {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const found = new Set<string>();
  const visit = (document: SchemaDocument): void => {
    for (const path of referredFiles(document)) {
      const next = byPath.get(path);
      if (!next || found.has(path)) continue;
      found.add(path);
      visit(next);
    }
  };
  for (const [document, { dialect }] of openApi) if (dialect === 'openapi-3.0') visit(document);
  return found;
}
