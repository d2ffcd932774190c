import type { DiagnosticCode, Place } from '../diagnostics/index.js';
import type { FieldPath } from '../evidence/field-path.js';
import type { JsonValue } from '../json/json.js';

/** What a difference is about, in the word that a decision names it by. */
export type Kind =
  | 'event'
  | 'mention'
  | 'undeclared'
  | 'undocumented'
  | 'type'
  | 'nullability'
  | 'values'
  | 'pattern'
  | 'format'
  | 'required'
  | 'optional'
  | 'presence'
  | 'boolean'
  | 'repeated key'
  | 'sample'
  | 'always there'
  | 'listed, never shown'
  | 'shown, never listed'
  | 'listed by one source';

/** Every kind, for the check of decisions. */
export const KINDS: readonly Kind[] = [
  'event',
  'mention',
  'undeclared',
  'undocumented',
  'type',
  'nullability',
  'values',
  'pattern',
  'format',
  'required',
  'optional',
  'presence',
  'boolean',
  'repeated key',
  'sample',
  'always there',
  'listed, never shown',
  'shown, never listed',
  'listed by one source',
];

/** What one side says: a source, or the schema. */
export interface Says {
  /** `docs page`, `OpenAPI`, `schema`. */
  readonly who: string;
  readonly text: string;
  readonly at?: Place;
}

/** One operation of a JSON Patch (RFC 6902). */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly path: string };

/** A change to one schema file that removes a difference. */
export interface SchemaPatch {
  /** The file, as diagnostics write it. */
  readonly file: string;
  /** The path of the file below the schema folder. */
  readonly document: string;
  readonly operations: readonly PatchOperation[];
}

/** A difference between the catalog and a source, or between sources. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly kind: Kind;
  /** Further kinds whose decisions are about this difference too. */
  readonly alsoDecidedAs?: readonly Kind[];
  /** The event type; for a mention, the name. */
  readonly event: string;
  /** The field; empty for the whole event. */
  readonly path: FieldPath;
  /** One sentence without a full stop. */
  readonly message: string;
  readonly hint: string;
  /** What each source says, and at the end the schema, where it is concerned. */
  readonly says: readonly Says[];
  /** Where the source says it. */
  readonly at: Place;
  /** Where the schema says it, or would. */
  readonly schemaAt?: Place;
  readonly patch?: SchemaPatch;
}
