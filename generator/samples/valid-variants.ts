import { canonicalJson } from '../json/json.js';
import { allowsType, typeOfValue, valuesOf } from '../schema/schema.js';
import type { ChangesAt, LocalChange } from './local-changes.js';
import type { Location } from './locations.js';

/**
 * Other valid values at a location: null where it may be null, and each listed value.
 */
export function validVariants(location: Location): ChangesAt<LocalChange> {
  return { own: [...nullVariant(location), ...listedVariants(location)], ofMembers: [] };
}

/** What a variant says about the member that it changes. */
export function aboutVariant({ value = null }: LocalChange): string {
  return canonicalJson(value);
}

function nullVariant({ value, branches, isWhole }: Location): readonly LocalChange[] {
  const nullable = branches.some((branch) => allowsType(branch, 'null'));
  const typed = branches.every((branch) => branch.type !== undefined || valuesOf(branch) !== undefined);
  return nullable && typed && value !== null && !isWhole ? [{ value: null }] : [];
}

function listedVariants({ branches }: Location): readonly LocalChange[] {
  const values = branches.flatMap((branch) =>
    (branch.enum ?? []).filter((value) => value !== null && allowsType(branch, typeOfValue(value))),
  );
  return values.map((value) => ({ value }));
}
