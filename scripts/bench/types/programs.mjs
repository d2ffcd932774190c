/** @typedef {import('./catalog.mjs').Event} Event */

/**
 * The ways in which a consumer uses the union. Each is one program.
 *
 * @typedef {'switch' | 'handlers' | 'on'} Use
 */

/** The import of the emitted types. */
const EMITTED = `import type { WebhookEvent, WebhookEventMap, WebhookEventType } from './out/index.js';\n`;

/** @param {readonly Event[]} events @param {Use} use */
export function emittedProgram(events, use) {
  return EMITTED + USES[use](events);
}

/** @param {readonly Event[]} events */
export function zodProgram(events) {
  const schemas = events.map(
    ({ type, name, property }) => `const ${name} = z.object({
  type: z.literal('${type}'), id: z.string(), occurred_at: z.iso.datetime(), organization_id: z.string().optional(),
  data: z.object({
    id: z.string(), ${property}: z.number(), name: z.string().nullable().optional(),
    status: z.enum(['active', 'paused', 'gone']).optional(), tags: z.array(z.string()).optional(),
    owner: z.object({ id: z.string(), email: z.string().optional() }).optional(),
  }),
});`,
  );
  const union = `const union = z.discriminatedUnion('type', [${events.map(({ name }) => name).join(', ')}]);`;
  return `import { z } from 'zod';\n${schemas.join('\n')}\n${union}\ntype WebhookEvent = z.infer<typeof union>;\n${USES.switch(events)}`;
}

/** @param {readonly Event[]} events */
export function valibotProgram(events) {
  const schemas = events.map(
    ({ type, name, property }) => `const ${name} = v.object({
  type: v.literal('${type}'), id: v.string(), occurred_at: v.pipe(v.string(), v.isoTimestamp()), organization_id: v.optional(v.string()),
  data: v.object({
    id: v.string(), ${property}: v.number(), name: v.optional(v.nullable(v.string())),
    status: v.optional(v.picklist(['active', 'paused', 'gone'])), tags: v.optional(v.array(v.string())),
    owner: v.optional(v.object({ id: v.string(), email: v.optional(v.string()) })),
  }),
});`,
  );
  const union = `const union = v.variant('type', [${events.map(({ name }) => name).join(', ')}]);`;
  return `import * as v from 'valibot';\n${schemas.join('\n')}\n${union}\ntype WebhookEvent = v.InferOutput<typeof union>;\n${USES.switch(events)}`;
}

const USES = {
  /** An exhaustive `switch` over the event types. @param {readonly Event[]} events */
  switch: (events) => `export function valueOf(event: WebhookEvent): number {
  switch (event.type) {
${events.map(({ type, property }) => `    case '${type}': return event.data.${property};`).join('\n')}
    default: { const nothing: never = event; return nothing; }
  }
}
`,
  /** An object with one function per event, typed by the map. @param {readonly Event[]} events */
  handlers: (
    events,
  ) => `type Handlers = { readonly [T in WebhookEventType]: (event: WebhookEventMap[T]) => number };
export const handlers: Handlers = {
${events.map(({ type, property }) => `  '${type}': (event) => event.data.${property},`).join('\n')}
};
export function dispatch<T extends WebhookEventType>(type: T, event: WebhookEventMap[T]): number {
  return handlers[type](event);
}
export type Any = WebhookEvent;
`,
  /** A generic function, called once per event. @param {readonly Event[]} events */
  on: (
    events,
  ) => `declare function on<T extends WebhookEventType>(type: T, handler: (event: WebhookEventMap[T]) => void): void;
${events.map(({ type, property }) => `on('${type}', (event) => { event.data.${property}.toFixed(); });`).join('\n')}
export type Any = WebhookEvent;
`,
};
