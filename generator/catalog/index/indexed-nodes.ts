import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { isJsonObject } from '../../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { placeOf } from '../../load/source-text.js';
import { type Subschema, subschemasOf } from '../../schema/subschemas.js';
import { keyOf } from '../documents/document-place.js';
import { shownUri } from './folder-uri.js';
import { anchorsOf, idKeyword, type Scope, scopeOf } from './schema-ids.js';
import type { SchemaNode } from './schema-index.js';

/** The schemas that are indexed so far. `addSchema` and `nodeAt` add to it. */
export interface IndexedNodes {
  /** In the order in which they were added. */
  readonly nodes: SchemaNode[];
  /** By `keyOf`. */
  readonly byPlace: Map<string, SchemaNode>;
  readonly byUri: Map<string, SchemaNode>;
  /** OpenAPI documents, which are containers of schemas. */
  readonly containers: Map<SchemaDocument, SchemaNode>;
  readonly diagnostics: Diagnostic[];
  /** The URI that relative `$id`s of files count from. Undefined: the path of each file. */
  readonly idBase: string | undefined;
}

/** Adds a schema and all schemas inside it. `outer` is what it inherits. */
export function addSchema(index: IndexedNodes, document: SchemaDocument, at: Subschema, outer: Scope): void {
  const { pointer, value } = at;
  const idsFrom = (pointer === '' ? index.idBase : undefined) ?? outer.base;
  const scope = scopeOf(document, at, { ...outer, idsFrom }, index.diagnostics);
  const node: SchemaNode = { document, pointer, value, ...scope, isRoot: at.keyword === '' };
  index.byPlace.set(keyOf(node), node);
  index.nodes.push(node);
  if (!isJsonObject(value)) return;
  if (scope.base !== outer.base) nameNode(index, scope.base, node, idKeyword(scope.dialect));
  for (const [keyword, anchor] of anchorsOf(value, scope.dialect))
    nameNode(index, `${scope.base}#${anchor}`, node, keyword);
  for (const child of subschemasOf(value, pointer, scope.dialect)) addSchema(index, document, child, scope);
}

/** The schema at a pointer of a document. One that no keyword leads to is added first. */
export function nodeAt(
  index: IndexedNodes,
  document: SchemaDocument,
  pointer: string,
): SchemaNode | undefined {
  const find = (): SchemaNode | undefined => index.byPlace.get(keyOf({ document, pointer }));
  const known = find();
  if (known) return known;
  const value = valueAt(document.value, pointerTokens(pointer) ?? []);
  const container = index.containers.get(document);
  const owner = container ?? index.byPlace.get(keyOf({ document, pointer: '' }));
  const isSchema = typeof value === 'boolean' || isJsonObject(value);
  if (!owner || !isSchema || (container && pointer === '')) return undefined;
  // The entry that contains the place is added first, so that each schema is indexed once.
  const [entry = pointer] = /^\/components\/schemas\/[^/]+/.exec(pointer) ?? [];
  if (entry !== pointer) nodeAt(index, document, entry);
  if (find() === undefined) addSchema(index, document, { keyword: '', pointer, value }, owner);
  return find();
}

function nameNode(index: IndexedNodes, uri: string, node: SchemaNode, keyword: string): void {
  const first = index.byUri.get(uri);
  if (first && first !== node)
    index.diagnostics.push(uriTaken(uri, node, pointerTo(node.pointer, keyword), first));
  else index.byUri.set(uri, node);
}

function uriTaken(uri: string, node: SchemaNode, pointer: string, first: SchemaNode): Diagnostic {
  const other = `${first.document.file}#${first.pointer}`;
  return diagnostic(
    'HS209',
    {
      message: `${shownUri(uri)} already names ${other}`,
      hint: 'change the $id or the anchor of one of them',
    },
    placeOf(node.document, pointer),
  );
}
