import type { FieldStatement, StatedType } from '../evidence/evidence.js';
import { stepsOf } from '../evidence/field-path.js';
import type { JsonValue } from '../json/json.js';

/** What all sources state about one place of an event. Everything is empty where no source says anything. */
export interface StatedPlace {
  readonly statements: FieldStatement[];
  readonly members: Map<string, StatedPlace>;
  items: StatedPlace | undefined;
  values: StatedPlace | undefined;
}

/** Puts statements in the order of the places that they are about. */
export function statedPlaces(fields: readonly FieldStatement[]): StatedPlace {
  const root = emptyPlace();
  for (const field of fields) {
    let place = root;
    for (const step of stepsOf(field.path)) place = innerPlace(place, step);
    place.statements.push(field);
  }
  return root;
}

function emptyPlace(): StatedPlace {
  return { statements: [], members: new Map(), items: undefined, values: undefined };
}

function innerPlace(place: StatedPlace, step: ReturnType<typeof stepsOf>[number]): StatedPlace {
  if (step === 'items') {
    place.items ??= emptyPlace();
    return place.items;
  }
  if (step === 'values') {
    place.values ??= emptyPlace();
    return place.values;
  }
  const member = place.members.get(step.key) ?? emptyPlace();
  place.members.set(step.key, member);
  return member;
}

/** The types that a source states, without null. Inner places imply a list or an object. */
export function statedTypes(place: StatedPlace | undefined): ReadonlySet<StatedType> {
  const types = new Set<StatedType>(place?.statements.flatMap((one) => one.types ?? []));
  if (place?.items) types.add('array');
  if (place && (place.members.size > 0 || place.values)) types.add('object');
  return types;
}

/** True where a source says that the value may be null. */
export function isStatedNullable(place: StatedPlace | undefined): boolean {
  return place?.statements.some(({ nullable }) => nullable === true) === true;
}

/** True where a source says that the value may be missing or null, or when it is present. */
export function isStatedOptional(place: StatedPlace | undefined): boolean {
  const isOptional = ({ presence, nullable }: FieldStatement): boolean =>
    nullable === true || presence === 'optional' || presence === 'conditional';
  return place?.statements.some(isOptional) === true;
}

/** The strings that sources list for a place. */
export function statedValues(place: StatedPlace | undefined): readonly string[] {
  const values: readonly JsonValue[] = place?.statements.flatMap((one) => one.values ?? []) ?? [];
  return [...new Set(values.filter((one): one is string => typeof one === 'string'))];
}
