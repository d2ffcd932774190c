import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { expandExactly, expandLoosely } from '../schema/expand-branches.js';
import type { LookUp } from '../schema/look-up.js';
import {
  allowsType,
  itemSchema,
  ownSchema,
  type Schema,
  type SchemaObject,
  typeOfValue,
  valuesOf,
} from '../schema/schema.js';
import type { Accepts } from './acceptance.js';

/** A value in a valid payload, with its schema. */
export interface Location {
  readonly value: JsonValue;
  /** The schema as written: the same object wherever the same part of a definition applies. */
  readonly schema: Schema;
  /** The branches of the schema. */
  readonly branches: readonly SchemaObject[];
  /** The first branch that accepts the type of the value, and its index. */
  readonly matchedBranch: SchemaObject;
  readonly choice: number;
  /** True where the branches are ways to meet conditions: what no branch accepts is not rejected by a choice. */
  readonly isConditional: boolean;
  /** True for the whole payload. */
  readonly isWhole: boolean;
  /** The values inside: the same list wherever the same object follows the same branch, from the second time on. */
  readonly members: readonly Member[];
  /** The number of values that the schemas list, here and inside. */
  readonly listed: number;
}

/** A value in an object or array. */
export interface Member {
  readonly token: string;
  readonly location: Location;
  /** The branch that the object or array follows. */
  readonly around: SchemaObject;
  /** True where other payloads may have this very member. */
  readonly isShared: boolean;
}

/** Finds the locations of a payload; undefined where none of the ways to meet its schema accepts it. */
export type Locate = (payload: JsonValue, schema: Schema) => Location | undefined;

/** More ways to meet a schema are not looked at. */
const MOST_WAYS = 50;

/**
 * Starts to find the locations of payloads that may have objects in common. Nobody may change the payloads.
 * @param accepts decides which way a value follows, where a schema has conditions
 */
export function locationsIn(lookUp: LookUp, accepts: Accepts): Locate {
  const sharedMembers = membersOnce();
  const waysOf = (value: JsonValue, schema: Schema) => {
    const exact = expandExactly(schema, lookUp);
    const type = typeOfValue(value);
    if (exact?.every((one) => one.if === undefined))
      return {
        branches: exact,
        choice: exact.findIndex((one) => allowsType(one, type)),
        isConditional: false,
      };
    const branches = expandLoosely(schema, lookUp).slice(0, MOST_WAYS);
    const choice = branches.findIndex((one) => allowsType(one, type) && accepts(one, value));
    return { branches, choice, isConditional: true };
  };
  const locate = (
    value: JsonValue,
    schema: Schema,
    isWhole: boolean,
    isShared: boolean,
  ): Location | undefined => {
    const { branches, choice, isConditional } = waysOf(value, schema);
    const matchedBranch = branches[choice];
    if (matchedBranch === undefined) return undefined;
    const make = (isKept: boolean): readonly Member[] =>
      children(value, matchedBranch).flatMap(([token, child, inner]) => {
        const location = locate(child, inner, false, isKept);
        return location === undefined ? [] : [{ token, location, around: matchedBranch, isShared: isKept }];
      });
    const members = sharedMembers(value, matchedBranch, isShared, make);
    const listed = members.reduce((sum, { location }) => sum + location.listed, longestList(branches));
    return { value, schema, branches, matchedBranch, choice, isConditional, isWhole, members, listed };
  };
  return (payload, schema) => locate(payload, schema, true, false);
}

/** How the members of a value are found: kept for other payloads, or not. */
type MakeMembers = (isKept: boolean) => readonly Member[];

/**
 * Keeps the members of objects that occur again. What is only in one payload is not kept, because that would take more
 * memory than everything else about a large catalog.
 */
function membersOnce() {
  const known = new Map<SchemaObject, Map<JsonValue, readonly Member[] | undefined>>();
  return (
    value: JsonValue,
    branch: SchemaObject,
    isShared: boolean,
    make: MakeMembers,
  ): readonly Member[] => {
    if (!isJsonArray(value) && !isJsonObject(value)) return NO_MEMBERS;
    const all = known.get(branch) ?? new Map<JsonValue, readonly Member[] | undefined>();
    known.set(branch, all);
    const found = all.get(value);
    if (found !== undefined) return found;
    const isKept = isShared || all.has(value);
    const members = make(isKept);
    all.set(value, isKept ? members : undefined);
    return members;
  };
}

const NO_MEMBERS: readonly Member[] = [];

function longestList(branches: readonly SchemaObject[]): number {
  return branches.reduce((most, branch) => Math.max(most, valuesOf(branch)?.length ?? 0), 0);
}

function children(value: JsonValue, schema: SchemaObject): readonly (readonly [string, JsonValue, Schema])[] {
  if (isJsonArray(value)) {
    return value.map((item, index) => [String(index), item, itemSchema(schema, index)]);
  }
  if (!isJsonObject(value)) return [];
  const properties = schema.properties ?? {};
  return Object.entries(value).flatMap(([key, child]) => {
    const inner = ownSchema(properties, key);
    return inner === undefined ? [] : [[key, child, inner] as const];
  });
}
