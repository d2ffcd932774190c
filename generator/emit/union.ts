import type { Catalog } from '../catalog/catalog.js';
import { isCloudEvents } from '../catalog/events/envelope.js';
import { type Code, code, type Text } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import {
  constant,
  declareFunction,
  declareType,
  exportTypes,
  type FunctionDeclaration,
  plainCode,
  type Statement,
} from '../module/statement.js';
import { runtimeSource } from '../runtime/runtime-source.js';
import { commentInline, propertyKey, quote } from '../text/safe-text.js';
import type { EmitContext, InternalEmitter } from './emitter.js';
import { namedBy, readType, typeHelpers, typeOf } from './event-type.js';
import { explanation } from './validators/explanations.js';
import { schemaTable } from './validators/json-schema-code.js';
import { payloads } from './validators/payloads.js';
import { shared } from './validators/validation-support.js';

const validators = fromModule('validators');

/** `index`: the union of all events, the map from event type to event, and the list of event types. */
export const union = {
  name: 'union',
  emit: (catalog: Catalog, { emitters }: Pick<EmitContext, 'emitters'>) => [
    unionModule(catalog, emitters.has('validators')),
  ],
} as const satisfies InternalEmitter;

/** @param parses true where validators are emitted, which `parseWebhookEvent` calls */
function unionModule(catalog: Catalog, parses: boolean): OutputModule {
  const list = quote(
    catalog.events.map(({ type }) => type),
    '',
  );
  return {
    path: 'index',
    entry: '.',
    statements: [
      exportTypes('types'),
      ...unionTypes(catalog).map(declareType),
      constant({
        name: 'webhookEventTypes',
        docs: ['Every event type, sorted. The list is frozen.'],
        type: typeList(catalog),
        value: `/* @__PURE__ */ Object.freeze(${list})`,
      }),
      ...(parses ? parsing(catalog) : []),
    ],
  };
}

function parsing(catalog: Catalog): readonly Statement[] {
  return [
    ...outcomeTypes(catalog).map(declareType),
    ...plainCode(...runtimeSource(['outcomeOf', parseHelper(catalog), ...typeHelpers(catalog)])),
    parser(catalog),
  ];
}

function unionTypes(catalog: Catalog): readonly Code[] {
  const { events } = catalog;
  const members = events.map((event) => code`  ${propertyKey(event.type)}: ${typeOf(event)};\n`);
  return [
    code`/** Every event of the catalog, distinguished by ${namedBy(catalog)}. */
export type WebhookEvent =${events.map((event) => code`\n  | ${typeOf(event)}`)};`,
    code`/** The event for each event type. */
export interface WebhookEventMap {
${members}}`,
    code`/** The type of an event, as in its payload. */
export type WebhookEventType = keyof WebhookEventMap;`,
    code`/** The event of one event type, or the union of the events of several. */
export type WebhookEventOf<T extends WebhookEventType> = WebhookEventMap[T];`,
  ];
}

function outcomeTypes(catalog: Catalog): readonly Text[] {
  const known = catalog.events.map(
    (event) =>
      code`\n  | { readonly kind: "known"; readonly type: ${quote(event.type)}; readonly event: ${typeOf(event)} }`,
  );
  return [
    ...(takesHeaders(catalog) ? [HEADERS] : []),
    code`/** A valid event of the catalog, with its event type: a \`switch\` over the type narrows the event. */
export type KnownWebhookEvent =${known};`,
    OUTCOME,
  ];
}

const HEADERS = `/** The headers of a request: a \`Headers\`, a \`Map\`, pairs of names and values, or an object such as Node's. */
export type WebhookHeaders =
  | Iterable<readonly [string, string]>
  | { readonly [name: string]: string | readonly string[] | undefined };`;

const OUTCOME = code`/** What the body of a webhook request is. */
export type WebhookEventOutcome =
  | KnownWebhookEvent
  | {
      /** An event type that is not in the catalog, perhaps a newer one. */
      readonly kind: "unknown";
      readonly type: string;
      readonly payload: unknown;
    }
  | {
      /** An event of the catalog that does not match its schema. */
      readonly kind: "invalid";
      readonly type: WebhookEventType;
      readonly errors: readonly [${validators('ValidationError')}, ...${validators('ValidationError')}[]];
      readonly payload: unknown;
    }
  | {
      /** Not an event: not JSON, not an object, or without an event type. */
      readonly kind: "malformed";
      readonly reason: string;
    };`;

function typeList(catalog: Catalog): string {
  return `readonly [\n${catalog.events.map(({ type }) => `  ${quote(type)},\n`).join('')}]`;
}

function parser(catalog: Catalog): FunctionDeclaration {
  const { discriminator } = catalog;
  const isByHeader = discriminator.kind === 'header';
  const nameless = isByHeader
    ? `there is no header ${discriminator.header}`
    : 'the payload names no event type';
  const aboutHeaders = isByHeader
    ? `@param headers the request's headers; \`${commentInline(discriminator.header)}\` names the event`
    : "@param headers the request's headers, which hold the attributes of an event in binary mode";
  return declareFunction({
    name: 'parseWebhookEvent',
    docs: [
      'Parses and validates the body of a webhook request. Never throws.',
      '',
      '@param body a string or bytes, which are parsed as JSON, or a parsed payload',
      ...(takesHeaders(catalog) ? [aboutHeaders] : []),
    ],
    parameters: [
      { name: 'body', type: 'unknown' },
      ...(isByHeader ? [{ name: 'headers', type: 'WebhookHeaders' }] : []),
      ...(isCloudEvents(discriminator) ? [{ name: 'headers', type: 'WebhookHeaders', default: '{}' }] : []),
    ],
    returns: 'WebhookEventOutcome',
    body: code`{
  return outcomeOf(
    ${parseHelper(catalog)}(${isCloudEvents(discriminator) ? 'body, headers' : 'body'}),
    (payload) => ${readType(catalog, payloads('shapes'), (name) => name)},
    ${payloads('shapes')},
    (type, payload) => ${shared('invalidResult')}(type, ${explanation('explain')}(${schemaTable}.get(type)), payload),
    ${quote(nameless)},
  );
}`,
  });
}

function parseHelper({ discriminator }: Catalog): string {
  return isCloudEvents(discriminator) ? 'parseCloudEvent' : 'parseBody';
}

function takesHeaders({ discriminator }: Catalog): boolean {
  return discriminator.kind === 'header' || isCloudEvents(discriminator);
}
