import { StructureKind } from 'ts-morph';
import { runtimeSource } from '../backends/runtime-source.js';
import { docs, importTypes, importValues, printModule } from '../backends/ts-morph.js';
import type { Catalog } from '../catalog/catalog.js';
import { commentInline, propertyKey, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { Emitter } from './emitter.js';
import { readType } from './validation-module.js';

/** `index`: the union of all events, the map from event type to event, and the list of event types. */
export const union: Emitter = {
  name: 'union',
  emit: (catalog) => [
    { path: 'index.d.ts', content: declarations(catalog) },
    { path: 'index.js', content: code(catalog) },
  ],
};

function declarations(catalog: Catalog): string {
  const names = catalog.events.map(({ names: { type } }) => type);
  const place = commentInline(catalog.discriminator.join('.'));
  return printModule('index.d.ts', {
    banner: BANNER,
    statements: [
      importTypes(names, './types.js'),
      importTypes(['ValidationError'], './validators.js'),
      'export type * from "./types.js";',
      `/** Every event of the catalog, told apart by \`${place}\`. */
export type WebhookEvent =${names.map((name) => `\n  | ${name}`).join('')};`,
      {
        kind: StructureKind.Interface,
        name: 'WebhookEventMap',
        isExported: true,
        properties: catalog.events.map((event) => ({
          name: propertyKey(event.type),
          type: event.names.type,
        })),
        ...docs(['The event that each event type names.']),
      },
      `/** The name of an event, as it is on the wire. */
export type WebhookEventType = keyof WebhookEventMap;`,
      `/** The event of one event type; of several, their union. */
export type WebhookEventOf<T extends WebhookEventType> = WebhookEventMap[T];`,
      `/** Every event type, sorted. The list is frozen. */
export declare const webhookEventTypes: ${typeList(catalog)};`,
      OUTCOME,
      `/**
 * Tells what the body of a webhook request is. Never throws.
 *
 * @param body text or bytes, which are parsed as JSON, or a payload that has been parsed already
 */
export declare function parseWebhookEvent(body: unknown): WebhookEventOutcome;`,
    ],
  });
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

function code(catalog: Catalog): string {
  const list = quote(
    catalog.events.map(({ type }) => type),
    '',
  );
  return printModule('index.js', {
    banner: BANNER,
    statements: [
      importValues(['validateWebhookEvent'], './validators.js'),
      ...runtimeSource(['outcomeOf']),
      `export const webhookEventTypes = /* @__PURE__ */ Object.freeze(${list});`,
      'const known = /* @__PURE__ */ new Set(webhookEventTypes);',
      `export function parseWebhookEvent(body) {
  return outcomeOf(body, (payload) => ${readType(catalog)}, (type) => known.has(type), validateWebhookEvent);
}`,
    ],
  });
}
