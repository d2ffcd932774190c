import { code, type Text } from '../module/code.js';
import { index } from './event-type.js';

/** The declarations that `validators.d.ts` starts with. */
export const RESULT_TYPES: readonly Text[] = [
  code`/** What is wrong with a payload, for people and for programs. */
export interface ValidationError {
  /** The event type whose schema was applied; undefined when the payload names no event of the catalog. */
  readonly event: ${index('WebhookEventType')} | undefined;
  /** JSON Pointer (RFC 6901) to the value at fault; \`""\` is the payload itself. */
  readonly path: string;
  /**
   * The JSON Schema keyword that refused it; \`discriminator\` for an unknown event type, \`unreadable\` for a payload
   * that throws when it is looked at.
   */
  readonly keyword: string;
  /** What the schema asks for. */
  readonly expected: string;
  /** What was there: the kind of the value, or the value itself where it was compared with literals. */
  readonly found: string;
  /** All of it in a sentence. */
  readonly message: string;
}`,
  `/** The payload as what it was found to be, or what is wrong with it. */
export type ValidationResult<T> =
  | { readonly valid: true; readonly value: T }
  | { readonly valid: false; readonly errors: readonly [ValidationError, ...ValidationError[]] };`,
  `/** A validator: a function, and a Standard Schema v1 (https://standardschema.dev) with its JSON Schema part. */
export interface Validator<T> {
  (payload: unknown): ValidationResult<T>;
  readonly "~standard": StandardProps<T>;
}`,
  `/** What Standard Schema v1 wants of a schema. */
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
