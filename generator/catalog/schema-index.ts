import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.js';
import { pointerTo, pointerTokens, valueAt } from '../json-pointer.js';
import type { SchemaDocument } from '../load/read-schemas.js';
import { placeOf } from '../load/source-text.js';
import { DEFAULT_DIALECT, type Dialect, dialectOf, refHidesSiblings } from './dialect.js';
import { type Subschema, subschemasOf } from './subschemas.js';

/** A schema at its place: the unit that references lead to and definitions are made of. */
export interface SchemaNode {
  readonly document: SchemaDocument;
  readonly pointer: string;
  readonly value: JsonValue;
  readonly dialect: Dialect;
  /** The absolute URI against which the node's references are resolved. */
  readonly base: string;
}

/** All schemas of all documents, by place and by URI. */
export interface SchemaIndex {
  readonly documents: readonly SchemaDocument[];
  /** Paths of files that could not be parsed. */
  readonly broken: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Every schema that its parents' keywords lead to, in the order of the files. */
  readonly nodes: readonly SchemaNode[];
  /** The schema at a pointer of a document, also where no keyword leads (`#/components/schemas/X`). */
  readonly nodeAt: (document: SchemaDocument, pointer: string) => SchemaNode | undefined;
  /** The schema that an absolute URI without fragment, or with an anchor, names. */
  readonly byUri: ReadonlyMap<string, SchemaNode>;
}

/** The scheme of documents that say nothing of their own URI: a path below the schema folder. */
export const FOLDER_SCHEME = 'schema-folder:';

/** The URI of a document from its path. */
export function folderUri(path: string): string {
  return `${FOLDER_SCHEME}///${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Indexes documents. Problems with `$id` and `$schema` are collected in `diagnostics`. */
export function indexSchemas(documents: readonly SchemaDocument[], broken: readonly string[]): SchemaIndex {
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
    const node: SchemaNode = { document, pointer: at.pointer, value: at.value, ...context };
    byPlace.set(placeKey(document, at.pointer), node);
    nodes.push(node);
    if (!isJsonObject(at.value)) return;
    if (context.base !== outer.base) name(context.base, node, pointerTo(at.pointer, '$id'));
    for (const [keyword, anchor] of anchorsOf(at.value, context.dialect))
      name(`${context.base}#${anchor}`, node, pointerTo(at.pointer, keyword));
    for (const child of subschemasOf(at.value, at.pointer, context.dialect)) visit(document, child, context);
  };
  for (const document of documents) {
    const base = folderUri(document.path);
    visit(document, { keyword: '', pointer: '', value: document.value }, { base, dialect: DEFAULT_DIALECT });
    const root = byPlace.get(placeKey(document, ''));
    if (root) byUri.set(base, root);
  }
  const nodeAt = (document: SchemaDocument, pointer: string): SchemaNode | undefined =>
    byPlace.get(placeKey(document, pointer)) ?? adopt(document, pointer);
  const adopt = (document: SchemaDocument, pointer: string): SchemaNode | undefined => {
    const value = valueAt(document.value, pointerTokens(pointer) ?? []);
    const owner = byPlace.get(placeKey(document, ''));
    if (!owner || (typeof value !== 'boolean' && !isJsonObject(value))) return undefined;
    visit(document, { keyword: '', pointer, value }, owner);
    return byPlace.get(placeKey(document, pointer));
  };
  return { documents, broken: new Set(broken), diagnostics, nodes, nodeAt, byUri };
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
  if (base === undefined) diagnostics.push(notPlain(document, pointerTo(at.pointer, '$id'), id));
  return { base: base ?? outer.base, dialect: dialect ?? outer.dialect };
}

function idOf(schema: JsonObject, dialect: Dialect): string | undefined {
  if (refHidesSiblings(dialect) && Object.hasOwn(schema, '$ref')) return undefined;
  const id = ownValue(schema, '$id');
  return typeof id === 'string' ? id : undefined;
}

function absolute(id: string, base: string): string | undefined {
  try {
    return new URL(id, base).href.replace(/#.*$/, '');
  } catch {
    return undefined;
  }
}

function anchorsOf(schema: JsonObject, dialect: Dialect): readonly (readonly [string, string])[] {
  if (refHidesSiblings(dialect)) {
    const id = idOf(schema, dialect);
    return id?.startsWith('#') && id.length > 1 ? [['$id', id.slice(1)]] : [];
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
    { message: `${uri} already names ${other}`, hint: 'give one of the two another $id or anchor' },
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
