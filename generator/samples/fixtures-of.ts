import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { fixtureLimits } from '../catalog/fixture-settings.js';
import type { JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { invalidName, mutate, validName } from '../runtime/fixtures.js';
import { memoize, once } from '../schema/memoize.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { type Chosen, chooseCandidates, type EventCandidates } from './choose-candidates.js';
import { type ChangesOf, changesOf } from './event-changes.js';
import type { EventFixtures, InvalidVariant, Mutation, ValidVariant } from './fixture.js';
import type { LocalViolation } from './invalid-variants.js';
import { type KnownDraft, knownDraft } from './known-drafts.js';
import { shareEqual } from './share-equal.js';
import { type Size, validPayload } from './valid-payload.js';

/** The fixtures of a catalog. */
export interface CatalogFixtures {
  readonly byType: ReadonlyMap<string, EventFixtures>;
  readonly coverage: Coverage;
  /** The number of invalid payloads. */
  readonly invalid: number;
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
      drafts.map((draft, at) => [
        draft.type,
        chosenFixtures(draft, [valid.events[at] ?? NOTHING, broken.events[at] ?? NOTHING], share),
      ]),
    ),
    coverage: { constraints: broken.subjects, violated: broken.covered },
    invalid: broken.events.reduce((sum, { positions }) => sum + positions.length, 0),
  };
});

/** Gives the same object for equal fixtures of several events. */
interface ShareFixtures {
  readonly variant: (made: ValidVariant) => ValidVariant;
  readonly invalid: (made: InvalidVariant) => InvalidVariant;
}

/** A change to a payload that violates a constraint. */
type Violation = Mutation & LocalViolation;

/** The payloads of an event, and the changes to the full one from which to choose. */
interface Draft extends Pick<KnownDraft, 'input' | 'isKnown' | 'keep'> {
  readonly type: string;
  readonly payloads: Pick<EventFixtures, 'minimal' | 'full'>;
  readonly variants: Changes<Mutation>;
  readonly invalid: Changes<Violation>;
}

interface Changes<Change> extends EventCandidates {
  /** The change at a position. Made when it is needed: most changes are never looked at. */
  readonly changeAt: (position: number) => Change;
}

/** Where there is no full payload to change. */
const NONE = {
  subjects: new Int32Array(),
  changeAt: (position: number) => {
    throw new Error(`no change at ${position}`);
  },
  accepts: () => false,
  steps: 0,
};
const NOTHING: Chosen = { positions: [], unchecked: 0 };

/** A function of its own, so that what payloads share is forgotten once all candidates are known. */
function draftsOf(catalog: Catalog): readonly Draft[] {
  const changes = once(() => changesOf(catalog));
  return catalog.events.map((event) => draftOf(catalog, event, changes));
}

function draftOf(catalog: Catalog, event: EventDefinition, changes: () => ChangesOf): Draft {
  const firstError = (payload: JsonValue) => catalogValidators(catalog).firstError(event, payload);
  const known = knownDraft(catalog, event);
  const payloadOf = (size: Size) => known.payload(size, () => validPayload(catalog, event, size));
  const [minimal, full] = [payloadOf('minimal'), payloadOf('full')];
  const { input, isKnown, keep } = known;
  const payloads = { ...(minimal !== undefined && { minimal }), ...(full !== undefined && { full }) };
  const draft = { type: event.type, payloads, input, isKnown, keep };
  if (full === undefined) return { ...draft, variants: NONE, invalid: NONE };
  const { variants, invalid, steps } = changes()(event, full, input);
  const errorOf = (one: Mutation) => firstError(mutate(full, one));
  return {
    ...draft,
    variants: {
      subjects: variants.subjects,
      order: variants.byTurns(),
      changeAt: variants.changeAt,
      accepts: (at) => known.accepts('variants', at, () => errorOf(variants.changeAt(at)) === undefined),
      steps,
    },
    invalid: {
      subjects: invalid.subjects,
      changeAt: invalid.changeAt,
      accepts: (at) =>
        known.accepts('invalid', at, () => {
          const one = invalid.changeAt(at);
          const error = errorOf(one);
          return error?.keyword === one.keyword && error.path === pointerTo('', ...one.at);
        }),
      steps,
    },
  };
}

/**
 * The fixtures of an event. Where an earlier run has made them, their modules are likely to be there, so the changes that
 * were chosen are only made when they are read.
 */
function chosenFixtures(
  { payloads, input, isKnown, variants, invalid }: Draft,
  [valid, broken]: readonly [Chosen, Chosen],
  share: ShareFixtures,
): EventFixtures {
  const unchecked = valid.unchecked + broken.unchecked;
  const given = {
    ...payloads,
    ...(unchecked > 0 && { unchecked }),
    ...(input !== '' && { content: JSON.stringify([input, valid.positions, broken.positions]) }),
  };
  const lists = () => ({
    variants: valid.positions.map((at) => share.variant(variantOf(variants.changeAt(at)))),
    invalid: broken.positions.map((at) => share.invalid(invalidOf(invalid.changeAt(at)))),
  });
  if (!isKnown) return { ...given, ...lists() };
  const later = once(lists);
  return {
    ...given,
    get variants() {
      return later().variants;
    },
    get invalid() {
      return later().invalid;
    },
  };
}

function variantOf({ at, value = null }: Mutation): ValidVariant {
  return { name: validName(at, value), at, value };
}

function invalidOf({ at, keyword, value }: Violation): InvalidVariant {
  const name = invalidName(at, keyword, value);
  return { name, at, path: pointerTo('', ...at), keyword, ...(value !== undefined && { value }) };
}
