import { canonicalJson, type JsonValue } from '../json/json.js';
import { ANNOTATIONS } from '../schema/keyword-sets.js';
import { type Schema, withoutAnnotations } from '../schema/schema.js';
import type { Catalog, EventDefinition } from './catalog.js';

/** What remains of the events' schemas once the event type is known. Many events share a shape. */
export interface EventShapes {
  /** Shapes by name. These names differ from those of all definitions and events. */
  readonly shapes: ReadonlyMap<string, Schema>;
  readonly shapeOf: (event: EventDefinition) => string;
}

/**
 * Removes the discriminator's literal from each event, and gives equal remainders one name. A validator that has
 * looked up the event type need not compare it again. Events that differ in nothing else share their code.
 */
export function eventShapes(catalog: Catalog): EventShapes {
  const shapes = new Map<string, Schema>();
  const byText = new Map<string, string>();
  const byEvent = new Map<EventDefinition, string>();
  for (const event of catalog.events) {
    const schema = withoutLiteral(event.schema, catalog.discriminatorPath);
    const text = canonicalJson(withoutAnnotations(schema) as JsonValue);
    const name = byText.get(text) ?? `shape ${byText.size + 1}`;
    byText.set(text, name);
    if (!shapes.has(name)) shapes.set(name, schema);
    byEvent.set(event, name);
  }
  return { shapes, shapeOf: (event) => byEvent.get(event) ?? '' };
}

/** The schema without what it says about the discriminator. The same schema when that cannot be removed. */
function withoutLiteral(schema: Schema, tokens: readonly string[]): Schema {
  const [token, ...rest] = tokens;
  if (token === undefined) return isPlainLiteral(schema) ? true : schema;
  if (typeof schema === 'boolean' || !Object.hasOwn(schema.properties ?? {}, token)) return schema;
  const entries = Object.entries(schema.properties ?? {}).map(([key, inner]): [string, Schema] => [
    key,
    key === token ? withoutLiteral(inner, rest) : inner,
  ]);
  return { ...schema, properties: Object.fromEntries(entries) };
}

function isPlainLiteral(schema: Schema): boolean {
  const plain = new Set(['const', 'type', 'enum']);
  if (typeof schema === 'boolean' || typeof schema.const !== 'string') return false;
  return Object.keys(schema).every((keyword) => plain.has(keyword) || ANNOTATIONS.has(keyword));
}
