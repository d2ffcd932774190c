import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { lookUpIn } from '../catalog/lower/lower-catalog.js';
import { canonicalJson, type JsonValue } from '../json/json.js';
import type { LookUp } from '../schema/look-up.js';
import { mapSubschemas, refName, type Schema, withoutAnnotations } from '../schema/schema.js';
import { groupBy } from '../text/group-by.js';

/** The events of two versions, side by side. */
export interface MatchedEvents {
  /** Events that both versions have, sorted by type. */
  readonly kept: readonly { readonly before: EventDefinition; readonly now: EventDefinition }[];
  readonly removed: readonly EventDefinition[];
  readonly added: readonly EventDefinition[];
  /** Removed and added events with the same shape. That one was renamed into the other is a guess. */
  readonly renamed: readonly { readonly before: EventDefinition; readonly now: EventDefinition }[];
}

/**
 * Matches the events of two versions by their types. Of those that only one version has, a removed and an added event are
 * taken for one that was renamed when exactly these two have the same shape apart from their types.
 */
export function matchEvents(before: Catalog, now: Catalog): MatchedEvents {
  const [old, fresh] = [byType(before), byType(now)];
  const removed = before.events.filter(({ type }) => !fresh.has(type));
  const added = now.events.filter(({ type }) => !old.has(type));
  const left = groupBy(removed, (event) => shapeText(event, before));
  const right = groupBy(added, (event) => shapeText(event, now));
  const renamed = [...left].flatMap(([shape, [one, ...more]]) => {
    const [other, ...others] = right.get(shape) ?? [];
    return one && other && more.length + others.length === 0 ? [{ before: one, now: other }] : [];
  });
  const isRenamed = new Set(renamed.flatMap((pair) => [pair.before, pair.now]));
  return {
    kept: before.events.flatMap((one) => {
      const other = fresh.get(one.type);
      return other === undefined ? [] : [{ before: one, now: other }];
    }),
    removed: removed.filter((one) => !isRenamed.has(one)),
    added: added.filter((one) => !isRenamed.has(one)),
    renamed,
  };
}

function byType({ events }: Catalog): ReadonlyMap<string, EventDefinition> {
  return new Map(events.map((event) => [event.type, event]));
}

/** The shape of an event as a text: without annotations, names of definitions and the values that name the event. */
function shapeText({ schema, literals }: EventDefinition, catalog: Catalog): string {
  const inlined = inline(withoutAnnotations(schema), lookUpIn(catalog), []);
  const placed = literals.reduce<JsonValue>((value, { at }) => withoutLiteral(value, at), inlined);
  return canonicalJson(placed);
}

/** References replaced by what they lead to. One that leads back says how many references ago its target was. */
function inline(schema: Schema, lookUp: LookUp, open: readonly string[]): JsonValue {
  if (typeof schema === 'boolean') return schema;
  const { $ref, ...rest } = mapSubschemas(schema, (inner) => inline(inner, lookUp, open) as Schema);
  if ($ref === undefined) return rest as JsonValue;
  const name = refName($ref);
  const at = open.indexOf(name);
  const target = lookUp(name) ?? true;
  const reached = at >= 0 ? open.length - at : inline(withoutAnnotations(target), lookUp, [...open, name]);
  return { ...rest, $ref: reached } as unknown as JsonValue;
}

/** A schema without the literal at a property. */
function withoutLiteral(value: JsonValue, at: readonly string[]): JsonValue {
  const [token, ...more] = at;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (token === undefined) return 'const' in value || 'enum' in value ? {} : value;
  const entries = Object.entries(value).map(([keyword, inner]): [string, JsonValue] => {
    if (keyword !== 'properties' || typeof inner !== 'object' || inner === null) return [keyword, inner];
    const properties = Object.entries(inner).map(([name, one]): [string, JsonValue] => [
      name,
      name === token ? withoutLiteral(one, more) : one,
    ]);
    return [keyword, Object.fromEntries(properties)];
  });
  return Object.fromEntries(entries);
}
