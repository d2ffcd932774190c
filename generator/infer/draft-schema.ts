import type { StatedType } from '../evidence/evidence.js';
import { addShape, emptyShape, type Shape } from '../evidence/shape.js';
import type { JsonObject, JsonValue } from '../json/json.js';
import { reasonByName } from '../payloads/scrub.js';
import { draftString } from './draft-string.js';
import { type InferredPlace, itemsPlace, memberPlace, valuesPlace } from './quicktype.js';
import { isStatedNullable, isStatedOptional, type StatedPlace, statedTypes } from './stated-fields.js';

/** Everything that is known about one place of an event. */
export interface KnownPlace {
  /** The name of the property; for items and values, that of their list or map. */
  readonly key: string;
  /** What samples and recordings show, counted. */
  readonly shape: Shape | undefined;
  /** What quicktype-core inferred from samples. */
  readonly inferred: InferredPlace | undefined;
  /** What tables and documents state. */
  readonly stated: StatedPlace | undefined;
}

/** Drafts the schema of a place. Every value that was counted there matches it. */
export function draftSchema(place: KnownPlace): JsonObject {
  const types = typesOf(place);
  const isNullable = (place.shape?.types.null ?? 0) > 0 || isStatedNullable(place.stated);
  if (types.length === 0) return isNullable ? ALWAYS_NULL : {};
  const secret = reasonByName(place.key) === SECRET && types.includes('string') ? { 'x-secret': true } : {};
  const strings = types.includes('string')
    ? draftString(place.key, place.shape?.strings, place.stated)
    : undefined;
  if (strings?.kind === 'values' && types.length === 1) {
    const values: JsonValue[] = [...strings.values, ...(isNullable ? [null] : [])];
    return { anyOf: [{ enum: values }, { type: 'string' }], ...secret };
  }
  const all = [...types, ...(isNullable ? (['null'] as const) : [])];
  return {
    type: all.length === 1 ? (all[0] ?? 'null') : all,
    ...(strings?.kind === 'plain' && strings.keywords),
    ...(types.includes('object') && objectKeywords(place)),
    ...(types.includes('array') && listKeywords(place)),
    ...secret,
  };
}

const SECRET = 'secret by its name';

const ALWAYS_NULL: JsonObject = {
  type: 'null',
  $comment: 'Null wherever it was seen. No source says what else it may be.',
};

const ORDER: readonly StatedType[] = ['boolean', 'integer', 'number', 'string', 'array', 'object'];

/** The types without null. What was seen decides; what is only stated is added unless it contradicts all of it. */
function typesOf({ shape, stated }: KnownPlace): readonly StatedType[] {
  const seen = ORDER.filter((type) => (shape?.types[type] ?? 0) > 0);
  const named = statedTypes(stated);
  const isAgreed =
    seen.length === 0 || seen.some((type) => named.has(type) || (type === 'integer' && named.has('number')));
  const types = new Set([...seen, ...(isAgreed ? named : [])]);
  if (types.has('number')) types.delete('integer');
  return ORDER.filter((type) => types.has(type));
}

function listKeywords({ key, shape, inferred, stated }: KnownPlace): JsonObject {
  const items: KnownPlace = {
    key,
    shape: shape?.items,
    inferred: itemsPlace(inferred),
    stated: stated?.items,
  };
  return isKnown(items) ? { items: draftSchema(items) } : {};
}

function isKnown({ shape, stated }: KnownPlace): boolean {
  return shape !== undefined || stated !== undefined;
}

function objectKeywords(place: KnownPlace): JsonObject {
  const { key, shape, inferred, stated } = place;
  if (isMap(place)) {
    const values: KnownPlace = {
      key,
      shape: shape && valuesOf(shape),
      inferred: valuesPlace(inferred),
      stated: stated?.values,
    };
    return { additionalProperties: draftSchema(values) };
  }
  const keys = [...new Set([...(shape?.members.keys() ?? []), ...(stated?.members.keys() ?? [])])];
  if (keys.length === 0) return {};
  const members = keys.map((name): readonly [string, KnownPlace] => [
    name,
    {
      key: name,
      shape: shape?.members.get(name),
      inferred: memberPlace(inferred, name),
      stated: stated?.members.get(name),
    },
  ]);
  const required = members.filter(([, member]) => isRequired(member)).map(([name]) => name);
  return {
    properties: Object.fromEntries(members.map(([name, member]) => [name, draftSchema(member)])),
    ...(required.length > 0 && { required }),
  };
}

/** A property is required only when every payload has it, and none null, and no source calls it nullable or conditional. */
function isRequired({ shape, stated }: KnownPlace): boolean {
  if (shape === undefined || shape.firstWithout !== undefined || shape.types.null > 0) return false;
  return !isStatedOptional(stated);
}

/** A map is what quicktype-core calls one, what a source states as one, and what has keys that are data by their counts. */
function isMap({ shape, inferred, stated }: KnownPlace): boolean {
  if (stated !== undefined && stated.members.size > 0) return false;
  if (shape?.rest !== undefined || stated?.values !== undefined) return true;
  if (shape === undefined) return false;
  return (valuesPlace(inferred) !== undefined && mayBeMap(shape)) || hasChangingKeys(shape);
}

/** Three objects that all have the same few keys are not maps, however the keys are called, unless these are numbers. */
function mayBeMap({ members, types }: Shape): boolean {
  if (members.size === 0) return false;
  const isChanging = [...members.values()].some(({ firstWithout }) => firstWithout !== undefined);
  return (
    isChanging ||
    types.object < 3 ||
    members.size >= MAP_KEYS ||
    [...members.keys()].every((key) => /^\d+$/.test(key))
  );
}

/** An object with fewer keys than this is not a map by its counts alone. */
const MAP_KEYS = 12;

/** True where there are many keys of one type, none of which half of the objects have. */
function hasChangingKeys({ members, types }: Shape): boolean {
  if (members.size < MAP_KEYS) return false;
  const all = [...members.values()];
  const [first] = all;
  return all.every((member) => {
    const present = Object.values(member.types).reduce((sum, count) => sum + count, 0);
    return present * 2 < types.object && first !== undefined && typeNames(member) === typeNames(first);
  });
}

function typeNames({ types }: Shape): string {
  return ORDER.filter((type) => types[type] > 0).join();
}

/** What was counted at all values of a map, as one place. */
function valuesOf({ members, rest }: Shape): Shape {
  const values = emptyShape();
  const budget = { places: 0, values: Number.POSITIVE_INFINITY };
  for (const member of [...members.values(), ...(rest ? [rest] : [])]) addShape(values, member, budget);
  return values;
}
