import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { fixtureLimits } from '../catalog/fixture-settings.js';
import type { JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { invalidName, mutate, validName } from '../runtime/fixtures.js';
import { memoize, once } from '../schema/memoize.js';
import { heldFor } from '../schema/memory.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { type Chosen, chooseCandidates, type EventCandidates } from './choose-candidates.js';
import { changesOf } from './event-changes.js';
import type { EventFixtures, InvalidVariant, Mutation, ValidVariant } from './fixture.js';
import type { LocalViolation } from './invalid-variants.js';
import { knownDraft } from './known-drafts.js';
import { shareEqual } from './share-equal.js';
import { type Size, validPayload } from './valid-payload.js';

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
  const drafts = draftsOf(catalog);
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
  const share = { variant: shareEqual<ValidVariant>(), invalid: shareEqual<InvalidVariant>() };
  return {
    byType: new Map(
      catalog.events.map(({ type }, at) => [
        type,
        {
          ...drafts[at]?.payloads,
          ...chosenFixtures(catalog, type, { valid: valid.events[at], broken: broken.events[at], share }),
        },
      ]),
    ),
    coverage: { constraints: broken.subjects, violated: broken.covered },
  };
});

/** A change to a payload that violates a constraint. */
type Violation = Mutation & LocalViolation;

/** The payloads of an event, and the changes to the full one from which to choose. */
interface Draft {
  readonly payloads: Pick<EventFixtures, 'minimal' | 'full'>;
  readonly variants: EventCandidates<Mutation>;
  readonly invalid: EventCandidates<Violation>;
  /** Keeps the verdicts for later runs. */
  readonly keep: () => void;
}

/** Where there is no full payload to change. */
const NONE = {
  subjects: new Int32Array(),
  candidateAt: (position: number) => {
    throw new Error(`no change at ${position}`);
  },
  accepts: () => false,
  steps: 0,
};

/** A function of its own, so that what payloads share is forgotten once all candidates are known. */
function draftsOf(catalog: Catalog): readonly Draft[] {
  const changes = once(() => changesOf(catalog));
  return catalog.events.map((event) => draftOf(catalog, event, changes));
}

function draftOf(
  catalog: Catalog,
  event: EventDefinition,
  changes: () => ReturnType<typeof changesOf>,
): Draft {
  const firstError = (payload: JsonValue) => catalogValidators(catalog).firstError(event, payload);
  const known = knownDraft(catalog, event);
  const payloadOf = (size: Size) => known.payload(size, () => validPayload(catalog, event, size));
  const [minimal, full] = [payloadOf('minimal'), payloadOf('full')];
  const { keep } = known;
  const payloads = { ...(minimal !== undefined && { minimal }), ...(full !== undefined && { full }) };
  if (full === undefined) return { payloads, variants: NONE, invalid: NONE, keep };
  const { variants, invalid, steps } = changes()(event, full);
  const errorOf = (one: Mutation) => firstError(mutate(full, one));
  return {
    payloads,
    variants: {
      subjects: variants.subjects,
      order: variants.byTurns(),
      candidateAt: variants.changeAt,
      accepts: (one, at) => known.accepts('variants', at, () => errorOf(one) === undefined),
      steps,
    },
    invalid: {
      subjects: invalid.subjects,
      candidateAt: invalid.changeAt,
      accepts: (one, at) =>
        known.accepts('invalid', at, () => {
          const error = errorOf(one);
          return error?.keyword === one.keyword && error.path === pointerTo('', ...one.at);
        }),
      steps,
    },
    keep,
  };
}

/** What was chosen for an event. */
interface ChosenFor {
  readonly valid: Chosen<Mutation> | undefined;
  readonly broken: Chosen<Violation> | undefined;
  /** Gives the same object for equal fixtures of several events. */
  readonly share: {
    readonly variant: (made: ValidVariant) => ValidVariant;
    readonly invalid: (made: InvalidVariant) => InvalidVariant;
  };
}

function chosenFixtures(
  { memory }: Catalog,
  type: string,
  { valid, broken, share }: ChosenFor,
): Pick<EventFixtures, 'variants' | 'invalid' | 'unchecked'> {
  const unchecked = (valid?.unchecked ?? 0) + (broken?.unchecked ?? 0);
  const [variants, invalid] = [valid?.candidates() ?? [], broken?.candidates() ?? []];
  const parts = () => ({ kind: 'chosen fixtures', name: type, parts: [JSON.stringify([variants, invalid])] });
  const made = heldFor(memory, parts, () => ({
    variants: variants.map((one) => share.variant(variantOf(one))),
    invalid: invalid.map((one) => share.invalid(invalidOf(one))),
  }));
  return { ...made, ...(unchecked > 0 && { unchecked }) };
}

function variantOf({ at, value = null }: Mutation): ValidVariant {
  return { name: validName(at, value), at, value };
}

function invalidOf({ at, keyword, value }: Violation): InvalidVariant {
  const name = invalidName(at, keyword, value);
  return { name, at, path: pointerTo('', ...at), keyword, ...(value !== undefined && { value }) };
}
