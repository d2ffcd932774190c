import { StructureKind } from 'ts-morph';
import { runtimeSource } from '../backends/runtime-source.js';
import { docs, printStructure } from '../backends/ts-morph.js';
import type { Catalog } from '../catalog/catalog.js';
import { commentInline, propertyKey, quote } from '../text/safe-text.js';
import type { EmitContext, Emitter, OutputModule } from './emitter.js';
import {
  code,
  constant,
  declareFunction,
  declareType,
  exportTypes,
  type FunctionDeclaration,
  importTypes,
  importValues,
  type Statement,
  type TypeDeclaration,
} from './statement.js';
import { readType } from './validation-module.js';

/** `index`: the union of all events, the map from event type to event, and the list of event types. */
export const union = {
  name: 'union',
  needs: ['types'],
  emit: (catalog: Catalog, { emitters }: EmitContext) => [unionModule(catalog, emitters.has('validators'))],
} as const satisfies Emitter;

/** @param parses whether there are validators for `parseWebhookEvent` to ask */
function unionModule(catalog: Catalog, parses: boolean): OutputModule {
  const list = quote(
    catalog.events.map(({ type }) => type),
    '',
  );
  return {
    path: 'index',
    entry: '.',
    statements: [
      importTypes(
        catalog.events.map(({ names }) => names.type),
        'types',
      ),
      ...(parses ? [importTypes(['ValidationError'], 'validators')] : []),
      ...(parses ? [importValues(['validateWebhookEvent'], 'validators')] : []),
      exportTypes('types'),
      ...unionTypes(catalog),
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
    declareType(OUTCOME),
    ...code(...runtimeSource(['outcomeOf']), 'const known = /* @__PURE__ */ new Set(webhookEventTypes);'),
    parser(catalog),
  ];
}

function unionTypes(catalog: Catalog): readonly TypeDeclaration[] {
  const place = commentInline(catalog.discriminator.join('.'));
  const map = printStructure({
    kind: StructureKind.Interface,
    name: 'WebhookEventMap',
    isExported: true,
    properties: catalog.events.map((event) => ({ name: propertyKey(event.type), type: event.names.type })),
    ...docs(['The event that each event type names.']),
  });
  return [
    `/** Every event of the catalog, told apart by \`${place}\`. */
export type WebhookEvent =${catalog.events.map(({ names }) => `\n  | ${names.type}`).join('')};`,
    map,
    `/** The name of an event, as it is on the wire. */
export type WebhookEventType = keyof WebhookEventMap;`,
    `/** The event of one event type; of several, their union. */
export type WebhookEventOf<T extends WebhookEventType> = WebhookEventMap[T];`,
  ].map(declareType);
}

const OUTCOME = `/** What the body of a webhook request turned out to be. */
export type WebhookEventOutcome =
  | {
      /** A valid event of the catalog. */
      readonly kind: "known";
      readonly event: WebhookEvent;
    }
  | {
      /** An event that the catalog does not know: newer than it, perhaps. */
      readonly kind: "unknown";
      readonly type: string;
      readonly payload: unknown;
    }
  | {
      /** An event of the catalog that its schema refuses. */
      readonly kind: "invalid";
      readonly type: WebhookEventType;
      readonly errors: readonly [ValidationError, ...ValidationError[]];
      readonly payload: unknown;
    }
  | {
      /** No event at all: not JSON, no object, or without an event type. */
      readonly kind: "malformed";
      readonly reason: string;
    };`;

function typeList(catalog: Catalog): string {
  return `readonly [\n${catalog.events.map(({ type }) => `  ${quote(type)},\n`).join('')}]`;
}

function parser(catalog: Catalog): FunctionDeclaration {
  return declareFunction({
    name: 'parseWebhookEvent',
    docs: [
      'Tells what the body of a webhook request is. Never throws.',
      '',
      '@param body text or bytes, which are parsed as JSON, or a payload that has been parsed already',
    ],
    parameters: [{ name: 'body', type: 'unknown' }],
    returns: 'WebhookEventOutcome',
    body: `{
  return outcomeOf(body, (payload) => ${readType(catalog)}, (type) => known.has(type), validateWebhookEvent);
}`,
  });
}
