import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { placeOf } from '../../load/source-text.js';
import { DEFAULT_DIALECT, type Dialect } from '../../schema/dialect.js';
import { keyOf } from '../documents/document-place.js';
import { otherFormat } from '../documents/open-api.js';
import { readOpenApiFiles } from '../documents/open-api-files.js';
import { folderUri } from './folder-uri.js';
import { addSchema, type IndexedNodes, nodeAt } from './indexed-nodes.js';
import type { SchemaIndex } from './schema-index.js';

/**
 * Indexes documents. Problems with `$id`, anchors and OpenAPI documents are collected in `diagnostics`.
 * @param dialect the dialect of files that do not name one
 * @param idBase the URI that relative `$id`s of files count from. Default: the path of each file
 */
export function indexSchemas(
  documents: readonly SchemaDocument[],
  broken: readonly string[],
  dialect: Dialect = DEFAULT_DIALECT,
  idBase?: string,
): SchemaIndex {
  const { openApi, dialectsOfFiles, diagnostics } = readOpenApiFiles(documents, broken);
  const index: IndexedNodes = {
    nodes: [],
    byPlace: new Map(),
    byUri: new Map(),
    containers: new Map(),
    diagnostics: [...diagnostics],
    idBase,
  };
  for (const document of documents) {
    const stated = dialect === DEFAULT_DIALECT ? dialectsOfFiles.get(document.path) : undefined;
    addDocument(index, document, openApi.get(document)?.dialect, stated ?? dialect);
  }
  // Schemas that only other schemas of the document use are added when references lead to them.
  for (const [document, { bodies, components }] of openApi) {
    for (const { schema } of bodies) nodeAt(index, schema.document, schema.pointer);
    if (bodies.length === 0) for (const pointer of components) nodeAt(index, document, pointer);
  }
  return {
    documents,
    broken: new Set(broken),
    diagnostics: index.diagnostics,
    nodes: index.nodes,
    nodeAt: (document, pointer) => nodeAt(index, document, pointer),
    byUri: index.byUri,
    openApi,
    idBase,
  };
}

/**
 * Adds the schemas of a document, or an OpenAPI document as a container of schemas.
 * @param openApi the dialect of an OpenAPI document; undefined for other documents
 * @param dialect the dialect of a schema that does not name one
 */
function addDocument(
  index: IndexedNodes,
  document: SchemaDocument,
  openApi: Dialect | undefined,
  dialect: Dialect,
): void {
  const { value } = document;
  const base = folderUri(document.path);
  const place = { document, pointer: '', value };
  const format = otherFormat(value);
  if (format !== undefined) {
    index.diagnostics.push(notRead(document, format));
    return;
  }
  if (openApi === undefined) addSchema(index, document, { ...place, keyword: '' }, { base, dialect });
  else index.containers.set(document, { ...place, base, dialect: openApi, isRoot: true });
  const root = index.containers.get(document) ?? index.byPlace.get(keyOf(place));
  if (root) index.byUri.set(base, root);
}

function notRead(document: SchemaDocument, format: string): Diagnostic {
  const wording = {
    message: `${format} is not supported`,
    hint: 'convert it to OpenAPI 3 or AsyncAPI 3, or remove the file',
  };
  return diagnostic('HS204', wording, placeOf(document, ''));
}
