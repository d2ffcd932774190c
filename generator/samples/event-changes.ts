import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { lookUpIn } from '../catalog/lower-catalog.js';
import { canonicalJson, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { once } from '../schema/memoize.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import type { Candidate, InvalidCandidate, Mutation } from './fixture.js';
import { invalidVariants } from './invalid-variants.js';
import { locationsOf } from './locations.js';
import { repeatsInPayload } from './repeats.js';
import { validVariants } from './valid-variants.js';
import { variantBudget } from './variant-budget.js';

/** The change of an invalid candidate, with the keyword that must reject it. */
export type InvalidChange = Mutation & Pick<InvalidCandidate, 'keyword'>;

/** What the changes of an event are about. JSON, because it is kept for later runs, which seldom need the changes. */
interface EventSubjects {
  /** One subject per change: equal for changes that say the same of a catalog. */
  readonly variants: { readonly subjects: readonly string[]; readonly order: readonly number[] };
  readonly invalid: { readonly subjects: readonly string[] };
  /** How many of each may be checked. */
  readonly steps: number;
}

/** The changes to the full payload of an event that may become fixtures. */
export interface EventChanges extends EventSubjects {
  /** False where the changes are made when they are needed first. */
  readonly isMade: boolean;
  readonly changes: () => {
    readonly variants: readonly Mutation[];
    readonly invalid: readonly InvalidChange[];
  };
}

/** What the changes to a payload are made from. */
export interface ChangeSource {
  readonly catalog: Catalog;
  readonly event: EventDefinition;
  readonly full: JsonValue;
  /** Everything from which they follow. */
  readonly input: string;
  /** A text that is equal for equal values. */
  readonly textOf: (value: JsonValue) => string;
}

const KIND = 'subjects';

/** Larger catalogs do not keep subjects: these would take more memory than everything else that is kept. */
const MOST_EVENTS = 2000;

/**
 * The changes to the full payload of an event. What they are about is known from an earlier run, where nothing else was
 * given.
 */
export function eventChanges(source: ChangeSource): EventChanges {
  const { memory, events } = source.catalog;
  if (events.length > MOST_EVENTS) return makeChanges(source);
  const known = memory?.find(KIND, source.input);
  // Only this function keeps results of this kind.
  if (isJsonObject(known)) {
    const subjects = known as unknown as EventSubjects;
    return { ...subjects, isMade: false, changes: once(() => makeChanges(source).changes()) };
  }
  const made = makeChanges(source);
  const { variants, invalid, steps } = made;
  memory?.keep(KIND, source.input, { variants, invalid, steps } as unknown as JsonValue);
  return made;
}

function makeChanges({ catalog, event, full, textOf }: ChangeSource): EventChanges {
  const { schemas } = catalogValidators(catalog);
  const locations = locationsOf(full, event.schema, lookUpIn(catalog));
  const places = locationsOf(full, schemas.get(event.names.type) ?? true, (name) => schemas.get(name));
  const variants = validVariants(locations, repeatsInPayload());
  const invalid = invalidVariants(places, repeatsInPayload());
  const changes = {
    variants: variants.map(({ at, value }) => ({ at, ...(value !== undefined && { value }) })),
    invalid: invalid.map(({ at, keyword, value }) => ({
      at,
      keyword,
      ...(value !== undefined && { value }),
    })),
  };
  return {
    variants: {
      order: byTurns(variants),
      subjects: variants.map((one) => `${memberOf(one, textOf)} ${canonicalJson(one.value ?? null)}`),
    },
    invalid: { subjects: invalid.map((one) => `${memberOf(one, textOf)} ${one.violates}`) },
    steps: variantBudget(full, locations),
    isMade: true,
    changes: () => changes,
  };
}

/** The member of an object or array that a candidate changes, whatever payload has it. */
function memberOf({ at, around }: Candidate, textOf: (value: JsonValue) => string): string {
  const token = at.at(-1) ?? '';
  const isItem = around?.prefixItems === undefined && around?.items !== undefined && /^\d+$/.test(token);
  return `${textOf((around ?? null) as JsonValue)} ${isItem ? '*' : JSON.stringify(token)}`;
}

/** One candidate of each place, then the second of each, so that a long list of values takes no place from others. */
function byTurns(candidates: readonly Candidate[]): readonly number[] {
  const turns = new Map<string, number>();
  const numbered = candidates.map(({ at }, position) => {
    const place = pointerTo('', ...at);
    const turn = turns.get(place) ?? 0;
    turns.set(place, turn + 1);
    return { position, turn };
  });
  return numbered.sort((one, other) => one.turn - other.turn).map(({ position }) => position);
}
