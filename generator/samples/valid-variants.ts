import type { JsonValue } from '../json/json.js';
import { allowsType, typeOfValue, valuesOf } from '../schema/schema.js';
import type { ValidVariant } from './fixture.js';
import type { Location } from './locations.js';
import type { IsRepeat } from './repeats.js';

/**
 * What a payload may be instead: null for each property that may be null, each value of each list, at the first of the
 * places for which a schema stands.
 */
export function validVariants(locations: readonly Location[], isRepeat: IsRepeat): readonly ValidVariant[] {
  return locations.flatMap((location) => {
    const { schema, choices, taken } = location;
    return isRepeat(schema, choices.indexOf(taken))
      ? []
      : [...nullVariant(location), ...listedVariants(location)];
  });
}

function nullVariant({ at, value, choices }: Location): readonly ValidVariant[] {
  const nullable = choices.some((choice) => allowsType(choice, 'null'));
  const typed = choices.every((choice) => choice.type !== undefined || valuesOf(choice) !== undefined);
  return nullable && typed && value !== null && at.length > 0
    ? [{ name: `${dotted(at)} is null`, at, value: null }]
    : [];
}

function listedVariants({ at, choices }: Location): readonly ValidVariant[] {
  const values = choices.flatMap((choice) =>
    (choice.enum ?? []).filter((value) => value !== null && allowsType(choice, typeOfValue(value))),
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
