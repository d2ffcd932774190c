import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { fixtureLimits } from '../catalog/fixture-settings.js';
import { contentTexts } from '../json/content-ids.js';
import type { JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { invalidName, validName } from '../runtime/fixtures.js';
import { memoize, once } from '../schema/memoize.js';
import { digest } from '../text/digest.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { changeable } from './changeable.js';
import { type Chosen, chooseCandidates, type EventCandidates, subjectNumbers } from './choose-candidates.js';
import { type EventChanges, eventChanges, type InvalidChange } from './event-changes.js';
import type { EventFixtures, InvalidVariant, Mutation, ValidVariant } from './fixture.js';
import { knownDraft } from './known-drafts.js';
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
  // 96 bits: among millions of values, no two have the same.
  const textOf = contentTexts((text) => digest(text).slice(0, 16));
  const naming = { textOf, numbersOf: subjectNumbers() };
  const drafts = catalog.events.map((event) => draftOf(catalog, event, naming));
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
      drafts.map((draft, at) => [
        draft.type,
        chosenFixtures(draft, valid.events[at] ?? NOTHING, broken.events[at] ?? NOTHING),
      ]),
    ),
    coverage: { constraints: broken.subjects, violated: broken.covered },
    invalid: broken.events.reduce((sum, { positions }) => sum + positions.length, 0),
  };
});

/** The payloads of an event, and the changes to the full one from which to choose. */
interface Draft {
  readonly type: string;
  readonly payloads: Pick<EventFixtures, 'minimal' | 'full'>;
  readonly variants: EventCandidates;
  readonly invalid: EventCandidates;
  readonly made: Pick<EventChanges, 'changes' | 'isMade'>;
  /** Stands for everything from which the payloads and the changes follow. Empty where there is no memory. */
  readonly input: string;
  /** Keeps the verdicts for later runs. */
  readonly keep: () => void;
}

const NONE: EventCandidates = { subjects: new Int32Array(), accepts: () => false, steps: 0 };
const NOTHING_MADE = { isMade: true, changes: () => ({ variants: [], invalid: [] }) };
const NOTHING: Chosen = { positions: [], unchecked: 0 };

/** How all events of a catalog name what their candidates are about. */
interface Naming {
  readonly textOf: (value: JsonValue) => string;
  readonly numbersOf: (subjects: readonly string[]) => Int32Array;
}

function draftOf(catalog: Catalog, event: EventDefinition, { textOf, numbersOf }: Naming): Draft {
  const firstError = (payload: JsonValue) => catalogValidators(catalog).firstError(event, payload);
  const known = knownDraft(catalog, event);
  const payloadOf = (size: Size) => known.payload(size, () => validPayload(catalog, event, size));
  const [minimal, full] = [payloadOf('minimal'), payloadOf('full')];
  const { type } = event;
  const { keep, input } = known;
  const payloads = { ...(minimal !== undefined && { minimal }), ...(full !== undefined && { full }) };
  if (full === undefined)
    return { type, payloads, variants: NONE, invalid: NONE, made: NOTHING_MADE, input, keep };
  const made = eventChanges({ catalog, event, full, input, textOf });
  const { variants, invalid, steps, changes } = made;
  const check = once(() => changeable(full));
  return {
    type,
    payloads,
    variants: {
      ...variants,
      subjects: numbersOf(variants.subjects),
      accepts: (at) =>
        known.accepts('variants', at, () => {
          const one = changes().variants[at];
          return one !== undefined && check()(one, firstError) === undefined;
        }),
      steps,
    },
    invalid: {
      subjects: numbersOf(invalid.subjects),
      accepts: (at) =>
        known.accepts('invalid', at, () => {
          const one = changes().invalid[at];
          if (one === undefined) return false;
          const error = check()(one, firstError);
          return error?.keyword === one.keyword && error.path === pointerTo('', ...one.at);
        }),
      steps,
    },
    made,
    input,
    keep,
  };
}

/** The fixtures of an event. Changes that are not made yet are made when those that were chosen are read. */
function chosenFixtures({ payloads, made, input }: Draft, valid: Chosen, broken: Chosen): EventFixtures {
  const unchecked = valid.unchecked + broken.unchecked;
  const given = {
    ...payloads,
    ...(unchecked > 0 && { unchecked }),
    ...(input !== '' && { content: JSON.stringify([input, valid.positions, broken.positions]) }),
  };
  const lists = () => {
    const { variants, invalid } = made.changes();
    return { variants: listed(variants, valid, variantOf), invalid: listed(invalid, broken, invalidOf) };
  };
  // What was not chosen can then be freed.
  if (made.isMade) return { ...given, ...lists() };
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

/** The fixtures for the changes that were chosen. */
function listed<Change, Fixture>(
  changes: readonly Change[],
  { positions }: Chosen,
  fixtureOf: (change: Change) => Fixture,
): readonly Fixture[] {
  return positions.flatMap((at) => {
    const change = changes[at];
    return change === undefined ? [] : [fixtureOf(change)];
  });
}

const variantOf = memoize(
  ({ at, value = null }: Mutation): ValidVariant => ({ name: validName(at, value), at, value }),
);

const invalidOf = memoize(({ at, keyword, value }: InvalidChange): InvalidVariant => {
  const name = invalidName(at, keyword, value);
  return { name, at, path: pointerTo('', ...at), keyword, ...(value !== undefined && { value }) };
});
