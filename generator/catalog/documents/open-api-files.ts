import type { Diagnostic } from '../../diagnostics/index.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { referredFiles } from '../../load/referred-files.js';
import type { Dialect } from '../../schema/dialect.js';
import type { OpenApi } from './api-document.js';
import { isAsyncApi } from './async-api.js';
import { partOf, readOpenApi, statedDialect } from './open-api.js';
import { noJsonBody, strayReference, unsupportedDialect } from './open-api-problems.js';

/** The OpenAPI documents of a schema folder, and what follows from them for other files. */
export interface OpenApiFiles {
  /** The OpenAPI documents, and the files that hold parts of them. */
  readonly openApi: ReadonlyMap<SchemaDocument, OpenApi>;
  /** The dialects of files by path, where they follow from the document that refers to them. */
  readonly dialectsOfFiles: ReadonlyMap<string, Dialect>;
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
  return { openApi, dialectsOfFiles: dialectsOfReached(documents, openApi), diagnostics };
}

/** OpenAPI 3.0 has no word for the dialect. */
function statesUnreadable({ dialect }: OpenApi, { value }: SchemaDocument): boolean {
  return dialect !== 'openapi-3.0' && statedDialect(value) === undefined;
}

/**
 * The dialects of the files that OpenAPI 3.0 and AsyncAPI documents refer to, directly or through others. Their schemas
 * are of the dialect of the document, unless they name another one.
 */
function dialectsOfReached(
  documents: readonly SchemaDocument[],
  openApi: ReadonlyMap<SchemaDocument, OpenApi>,
): ReadonlyMap<string, Dialect> {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const found = new Map<string, Dialect>();
  const visit = (document: SchemaDocument, dialect: Dialect): void => {
    for (const path of referredFiles(document)) {
      const next = byPath.get(path);
      if (!next || found.has(path)) continue;
      found.set(path, dialect);
      visit(next, dialect);
    }
  };
  for (const [document, { dialect }] of openApi)
    if (dialect === 'openapi-3.0' || isAsyncApi(document.value)) visit(document, dialect);
  return found;
}
