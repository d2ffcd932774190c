import type { Catalog } from '../../catalog/catalog.js';
import { eventGroups } from '../../catalog/event-groups.js';
import { type Code, code, type Text } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import { propertyKey, quote } from '../../text/safe-text.js';
import { index } from '../event-type.js';

const validators = fromModule('validators');

/** The declarations of the module `receive`. */
export function receiveTypes(catalog: Catalog): readonly Text[] {
  return [...REQUEST_TYPES, ...OUTCOME_TYPES, ...OPTION_TYPES, patterns(catalog), ...RECEIVER_TYPES];
}

const REQUEST_TYPES: readonly Text[] = [
  `/**
 * The headers of a request: a \`Headers\`, a \`Map\`, pairs of names and values, Node's \`headers\` or \`rawHeaders\`, or any
 * object. The case of names does not matter.
 */
export type RequestHeaders =
  | Iterable<readonly [string, string]>
  | readonly string[]
  | { readonly [name: string]: string | readonly string[] | undefined };`,
  `/**
 * A request: the web's \`Request\`, Node's request with or without a framework around it, or a body with its headers. The
 * body must be as it arrived: text, bytes or a stream that nothing has read. A \`rawBody\`, which some frameworks keep
 * beside a parsed body, is used first.
 */
export interface WebhookRequest {
  readonly headers: RequestHeaders;
  readonly body?: unknown;
  readonly rawBody?: unknown;
  /** True where \`body\` is Base64, as AWS Lambda has it. */
  readonly isBase64Encoded?: boolean | undefined;
}`,
];

const OUTCOME_TYPES: readonly Text[] = [
  `/** What the headers of a request say about its delivery. */
export interface DeliveryInfo {
  /** The id of the delivery, which stays the same when the provider sends it again. Undefined where it is empty. */
  readonly id: string | undefined;
  /** When the request was signed. */
  readonly timestamp: Date | undefined;
}`,
  `/**
 * Why a request is not verified.
 *
 * - \`missing-header\`, \`malformed-header\`: the signature, its timestamp or its id is absent, empty or not in its form
 * - \`bad-signature\`: no secret fits, or the body has been changed
 * - \`too-old\`, \`too-new\`: the timestamp is out of tolerance
 * - \`too-large\`: the body has more bytes than allowed
 * - \`parsed-body\`: a framework has parsed the body; the message says how to get it as it was
 * - \`unreadable\`: the request ended early, or cannot be read
 * - \`misconfigured\`: a secret is missing or in another encoding, a limit is not a number, or there is no request
 */
export type UnverifiedReason =
  | "missing-header"
  | "malformed-header"
  | "bad-signature"
  | "too-old"
  | "too-new"
  | "too-large"
  | "parsed-body"
  | "unreadable"
  | "misconfigured";`,
  `/** A request that nobody with a secret has sent, or that could not be checked. */
export interface UnverifiedRequest {
  readonly kind: "unverified";
  readonly reason: UnverifiedReason;
  /** The reason as a sentence. It has nothing of the body. */
  readonly message: string;
}`,
  code`/** What a request is. */
export type ReceiveOutcome = (${index('WebhookEventOutcome')} & DeliveryInfo) | UnverifiedRequest;`,
  `/** The result of \`verify\`. */
export type Verification =
  | ({
      readonly verified: true;
      /** The body exactly as it arrived. */
      readonly body: Uint8Array;
      /** By name in lower case. Several headers with one name are joined with commas. */
      readonly headers: ReadonlyMap<string, string>;
    } & DeliveryInfo)
  | { readonly verified: false; readonly reason: UnverifiedReason; readonly message: string };`,
];

const OPTION_TYPES: readonly Text[] = [
  `/** A secret as the provider shows it, or as bytes. */
export type Secret = string | Uint8Array;`,
  `/** How a provider signs, where it is not as this package says. */
export interface SignatureScheme {
  /** The header with the signature. The case of names does not matter. */
  readonly header: string;
  readonly algorithm: "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";
  readonly encoding: "hex" | "base64";
  /** The text before a signature; items of the header without it are ignored. */
  readonly prefix: string;
  /** The text between the items of the header. Without it, the header is one item. */
  readonly separator?: string;
  /** What is signed: \`{id}.{timestamp}.{body}\`. */
  readonly signed: string;
  /** The header with the id of the delivery. */
  readonly id?: string;
  /** The header with the time of signing in seconds, or the text before it in an item of \`header\`. */
  readonly timestamp?: string | { readonly item: string };
  readonly secret: "text" | "base64" | "hex";
  /** The text before a secret that is not part of it. */
  readonly secretPrefix?: string;
}`,
  `/** How to verify a request. */
export type ReceiveOptions = {
  /** How many seconds the timestamp may differ from the clock. Default: 300. */
  readonly toleranceSeconds?: number | undefined;
  /** How many bytes a body may have. Default: 1,048,576. */
  readonly maxBytes?: number | undefined;
  /** The clock, in milliseconds. Default: \`Date.now\`. */
  readonly now?: (() => number) | undefined;
  /** Another signature scheme. Default: the provider's. */
  readonly signature?: SignatureScheme | undefined;
} & (
  | {
      /** The provider's secret, or several while one replaces another. One that is undefined is refused when it is used. */
      readonly secrets: Secret | readonly (Secret | undefined)[] | undefined;
      readonly alreadyVerified?: false | undefined;
    }
  | {
      /**
       * Skips verification, for requests from a broker that has verified them. The body may be parsed then. Never use it
       * on a public endpoint.
       */
      readonly alreadyVerified: true;
      readonly secrets?: undefined;
    }
);`,
  `/** How to sign a body. */
export interface SignOptions {
  readonly secret: Secret;
  /** Default: a new one. */
  readonly id?: string | undefined;
  /** A date, or seconds since 1970. Default: now. */
  readonly timestamp?: Date | number | undefined;
  readonly signature?: SignatureScheme | undefined;
}`,
];

/** The patterns of event types, each with the types that match it. */
function patterns(catalog: Catalog): Code {
  const groups = eventGroups(catalog.events.map(({ type }) => type));
  const members = groups.map(({ pattern, types }) => {
    const union = types.map((type) => `\n    | ${quote(type)}`).join('');
    return `  ${propertyKey(pattern)}: ${types.length === 1 ? quote(types[0] ?? '') : union};\n`;
  });
  return code`/** Event types by pattern. */
export interface WebhookEventPatterns {
  "*": ${index('WebhookEventType')};
${members.join('')}}`;
}

const RECEIVER_TYPES: readonly Text[] = [
  code`/** An event type, or a pattern that matches several. */
export type WebhookEventPattern = ${index('WebhookEventType')} | keyof WebhookEventPatterns;`,
  code`/** The event types that a pattern matches. */
export type MatchedEventType<P extends WebhookEventPattern> = P extends keyof WebhookEventPatterns
  ? WebhookEventPatterns[P]
  : P & ${index('WebhookEventType')};`,
  code`/** What a handler gets besides the event. */
export interface WebhookDelivery<T extends ${index('WebhookEventType')} = ${index('WebhookEventType')}, Context = undefined>
  extends DeliveryInfo {
  readonly type: T;
  /** What the schema rejects, in a lenient receiver. Empty for a valid event. */
  readonly errors: readonly ${validators('ValidationError')}[];
  /** What the store's claim gives its handlers, such as a transaction. Undefined for a delivery without an id. */
  readonly context: Context;
}`,
  `/** A delivery that a store has given to one request. \`release\` is called where \`commit\` is not, or has failed. */
export interface DeliveryClaim<Context = undefined> {
  readonly context: Context;
  /** The event has been handled: from now on the id is \`done\`. */
  commit(): Promise<void>;
  /** A handler or \`commit\` has failed: the id may be claimed again. What this throws goes to \`onError\` after that error. */
  release(): Promise<void>;
}`,
  `/** Remembers which deliveries have been handled. */
export interface DeliveryStore<Context = undefined> {
  /** Claims a delivery. \`done\`: it has been handled; \`busy\`: another handler has claimed it. */
  claim(id: string): Promise<DeliveryClaim<Context> | "done" | "busy">;
}`,
  `/** How much a store in memory keeps. */
export interface MemoryStoreOptions {
  /** How long an id is remembered. Default: 259,200 seconds, which is three days. */
  readonly ttlSeconds?: number | undefined;
  /** How many ids are remembered. Default: 100,000. */
  readonly maxIds?: number | undefined;
  /** The clock, in milliseconds. Default: \`Date.now\`. */
  readonly now?: (() => number) | undefined;
}`,
  `/**
 * How a request can end: \`handled\` by a handler; \`ignored\` without one; a \`duplicate\` of a handled delivery; \`busy\`
 * while another request handles the same delivery; \`failed\` by an error of a handler or the store; or what the outcome
 * says.
 */
export type ReceiverEnd =
  | "handled"
  | "ignored"
  | "unknown"
  | "duplicate"
  | "malformed"
  | "unverified"
  | "busy"
  | "too-large"
  | "invalid"
  | "failed";`,
  `/** How to receive requests. */
export type ReceiverOptions<Context = undefined> = ReceiveOptions & {
  /** Gives each delivery to one handler, by its id. Default: a \`memoryStore()\`; false for none. */
  readonly store?: DeliveryStore<Context> | false | undefined;
  /** Gives events that the schema rejects to the handlers too, with the errors. Default: false. */
  readonly lenient?: boolean | undefined;
  /**
   * The HTTP status for each end. Default: 204 for \`handled\`, \`ignored\`, \`unknown\` and \`duplicate\`, 400 for \`malformed\`,
   * 401 for \`unverified\`, 409 for \`busy\`, 413 for \`too-large\`, 422 for \`invalid\` and 500 for \`failed\`.
   */
  readonly answers?: { readonly [End in ReceiverEnd]?: number | undefined } | undefined;
  /**
   * Gets the error of a handler, of the store or of the configuration. Default: \`console.error\`, which also gets the
   * errors of \`onError\`.
   */
  readonly onError?: ((error: unknown, outcome: ReceiveOutcome) => unknown) | undefined;
};`,
  `/** How a request has ended. */
export interface Receipt {
  /** The HTTP status to answer. */
  readonly status: number;
  readonly end: ReceiverEnd;
  readonly outcome: ReceiveOutcome;
  /** Where the end is \`failed\`. */
  readonly error?: unknown;
}`,
  `/** The web's \`Response\`, where the platform has it. */
export type WebResponse = typeof globalThis extends { Response: { prototype: infer R } } ? R : unknown;`,
  `/** What \`node\` uses of a response of Node's \`http\` or \`http2\`. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(): unknown;
  end(body: string): unknown;
}`,
  `type Outcome<Kind extends ReceiveOutcome["kind"]> = Extract<ReceiveOutcome, { readonly kind: Kind }>;`,
  code`/**
 * Receives webhooks. Handlers that match run one after the other, in the order in which they were added.
 *
 * @typeParam Handled the event types that have a handler
 */
export interface WebhookReceiver<Handled extends ${index('WebhookEventType')} = never, Context = undefined> {
  /** Adds a handler for an event type, or for the types that a pattern matches. Throws a TypeError if there are none. */
  on<P extends WebhookEventPattern>(
    pattern: P,
    handler: (
      event: ${index('WebhookEventOf')}<MatchedEventType<P>>,
      delivery: WebhookDelivery<MatchedEventType<P>, Context>,
    ) => unknown,
  ): WebhookReceiver<Handled | MatchedEventType<P>, Context>;
  /** Adds a handler for event types that are not in the catalog, perhaps newer ones. */
  onUnknown(handler: (outcome: Outcome<"unknown">) => unknown): WebhookReceiver<Handled, Context>;
  /** Adds a handler for events that the schema rejects. It decides nothing: \`answers\` and \`lenient\` do. */
  onInvalid(handler: (outcome: Outcome<"invalid">) => unknown): WebhookReceiver<Handled, Context>;
  /** Adds a handler for bodies that hold no event. */
  onMalformed(handler: (outcome: Outcome<"malformed">) => unknown): WebhookReceiver<Handled, Context>;
  /** Adds a handler for requests that are not verified. */
  onUnverified(handler: (outcome: Outcome<"unverified">) => unknown): WebhookReceiver<Handled, Context>;
  /** Requires a handler for every event type: does not compile without, and throws a TypeError that lists the missing. */
  exhaustive(
    ...missing: [Exclude<${index('WebhookEventType')}, Handled>] extends [never]
      ? []
      : [handlerMissingFor: Exclude<${index('WebhookEventType')}, Handled>]
  ): WebhookReceiver<Handled, Context>;
  /** Receives a request, and says what to answer. It never throws, and its promise never rejects. */
  handle(request: WebhookRequest): Promise<Receipt>;
  /** Receives a web \`Request\`, for platforms whose handlers return a \`Response\`. */
  fetch(request: WebhookRequest): Promise<WebResponse>;
  /** Receives a request of Node's \`http\`, and answers it. */
  node(request: WebhookRequest, response: NodeResponse): Promise<void>;
}`,
];
