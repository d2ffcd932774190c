import { INSTANCE_TYPES, type InstanceType, instanceTypeOf } from '../schema/instance-types.js';
import { rowOf } from '../schema/keyword-sets.js';
import type { Keyword } from '../schema/keywords.js';
import { typeOfValue, valuesOf } from '../schema/schema.js';
import type { ChangesAt, LocalChange } from './local-changes.js';
import type { Location } from './locations.js';
import { type BrokenKeyword, VIOLATIONS } from './violations.js';

/**
 * Types whose keywords are about what is inside: a payload that violates such a keyword keeps the type at the place.
 */
const OF_MEMBERS: ReadonlySet<InstanceType | undefined> = new Set(['object', 'array']);

const BROKEN = Object.keys(VIOLATIONS) as readonly BrokenKeyword[];
const LISTS = BROKEN.filter((keyword) => keyword !== 'type' && rowOf(keyword).about === undefined);
const ABOUT: ReadonlyMap<InstanceType, readonly BrokenKeyword[]> = new Map(
  INSTANCE_TYPES.map((type) => [type, BROKEN.filter((keyword) => rowOf(keyword).about === type)]),
);

/** A change that violates one constraint at a location. */
export interface LocalViolation extends LocalChange {
  /** The keyword that must reject it. */
  readonly keyword: Keyword;
  /** The keyword that it violates: another one where a place has several branches, which reject together. */
  readonly violates: Keyword;
}

/**
 * Violates each constraint at a location once. Where a location has several branches, one `anyOf` error stands for all
 * of them.
 */
export function invalidVariants(location: Location): ChangesAt<LocalViolation> {
  const isChoice = location.branches.length > 1 && !location.isConditional;
  return {
    own: [
      ...violations('type', location, isChoice ? 'anyOf' : 'type'),
      ...(isChoice ? wrongChoices(location) : wrongValues(location)),
    ],
    ofMembers: wrongMembers(location),
  };
}

/** What an invalid variant says about the member that it changes. */
export function aboutViolation({ violates }: LocalViolation): string {
  return violates;
}

/** The changes that violate a keyword at a location, with the keyword that must be reported. */
function violations(
  keyword: BrokenKeyword,
  location: Location,
  reported: Keyword = keyword,
): readonly LocalViolation[] {
  return VIOLATIONS[keyword](location).map((one) => violation(one, reported, keyword));
}

/** Without a spread, which takes ten times as long here. */
function violation({ value, below }: LocalChange, keyword: Keyword, violates: Keyword): LocalViolation {
  if (below === undefined) return value === undefined ? { keyword, violates } : { value, keyword, violates };
  return value === undefined ? { below, keyword, violates } : { value, below, keyword, violates };
}

function wrongValues(location: Location): readonly LocalViolation[] {
  const { matchedBranch } = location;
  const list = LISTS.find((keyword) => keyword in matchedBranch);
  if (list !== undefined) return violations(list, location);
  return isOfMembers(location) ? [] : aboutType(location).flatMap((keyword) => violations(keyword, location));
}

/** Where a place may be a string or null, a string that violates its own constraint fails both branches. */
function wrongChoices(location: Location): readonly LocalViolation[] {
  const { value, branches, matchedBranch } = location;
  const isNullable = branches.every((one) => one === matchedBranch || one.type === 'null');
  if (!isNullable || typeof value !== 'string' || valuesOf(matchedBranch) !== undefined) return [];
  return aboutType(location).flatMap((keyword) => violations(keyword, location, 'anyOf'));
}

function wrongMembers(location: Location): readonly LocalViolation[] {
  return isOfMembers(location) ? aboutType(location).flatMap((keyword) => violations(keyword, location)) : [];
}

function isOfMembers({ value }: Location): boolean {
  return OF_MEMBERS.has(instanceTypeOf(typeOfValue(value)));
}

/** The keywords at a place that are about the type of its value. */
function aboutType({ value, matchedBranch }: Location): readonly BrokenKeyword[] {
  const all = ABOUT.get(instanceTypeOf(typeOfValue(value))) ?? [];
  return all.filter((keyword) => keyword in matchedBranch);
}
