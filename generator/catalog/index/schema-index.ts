import type { Diagnostic } from '../../diagnostics/index.js';
import type { JsonValue } from '../../json/json.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import type { Dialect } from '../../schema/dialect.js';
import type { OpenApi } from '../documents/api-document.js';

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
  /** The URI that all relative `$id`s of files count from, where the configuration has one. */
  readonly idBase: string | undefined;
}
