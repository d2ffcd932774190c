import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { fixtureLimits } from '../catalog/fixture-settings.js';
import { lookUpIn } from '../catalog/lower-catalog.js';
import { contentIds } from '../json/content-ids.js';
import { canonicalJson, type JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { invalidName, validName } from '../runtime/fixtures.js';
import { memoize } from '../schema/memoize.js';
import { held } from '../schema/memory.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { changeable } from './changeable.js';
import { type Chosen, chooseCandidates, type EventCandidates } from './choose-candidates.js';
import type { Candidate, EventFixtures, InvalidCandidate, InvalidVariant, ValidVariant } from './fixture.js';
import { invalidVariants } from './invalid-variants.js';
import { knownDraft } from './known-drafts.js';
import { locationsOf } from './locations.js';
import { repeatsInPayload } from './repeats.js';
import { type Size, validPayload } from './valid-payload.js';
import { validVariants } from './valid-variants.js';
import { variantBudget } from './variant-budget.js';

/** The fixtures of a catalog. */
export interface CatalogFixtures {
  readonly byType: ReadonlyMap<string, EventFixtures>;
  readonly coverage: Coverage;
}

/**
 * How many constraints of a catalog the invalid payloads violate. A constraint is a keyword about a member of an object
 * or array; objects that are equal in content count once, however many events have them. Only constraints count that one
 * change to a full payload can violate.
 */
export interface Coverage {
  readonly constraints: number;
  readonly violated: number;
}

/** The fixtures of all events by event type. */
export function fixturesOf(catalog: Catalog): ReadonlyMap<string, EventFixtures> {
  return catalogFixtures(catalog).byType;
}

/**
 * The fixtures of a catalog, as many as its settings allow. The event's own validator checks each of them once: valid
 * fixtures that it rejects are left out, and so are invalid ones that it accepts or rejects for another reason.
 */
export const catalogFixtures: (catalog: Catalog) => CatalogFixtures = memoize((catalog) => {
  // Held as long as the subjects of any event are, because these consist of its numbers.
  const subjects = held(catalog.memory, 'content ids', () => '', contentIds);
  const drafts = catalog.events.map((event) => draftOf(catalog, event, subjects));
  const { variants, invalid, breaksAll } = fixtureLimits(catalog.fixtures, catalog.events.length);
  const valid = chooseCandidates(
    drafts.map((one) => one.variants),
    { most: variants, mayExceed: false },
  );
  const broken = chooseCandidates(
    drafts.map((one) => one.invalid),
    { most: invalid, mayExceed: breaksAll },
  );
  for (const { keep } of drafts) keep();
  return {
    byType: new Map(
      catalog.events.map(({ type }, at) => [
        type,
        { ...drafts[at]?.payloads, ...chosenFixtures(valid.events[at], broken.events[at]) },
      ]),
    ),
    coverage: { constraints: broken.subjects, violated: broken.covered },
  };
});

/** The payloads of an event, and the changes to the full one from which to choose. */
interface Draft {
  readonly payloads: Pick<EventFixtures, 'minimal' | 'full'>;
  readonly variants: EventCandidates<Candidate>;
  readonly invalid: EventCandidates<InvalidCandidate>;
  /** Keeps the verdicts for later runs. */
  readonly keep: () => void;
}

const NONE = { candidates: [], subjects: [], accepts: () => false, steps: 0 };

function draftOf(catalog: Catalog, event: EventDefinition, idOf: (value: JsonValue) => number): Draft {
  const firstError = (payload: JsonValue) => catalogValidators(catalog).firstError(event, payload);
  const known = knownDraft(catalog, event);
  const payloadOf = (size: Size) => known.payload(size, () => validPayload(catalog, event, size));
  const [minimal, full] = [payloadOf('minimal'), payloadOf('full')];
  const { keep } = known;
  const payloads = { ...(minimal !== undefined && { minimal }), ...(full !== undefined && { full }) };
  if (full === undefined) return { payloads, variants: NONE, invalid: NONE, keep };
  const { variants, invalid, steps } = held(
    catalog.memory,
    'candidates',
    () => known.input,
    () => candidatesOf(catalog, event, full, idOf),
  );
  const check = changeable(full);
  return {
    payloads,
    variants: {
      ...variants,
      accepts: (one, at) => known.accepts('variants', at, () => check(one, firstError) === undefined),
      steps,
    },
    invalid: {
      ...invalid,
      accepts: (one, at) =>
        known.accepts('invalid', at, () => {
          const error = check(one, firstError);
          return error?.keyword === one.keyword && error.path === pointerTo('', ...one.at);
        }),
      steps,
    },
    keep,
  };
}

type Listed<One> = Pick<EventCandidates<One>, 'candidates' | 'order' | 'subjects'>;

/** The changes to the full payload of an event that may become fixtures, and how many of them may be checked. */
interface Candidates {
  readonly variants: Listed<Candidate>;
  readonly invalid: Listed<InvalidCandidate>;
  readonly steps: number;
}

function candidatesOf(
  catalog: Catalog,
  event: EventDefinition,
  full: JsonValue,
  idOf: (value: JsonValue) => number,
): Candidates {
  const { schemas } = catalogValidators(catalog);
  const locations = locationsOf(full, event.schema, lookUpIn(catalog));
  const places = locationsOf(full, schemas.get(event.names.type) ?? true, (name) => schemas.get(name));
  const placeOf = (one: Candidate): string => memberOf(one, idOf);
  const variants = validVariants(locations, repeatsInPayload());
  const invalid = invalidVariants(places, repeatsInPayload());
  return {
    variants: {
      candidates: variants,
      order: byTurns(variants),
      subjects: variants.map((one) => `${placeOf(one)} ${canonicalJson(one.value ?? null)}`),
    },
    invalid: {
      candidates: invalid,
      subjects: invalid.map((one) => `${placeOf(one)} ${one.violates}`),
    },
    steps: variantBudget(full, locations),
  };
}

/** The member of an object or array that a candidate changes, whatever payload has it. */
function memberOf({ at, around }: Candidate, idOf: (value: JsonValue) => number): string {
  const token = at.at(-1) ?? '';
  const isItem = around?.prefixItems === undefined && around?.items !== undefined && /^\d+$/.test(token);
  return `${idOf((around ?? null) as JsonValue)} ${isItem ? '*' : JSON.stringify(token)}`;
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

function chosenFixtures(
  valid: Chosen<Candidate> | undefined,
  broken: Chosen<InvalidCandidate> | undefined,
): Pick<EventFixtures, 'variants' | 'invalid' | 'unchecked'> {
  const unchecked = (valid?.unchecked ?? 0) + (broken?.unchecked ?? 0);
  return {
    variants: (valid?.candidates ?? []).map(variantOf),
    invalid: (broken?.candidates ?? []).map(invalidOf),
    ...(unchecked > 0 && { unchecked }),
  };
}

const variantOf = memoize(
  ({ at, value = null }: Candidate): ValidVariant => ({ name: validName(at, value), at, value }),
);

const invalidOf = memoize(({ at, keyword, value }: InvalidCandidate): InvalidVariant => {
  const name = invalidName(at, keyword, value);
  return { name, at, path: pointerTo('', ...at), keyword, ...(value !== undefined && { value }) };
});
