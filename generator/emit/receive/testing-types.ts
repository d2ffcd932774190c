import { code, type Text } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import { index } from '../event-type.js';

const receive = fromModule('receive');

/** The types that the module `testing` declares first. */
export const TESTING_TYPES: readonly Text[] = [
  code`/** How to sign a request of a test. */
export interface SignedRequestOptions extends ${receive('SignOptions')} {
  /** Default: \`http://localhost/webhooks\`. */
  readonly url?: string;
  /** Further headers. They replace others of the same name, the signature included. */
  readonly headers?: { readonly [name: string]: string };
  /** Changes identifiers and times, as in \`makeEvent\`. */
  readonly seed?: number;
}`,
  `/** A body with the headers of a signed request. */
export interface SignedMessage {
  readonly headers: Record<string, string>;
  readonly body: string;
}`,
  `/** The web's \`Request\`, where the platform has it. */
export type WebRequest = typeof globalThis extends { Request: { prototype: infer R } } ? R : unknown;`,
  code`/** A signed request whose payload violates one constraint. */
export interface InvalidRequest {
  /** The event type and what is wrong: \`order.created: data.id is missing\`. Each row has another one. */
  readonly name: string;
  readonly type: ${index('WebhookEventType')};
  /** JSON Pointer to the place of the error. */
  readonly path: string;
  /** The JSON Schema keyword that rejects it. */
  readonly keyword: string;
  readonly payload: unknown;
  /** What the request is to a receiver. It is \`unknown\` or \`malformed\` where the event type is wrong or missing. */
  readonly kind: "invalid" | "unknown" | "malformed";
  /** The request as headers and body, signed when this is called. */
  message(): Promise<SignedMessage>;
  /** The request, signed when this is called. */
  request(): Promise<WebRequest>;
}`,
  code`/** How to sign invalid requests, and of which event. */
export interface InvalidRequestsOptions extends SignedRequestOptions {
  /** Default: every event. */
  readonly type?: ${index('WebhookEventType')};
}`,
  code`/**
 * The matchers as methods of \`expect(...)\`. \`Result\` is what they return.
 *
 * What is received is a payload, the text or bytes of a body, or an object with a body and its headers.
 */
export interface HookschemaMatchers<Result = unknown> {
  /** Passes for a valid event, of one type if that is given. */
  toBeWebhookEvent(type?: ${index('WebhookEventType')}): Result;
  /** Passes for a payload of a known event type with an error at a place, by one keyword if that is given. */
  toBeInvalidAt(path: string, keyword?: string): Result;
}`,
  `/** The result of a matcher, for \`expect.extend\` of Vitest and Jest. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}`,
];
