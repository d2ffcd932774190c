import { type InstanceType, instanceTypeOf } from '../schema/instance-types.js';
import { rowOf } from '../schema/keyword-sets.js';
import type { Keyword } from '../schema/keywords.js';
import { typeOfValue, valuesOf } from '../schema/schema.js';
import type { InvalidCandidate } from './fixture.js';
import type { Location } from './locations.js';
import type { IsRepeat } from './repeats.js';
import { type BrokenKeyword, VIOLATIONS, type Violation } from './violations.js';

/**
 * Types whose keywords are about what is inside: a payload that violates such a keyword keeps the type at the place.
 */
const OF_MEMBERS: ReadonlySet<InstanceType | undefined> = new Set(['object', 'array']);

const BROKEN = Object.keys(VIOLATIONS) as readonly BrokenKeyword[];
const LISTS = BROKEN.filter((keyword) => keyword !== 'type' && rowOf(keyword).about === undefined);

/**
 * Violates each constraint once, at the first place that its schema describes. At a place with several branches, one
 * `anyOf` error stands for all of them.
 */
export function invalidVariants(
  locations: readonly Location[],
  isRepeat: IsRepeat,
): readonly InvalidCandidate[] {
  return locations.flatMap((location) => {
    const { schema, branches, matchedBranch } = location;
    if (isRepeat(schema, branches.indexOf(matchedBranch))) return [];
    const isChoice = branches.length > 1;
    const atPlace = [
      ...violations('type', location, isChoice ? 'anyOf' : 'type'),
      ...(isChoice ? wrongChoices(location) : wrongValues(location)),
    ];
    // Two places may refer to the same object type.
    return isRepeat(matchedBranch.properties, 0) ? atPlace : [...atPlace, ...wrongMembers(location)];
  });
}

/** The payloads that violate a keyword at a place, with the keyword that must be reported. */
function violations(
  keyword: BrokenKeyword,
  location: Location,
  reported: Keyword = keyword,
): readonly InvalidCandidate[] {
  return VIOLATIONS[keyword](location).map((one) =>
    describe(location, { keyword: reported, violates: keyword }, one),
  );
}

/** A catalog has hundreds of thousands of candidates: object literals take a third of the memory of spread ones. */
function describe(
  { at: place, around: holder, matchedBranch }: Location,
  { keyword, violates }: Pick<InvalidCandidate, 'keyword' | 'violates'>,
  { value, below }: Violation,
): InvalidCandidate {
  const at = below === undefined ? place : [...place, below];
  const around = below === undefined ? holder : matchedBranch;
  return value === undefined ? { at, around, keyword, violates } : { at, around, keyword, violates, value };
}

function wrongValues(location: Location): readonly InvalidCandidate[] {
  const { matchedBranch } = location;
  const list = LISTS.find((keyword) => keyword in matchedBranch);
  if (list !== undefined) return violations(list, location);
  return isOfMembers(location) ? [] : aboutType(location).flatMap((keyword) => violations(keyword, location));
}

/** Where a place may be a string or null, a string that violates its own constraint fails both branches. */
function wrongChoices(location: Location): readonly InvalidCandidate[] {
  const { value, branches, matchedBranch } = location;
  const isNullable = branches.every((one) => one === matchedBranch || one.type === 'null');
  if (!isNullable || typeof value !== 'string' || valuesOf(matchedBranch) !== undefined) return [];
  return aboutType(location).flatMap((keyword) => violations(keyword, location, 'anyOf'));
}

function wrongMembers(location: Location): readonly InvalidCandidate[] {
  return isOfMembers(location) ? aboutType(location).flatMap((keyword) => violations(keyword, location)) : [];
}

function isOfMembers({ value }: Location): boolean {
  return OF_MEMBERS.has(instanceTypeOf(typeOfValue(value)));
}

/** The keywords about the type of the value at a place. */
function aboutType({ value }: Location): readonly BrokenKeyword[] {
  const type = instanceTypeOf(typeOfValue(value));
  return BROKEN.filter((keyword) => rowOf(keyword).about === type);
}
