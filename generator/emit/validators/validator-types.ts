import { code, type Text } from '../../module/code.js';
import { index } from '../event-type.js';

/** The declarations that the module `validators` has first. */
export const RESULT_TYPES: readonly Text[] = [
  code`/** One error in a payload. */
export interface ValidationError {
  /** The event type whose schema was applied; undefined when it is unknown. */
  readonly event: ${index('WebhookEventType')} | undefined;
  /** JSON Pointer (RFC 6901) to the wrong value; \`""\` is the payload itself. */
  readonly path: string;
  /**
   * The JSON Schema keyword that rejects it; \`discriminator\` for an unknown event type, \`unreadable\` for a payload
   * that throws when it is read.
   */
  readonly keyword: string;
  /** What the schema requires. */
  readonly expected: string;
  /** What the payload has: the type of the value, or the value itself where it was compared with literals. */
  readonly found: string;
  /** The error as a sentence. */
  readonly message: string;
}`,
  `/** The payload as a typed value, or its errors. */
export type ValidationResult<T> =
  | { readonly valid: true; readonly value: T }
  | { readonly valid: false; readonly errors: readonly [ValidationError, ...ValidationError[]] };`,
  `/** A validator: a function, and a Standard Schema v1 (https://standardschema.dev) with its JSON Schema part. */
export interface Validator<T> {
  (payload: unknown): ValidationResult<T>;
  readonly "~standard": StandardProps<T>;
}`,
  `/** The properties of a Standard Schema v1. */
export interface StandardProps<T> {
  readonly version: 1;
  readonly vendor: "hookschema";
  readonly validate: (value: unknown) => StandardResult<T>;
  /** The schema without its annotations. Throws for a target other than \`draft-2020-12\`. */
  readonly jsonSchema: {
    readonly input: (options: { readonly target: string }) => Record<string, unknown>;
    readonly output: (options: { readonly target: string }) => Record<string, unknown>;
  };
  readonly types?: { readonly input: T; readonly output: T } | undefined;
}`,
  `/** A result in the form of Standard Schema v1. */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[] };`,
];
