import type { Diagnostic } from '../../diagnostics/index.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { referredFiles } from '../../load/referred-files.js';
import type { OpenApi } from './api-document.js';
import { partOf, readOpenApi, statedDialect } from './open-api.js';
import { noJsonBody, strayReference, unsupportedDialect } from './open-api-problems.js';

/** The OpenAPI documents of a schema folder, and what follows from them for other files. */
export interface OpenApiFiles {
  /** The OpenAPI documents, and the files that hold parts of them. */
  readonly openApi: ReadonlyMap<SchemaDocument, OpenApi>;
  /** The paths of the files whose schemas are of the dialect of OpenAPI 3.0, because such a document refers to them. */
  readonly filesOfOpenApi3: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the OpenAPI documents of a schema folder.
 * @param broken paths of files that could not be parsed
 */
export function readOpenApiFiles(
  documents: readonly SchemaDocument[],
  broken: readonly string[],
): OpenApiFiles {
  const openApi = new Map<SchemaDocument, OpenApi>();
  const isBroken = (path: string): boolean => broken.includes(path);
  const diagnostics = documents.flatMap((document) => {
    const api = readOpenApi(document, documents);
    if (!api) return [];
    openApi.set(document, api);
    const strays = api.strays.flatMap((stray) => strayReference(stray, documents, isBroken));
    const dialect = statesUnreadable(api, document) ? [unsupportedDialect(document)] : [];
    return [...dialect, ...strays, ...api.otherBodies.map(noJsonBody)];
  });
  for (const api of [...openApi.values()])
    for (const part of api.parts) if (!openApi.has(part)) openApi.set(part, partOf(api));
  return { openApi, filesOfOpenApi3: filesReachedFrom3(documents, openApi), diagnostics };
}

/** OpenAPI 3.0 has no word for the dialect. */
function statesUnreadable({ dialect }: OpenApi, { value }: SchemaDocument): boolean {
  return dialect !== 'openapi-3.0' && statedDialect(value) === undefined;
}

/**
 * The paths of the files that OpenAPI 3.0 documents refer to, directly or through others. Their schemas are of that
 * dialect, unless they name another one.
 */
function filesReachedFrom3(
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
