import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../json/json-pointer.js';
import type { SchemaDocument } from '../load/read-schemas.js';
import { placeOf } from '../load/source-text.js';
import { DEFAULT_DIALECT, type Dialect, dialectOf, refHidesSiblings } from '../schema/dialect.js';
import { type Subschema, subschemasOf } from '../schema/subschemas.js';
import { folderUri, shownUri, withoutFragment } from './folder-uri.js';
import { type OpenApi, otherFormat } from './open-api.js';
import { readOpenApiFiles } from './open-api-files.js';

/** A schema at its place. References lead to such schemas, and definitions are made of them. */
export interface SchemaNode {
  readonly document: SchemaDocument;
  readonly pointer: string;
  readonly value: JsonValue;
  readonly dialect: Dialect;
  /** The absolute URI against which references in the schema are resolved. */
  readonly base: string;
  /**
   * True when no schema holds this one: the root of a file, an entry of OpenAPI, or a place that only a reference
   * leads to.
   */
  readonly isRoot: boolean;
}

/** All schemas of all documents, by place and by URI. */
export interface SchemaIndex {
  readonly documents: readonly SchemaDocument[];
  /** Paths of files that could not be parsed. */
  readonly broken: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Every schema in the index, in the order of the files. Schemas that `nodeAt` adds come last. */
  readonly nodes: readonly SchemaNode[];
  /**
   * The schema at a pointer of a document. A schema that no keyword leads to (`#/components/schemas/X`) is added to
   * the index.
   */
  readonly nodeAt: (document: SchemaDocument, pointer: string) => SchemaNode | undefined;
  /**
   * The schema that an absolute URI names, without a fragment or with an anchor. An OpenAPI document is included as a
   * whole.
   */
  readonly byUri: ReadonlyMap<string, SchemaNode>;
  /** The OpenAPI documents, and what is read from them. */
  readonly openApi: ReadonlyMap<SchemaDocument, OpenApi>;
}

/** The identity of a schema: its file and its place in it. */
export function keyOf(node: SchemaNode): string {
  return `${node.document.path}#${node.pointer}`;
}

/**
 * Indexes documents. Problems with `$id`, anchors and OpenAPI documents are collected in `diagnostics`.
 * @param dialect the dialect of files that do not name one
 */
export function indexSchemas(
  documents: readonly SchemaDocument[],
  broken: readonly string[],
  dialect: Dialect = DEFAULT_DIALECT,
): SchemaIndex {
  const diagnostics: Diagnostic[] = [];
  const nodes: SchemaNode[] = [];
  const byPlace = new Map<string, SchemaNode>();
  const byUri = new Map<string, SchemaNode>();
  const name = (uri: string, node: SchemaNode, pointer: string): void => {
    const first = byUri.get(uri);
    if (first && first !== node) diagnostics.push(uriTaken(uri, node, pointer, first));
    else byUri.set(uri, node);
  };
  const visit = (document: SchemaDocument, at: Subschema, outer: Context): void => {
    const context = enter(document, at, outer, diagnostics);
    const isRoot = at.keyword === '';
    const node: SchemaNode = { document, pointer: at.pointer, value: at.value, ...context, isRoot };
    byPlace.set(placeKey(document, at.pointer), node);
    nodes.push(node);
    if (!isJsonObject(at.value)) return;
    if (context.base !== outer.base)
      name(context.base, node, pointerTo(at.pointer, idKeyword(context.dialect)));
    for (const [keyword, anchor] of anchorsOf(at.value, context.dialect))
      name(`${context.base}#${anchor}`, node, pointerTo(at.pointer, keyword));
    for (const child of subschemasOf(at.value, at.pointer, context.dialect)) visit(document, child, context);
  };
  const nodeAt = (document: SchemaDocument, pointer: string): SchemaNode | undefined =>
    byPlace.get(placeKey(document, pointer)) ?? adopt(document, pointer);
  const adopt = (document: SchemaDocument, pointer: string): SchemaNode | undefined => {
    const value = valueAt(document.value, pointerTokens(pointer) ?? []);
    const owner = openApi.has(document) ? whole.get(document) : byPlace.get(placeKey(document, ''));
    const isSchema = typeof value === 'boolean' || isJsonObject(value);
    if (!owner || !isSchema || (openApi.has(document) && pointer === '')) return undefined;
    // The entry that contains the place is added first, so that each schema is indexed once.
    const [entry = pointer] = /^\/components\/schemas\/[^/]+/.exec(pointer) ?? [];
    if (entry !== pointer && !byPlace.has(placeKey(document, entry)) && adopt(document, entry)) {
      return byPlace.get(placeKey(document, pointer)) ?? adopt(document, pointer);
    }
    visit(document, { keyword: '', pointer, value }, owner);
    return byPlace.get(placeKey(document, pointer));
  };
  const { openApi, filesOfOpenApi3, ...read } = readOpenApiFiles(documents, broken);
  diagnostics.push(...read.diagnostics);
  const whole = new Map<SchemaDocument, SchemaNode>();
  for (const document of documents) {
    const base = folderUri(document.path);
    const format = otherFormat(document.value);
    if (format !== undefined) {
      diagnostics.push(notRead(document, format));
      continue;
    }
    const api = openApi.get(document);
    if (api) {
      const context = { base, dialect: api.dialect, isRoot: true };
      whole.set(document, { document, pointer: '', value: document.value, ...context });
    } else {
      const own = dialect === DEFAULT_DIALECT && filesOfOpenApi3.has(document.path) ? 'openapi-3.0' : dialect;
      visit(document, { keyword: '', pointer: '', value: document.value }, { base, dialect: own });
    }
    const root = whole.get(document) ?? byPlace.get(placeKey(document, ''));
    if (root) byUri.set(base, root);
  }
  // Schemas that only other schemas of the document use are added when references lead to them.
  for (const [document, { bodies, components }] of openApi) {
    for (const { schema } of bodies) nodeAt(schema.document, schema.pointer);
    if (bodies.length === 0) for (const pointer of components) nodeAt(document, pointer);
  }
  return { documents, broken: new Set(broken), diagnostics, nodes, nodeAt, byUri, openApi };
}

type Context = Pick<SchemaNode, 'base' | 'dialect'>;

function placeKey(document: SchemaDocument, pointer: string): string {
  return `${document.path}#${pointer}`;
}

/** The base URI and the dialect inside a schema. */
function enter(document: SchemaDocument, at: Subschema, outer: Context, diagnostics: Diagnostic[]): Context {
  const dialect = dialectOf(at.value, outer.dialect);
  const id = isJsonObject(at.value) ? idOf(at.value, dialect ?? outer.dialect) : undefined;
  if (id === undefined || id.startsWith('#')) return { base: outer.base, dialect: dialect ?? outer.dialect };
  const base = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(id) ? absolute(id, outer.base) : undefined;
  if (base === undefined)
    diagnostics.push(notPlain(document, pointerTo(at.pointer, idKeyword(dialect ?? outer.dialect)), id));
  return { base: base ?? outer.base, dialect: dialect ?? outer.dialect };
}

function idKeyword(dialect: Dialect): 'id' | '$id' {
  return dialect === 'draft-04' ? 'id' : '$id';
}

function idOf(schema: JsonObject, dialect: Dialect): string | undefined {
  if (dialect === 'openapi-3.0' || (refHidesSiblings(dialect) && Object.hasOwn(schema, '$ref')))
    return undefined;
  const id = ownValue(schema, idKeyword(dialect));
  return typeof id === 'string' ? id : undefined;
}

function absolute(id: string, base: string): string | undefined {
  try {
    return withoutFragment(new URL(id, base));
  } catch {
    return undefined;
  }
}

function anchorsOf(schema: JsonObject, dialect: Dialect): readonly (readonly [string, string])[] {
  if (refHidesSiblings(dialect)) {
    const id = idOf(schema, dialect);
    return id?.startsWith('#') && id.length > 1 ? [[idKeyword(dialect), id.slice(1)]] : [];
  }
  return ['$anchor', '$dynamicAnchor'].flatMap((keyword) => {
    const anchor = ownValue(schema, keyword);
    return typeof anchor === 'string' ? [[keyword, anchor] as const] : [];
  });
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

function notPlain(document: SchemaDocument, pointer: string, id: string): Diagnostic {
  return diagnostic(
    'HS206',
    {
      message: `$id ${JSON.stringify(id)} is not a plain URI`,
      hint: 'use a URI such as https://example.com/order.schema.json, with other characters percent-encoded',
    },
    placeOf(document, pointer),
  );
}

function notRead(document: SchemaDocument, format: string): Diagnostic {
  const wording = {
    message: `${format} is not supported`,
    hint: 'convert it to OpenAPI 3.0, 3.1 or 3.2, or remove the file',
  };
  return diagnostic('HS204', wording, placeOf(document, ''));
}
