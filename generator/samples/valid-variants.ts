import { allowsType, typeOfValue, valuesOf } from '../schema/schema.js';
import type { Candidate } from './fixture.js';
import type { Location } from './locations.js';
import type { IsRepeat } from './repeats.js';

/**
 * Other valid values in a payload: null for each property that may be null, and each listed value, at the first place
 * that a schema describes.
 */
export function validVariants(locations: readonly Location[], isRepeat: IsRepeat): readonly Candidate[] {
  return locations.flatMap((location) => {
    const { schema, branches, matchedBranch } = location;
    return isRepeat(schema, branches.indexOf(matchedBranch))
      ? []
      : [...nullVariant(location), ...listedVariants(location)];
  });
}

function nullVariant({ at, value, branches, around }: Location): readonly Candidate[] {
  const nullable = branches.some((branch) => allowsType(branch, 'null'));
  const typed = branches.every((branch) => branch.type !== undefined || valuesOf(branch) !== undefined);
  return nullable && typed && value !== null && at.length > 0 ? [{ at, around, value: null }] : [];
}

function listedVariants({ at, branches, around }: Location): readonly Candidate[] {
  const values = branches.flatMap((branch) =>
    (branch.enum ?? []).filter((value) => value !== null && allowsType(branch, typeOfValue(value))),
  );
  if (values.length === 0) return [];
  return values.map((value) => ({ at, around, value }));
}
