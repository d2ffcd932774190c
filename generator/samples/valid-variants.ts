import { validName } from '../runtime/fixtures.js';
import { allowsType, typeOfValue, valuesOf } from '../schema/schema.js';
import type { ValidVariant } from './fixture.js';
import type { Location } from './locations.js';
import type { IsRepeat } from './repeats.js';

/**
 * Other valid values in a payload: null for each property that may be null, and each listed value, at the first place
 * that a schema describes.
 */
export function validVariants(locations: readonly Location[], isRepeat: IsRepeat): readonly ValidVariant[] {
  return locations.flatMap((location) => {
    const { schema, branches, matchedBranch } = location;
    return isRepeat(schema, branches.indexOf(matchedBranch))
      ? []
      : [...nullVariant(location), ...listedVariants(location)];
  });
}

function nullVariant({ at, value, branches }: Location): readonly ValidVariant[] {
  const nullable = branches.some((branch) => allowsType(branch, 'null'));
  const typed = branches.every((branch) => branch.type !== undefined || valuesOf(branch) !== undefined);
  return nullable && typed && value !== null && at.length > 0
    ? [{ name: validName(at, null), at, value: null }]
    : [];
}

function listedVariants({ at, branches }: Location): readonly ValidVariant[] {
  const values = branches.flatMap((branch) =>
    (branch.enum ?? []).filter((value) => value !== null && allowsType(branch, typeOfValue(value))),
  );
  if (values.length === 0) return [];
  return values.map((value) => ({ name: validName(at, value), at, value }));
}
