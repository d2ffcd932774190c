import { StructureKind } from 'ts-morph';
import { docs, importTypes, printModule } from '../backends/ts-morph.js';
import type { Catalog } from '../catalog/catalog.js';
import { commentInline, propertyKey, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { Emitter } from './emitter.js';

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
    ],
  });
}

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
    statements: [`export const webhookEventTypes = /* @__PURE__ */ Object.freeze(${list});`],
  });
}
