import { pointerTo } from '../json/json-pointer.js';
import { invalidName } from '../runtime/fixtures.js';
import { type InstanceType, instanceTypeOf } from '../schema/instance-types.js';
import { rowOf } from '../schema/keyword-sets.js';
import type { Keyword } from '../schema/keywords.js';
import { typeOfValue, valuesOf } from '../schema/schema.js';
import type { InvalidVariant } from './fixture.js';
import type { Location } from './locations.js';
import type { IsRepeat } from './repeats.js';
import { type BrokenKeyword, VIOLATIONS, type Violation } from './violations.js';

/** Keywords about what is inside of an object or an array: when they are broken, the place keeps its type. */
const OF_MEMBERS: ReadonlySet<InstanceType | undefined> = new Set(['object', 'array']);

const BROKEN = Object.keys(VIOLATIONS) as readonly BrokenKeyword[];
const LISTS = BROKEN.filter((keyword) => keyword !== 'type' && rowOf(keyword).about === undefined);

/**
 * Every constraint, each broken once, at the first of the places that its schema describes. Where a place may be one of
 * several things, one error speaks for all of them: `anyOf`.
 */
export function invalidVariants(
  locations: readonly Location[],
  isRepeat: IsRepeat,
): readonly InvalidVariant[] {
  return locations.flatMap((location) => {
    const { schema, branches, matchedBranch } = location;
    if (isRepeat(schema, branches.indexOf(matchedBranch))) return [];
    const isChoice = branches.length > 1;
    const atPlace = [
      ...violations('type', location, isChoice ? 'anyOf' : 'type'),
      ...(isChoice ? wrongChoices(location) : wrongValues(location)),
    ];
    // Two places may refer to one object type.
    return isRepeat(matchedBranch.properties, 0) ? atPlace : [...atPlace, ...wrongMembers(location)];
  });
}

/** The payloads that break a keyword at a place, and for which they must be refused. */
function violations(
  keyword: BrokenKeyword,
  location: Location,
  reported: Keyword = keyword,
): readonly InvalidVariant[] {
  return VIOLATIONS[keyword](location).map((one) => describe(location, reported, one));
}

function describe({ at }: Location, keyword: Keyword, { value, below }: Violation): InvalidVariant {
  const place = below === undefined ? at : [...at, below];
  const name = invalidName(place, keyword, value);
  return { name, at: place, path: pointerTo('', ...place), keyword, ...(value !== undefined && { value }) };
}

function wrongValues(location: Location): readonly InvalidVariant[] {
  const { matchedBranch } = location;
  const list = LISTS.find((keyword) => keyword in matchedBranch);
  if (list !== undefined) return violations(list, location);
  return isOfMembers(location) ? [] : aboutType(location).flatMap((keyword) => violations(keyword, location));
}

/** Where a place may be a text or null, a text that breaks its own constraint is refused for both. */
function wrongChoices(location: Location): readonly InvalidVariant[] {
  const { value, branches, matchedBranch } = location;
  const isNullable = branches.every((one) => one === matchedBranch || one.type === 'null');
  if (!isNullable || typeof value !== 'string' || valuesOf(matchedBranch) !== undefined) return [];
  return aboutType(location).flatMap((keyword) => violations(keyword, location, 'anyOf'));
}

function wrongMembers(location: Location): readonly InvalidVariant[] {
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
