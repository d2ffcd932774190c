import type { Place } from '../diagnostics/index.js';
import { isJsonArray, type JsonObject, type JsonValue } from '../json/json.js';
import type { StatedType } from './evidence.js';
import {
  addStringCounts,
  countString,
  type StringCounts,
  stringCounts,
  type ValueBudget,
} from './string-counts.js';

/** What was counted at one place of payloads. Updated while they are read; no payload is kept. */
export interface Shape {
  /** How often it had each type. `number` counts numbers that are not whole. */
  readonly types: Record<StatedType, number>;
  readonly firstOfType: Map<StatedType, Place>;
  /** The properties of the objects at this place. */
  readonly members: Map<string, Shape>;
  /** The values of the objects at this place beyond the number of keys that are kept, or of a map. */
  rest: Shape | undefined;
  /** The items of the lists at this place. */
  items: Shape | undefined;
  strings: StringCounts | undefined;
  /** How many members every object so far had. */
  constant: number;
  /** The first payload with the object above that lacked this member. Undefined for one that was always there. */
  firstWithout: Place | undefined;
}

/** How much more may be kept, and where the payload is that is being counted. */
export interface Counting extends ValueBudget {
  /** How many further places may be kept. */
  places: number;
  /** True once something was left out. */
  isCut: boolean;
  /** True once the current payload has had something new: a place, or another type at one. */
  isNew: boolean;
  /** The position of the current payload. */
  place(): Place;
}

/** An object with more different keys than this is a map. */
const MOST_KEYS = 256;
/** Values that are nested deeper are counted, and not entered. */
const DEEPEST = 64;

/** Creates a place at which nothing has been counted. */
export function emptyShape(): Shape {
  return {
    types: { array: 0, boolean: 0, integer: 0, null: 0, number: 0, object: 0, string: 0 },
    firstOfType: new Map(),
    members: new Map(),
    rest: undefined,
    items: undefined,
    strings: undefined,
    constant: 0,
    firstWithout: undefined,
  };
}

/** How often there was a value at a place. */
export function presentAt({ types }: Shape): number {
  return (
    types.array + types.boolean + types.integer + types.null + types.number + types.object + types.string
  );
}

/** Counts a value at a place. */
export function countValueAt(shape: Shape, value: JsonValue, counting: Counting, depth = 0): void {
  const type = typeOf(value);
  shape.types[type] += 1;
  if (shape.types[type] === 1) {
    counting.isNew = true;
    shape.firstOfType.set(type, counting.place());
  }
  if (typeof value === 'string') {
    shape.strings ??= stringCounts();
    countString(shape.strings, value, counting.place, counting);
  } else if (type === 'object' || type === 'array') {
    if (depth >= DEEPEST) counting.isCut = true;
    else if (isJsonArray(value)) countItems(shape, value, counting, depth + 1);
    else countMembers(shape, value as JsonObject, counting, depth + 1);
  }
}

/** The type of a value, with `integer` for whole numbers. */
export function typeOf(value: JsonValue): StatedType {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'object') return isJsonArray(value) ? 'array' : 'object';
  return typeof value as 'boolean' | 'string';
}

function countItems(shape: Shape, items: readonly JsonValue[], counting: Counting, depth: number): void {
  if (items.length === 0) return;
  shape.items ??= newShape(counting);
  if (shape.items === undefined) return;
  for (const item of items) countValueAt(shape.items, item, counting, depth);
}

function countMembers(shape: Shape, object: JsonObject, counting: Counting, depth: number): void {
  let constant = 0;
  for (const key in object) {
    const value = object[key] as JsonValue;
    const member = shape.members.get(key) ?? newMember(shape, key, counting);
    if (member === undefined) continue;
    if (member.firstWithout === undefined) constant += 1;
    countValueAt(member, value, counting, depth);
  }
  if (constant < shape.constant) noteMissing(shape, object, counting);
}

/** The place of a key that is new. Undefined where nothing more is kept. */
function newMember(shape: Shape, key: string, counting: Counting): Shape | undefined {
  if (shape.rest === undefined && shape.members.size < MOST_KEYS) {
    const member = newShape(counting);
    if (member === undefined) return undefined;
    shape.members.set(key, member);
    if (shape.types.object > 1) member.firstWithout = shape.firstOfType.get('object');
    else shape.constant += 1;
    return member;
  }
  return shape.rest ?? becomeMap(shape, counting);
}

function newShape(counting: Counting): Shape | undefined {
  if (counting.places <= 0) {
    counting.isCut = true;
    return undefined;
  }
  counting.places -= 1;
  counting.isNew = true;
  return emptyShape();
}

function noteMissing(shape: Shape, object: JsonObject, counting: Counting): void {
  for (const [key, member] of shape.members) {
    if (member.firstWithout !== undefined || Object.hasOwn(object, key)) continue;
    member.firstWithout = counting.place();
    shape.constant -= 1;
  }
}

/** Puts the properties of a place together as the values of a map, and returns these. */
export function becomeMap(shape: Shape, budget: Pick<Counting, 'places' | 'values'>): Shape {
  const rest = shape.rest ?? emptyShape();
  for (const member of shape.members.values()) addShape(rest, member, budget);
  shape.members.clear();
  shape.constant = 0;
  shape.rest = rest;
  rest.firstWithout = shape.firstOfType.get('object');
  return rest;
}

/** Adds what was counted at another place to what was counted at a place. */
export function addShape(to: Shape, from: Shape, budget: Pick<Counting, 'places' | 'values'>): void {
  const [before, added] = [to.types.object, from.types.object];
  for (const type of Object.keys(from.types) as StatedType[]) to.types[type] += from.types[type];
  for (const [type, place] of from.firstOfType)
    if (!to.firstOfType.has(type)) to.firstOfType.set(type, place);
  if (from.strings) {
    to.strings ??= stringCounts();
    addStringCounts(to.strings, from.strings, budget);
  }
  if (from.items) {
    to.items ??= emptyShape();
    addShape(to.items, from.items, budget);
  }
  if (from.rest || to.rest) {
    const rest = to.rest ?? becomeMap(to, budget);
    for (const one of [...from.members.values(), ...(from.rest ? [from.rest] : [])])
      addShape(rest, one, budget);
    return;
  }
  addMembers(to, from, { before, added, budget });
}

interface Added {
  /** How many objects there were at the place before. */
  readonly before: number;
  /** How many objects the other place has. */
  readonly added: number;
  readonly budget: Pick<Counting, 'places' | 'values'>;
}

function addMembers(to: Shape, from: Shape, { before, added, budget }: Added): void {
  if (added === 0) return;
  for (const [key, member] of from.members) {
    const known = to.members.get(key);
    const into = known ?? emptyShape();
    if (!known) {
      to.members.set(key, into);
      if (before > 0) into.firstWithout = to.firstOfType.get('object');
    }
    into.firstWithout ??= member.firstWithout;
    addShape(into, member, budget);
  }
  for (const [key, member] of to.members)
    if (!from.members.has(key)) member.firstWithout ??= from.firstOfType.get('object');
  to.constant = [...to.members.values()].filter(({ firstWithout }) => firstWithout === undefined).length;
}
