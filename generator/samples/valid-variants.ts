import type { JsonValue } from '../json/json.js';
import { allowsType, typeOfValue, valuesOf } from '../schema/schema.js';
import type { ValidVariant } from './fixture.js';
import type { Location } from './locations.js';
import type { IsRepeat } from './repeats.js';

/**
 * What a payload may be instead: null for each property that may be null, each value of each list, at the first of the
 * places that a schema describes.
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
    ? [{ name: `${dotted(at)} is null`, at, value: null }]
    : [];
}

function listedVariants({ at, branches }: Location): readonly ValidVariant[] {
  const values = branches.flatMap((branch) =>
    (branch.enum ?? []).filter((value) => value !== null && allowsType(branch, typeOfValue(value))),
  );
  if (values.length === 0) return [];
  return values.map((value) => ({ name: `${dotted(at)} is ${shown(value)}`, at, value }));
}

/** A place as people write it: `data.settings.features[0].name`. */
export function dotted(at: readonly string[]): string {
  return at.reduce(
    (path, token) => (/^\d+$/.test(token) ? `${path}[${token}]` : path === '' ? token : `${path}.${token}`),
    '',
  );
}

function shown(value: JsonValue): string {
  return JSON.stringify(value);
}
