import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { fixtureLimits } from '../catalog/fixture-settings.js';
import { contentTexts } from '../json/content-ids.js';
import type { JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { invalidName, validName } from '../runtime/fixtures.js';
import { memoize } from '../schema/memoize.js';
import { digest } from '../text/digest.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { changeable } from './changeable.js';
import { type Chosen, chooseCandidates, type EventCandidates, subjectNumbers } from './choose-candidates.js';
import { eventChanges, type InvalidChange } from './event-changes.js';
import type { EventFixtures, InvalidVariant, Mutation, ValidVariant } from './fixture.js';
import { knownDraft } from './known-drafts.js';
import { type ShareChange, shareChanges } from './share-changes.js';
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
  // 96 bits: among millions of values, no two have the same.
  const textOf = contentTexts((text) => digest(text).slice(0, 16));
  const naming = { textOf, numbersOf: subjectNumbers(), share: shareChanges() };
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
  readonly variants: EventCandidates<Mutation>;
  readonly invalid: EventCandidates<InvalidChange>;
  /** Keeps the verdicts for later runs. */
  readonly keep: () => void;
}

const NONE = { candidates: [], subjects: new Int32Array(), accepts: () => false, steps: 0 };

/** How all events of a catalog name what their candidates are about, and share equal ones. */
interface Naming {
  readonly share: ShareChange;
  readonly textOf: (value: JsonValue) => string;
  readonly numbersOf: (subjects: readonly string[]) => Int32Array;
}

function draftOf(catalog: Catalog, event: EventDefinition, { textOf, numbersOf, share }: Naming): Draft {
  const firstError = (payload: JsonValue) => catalogValidators(catalog).firstError(event, payload);
  const known = knownDraft(catalog, event);
  const payloadOf = (size: Size) => known.payload(size, () => validPayload(catalog, event, size));
  const [minimal, full] = [payloadOf('minimal'), payloadOf('full')];
  const { keep } = known;
  const payloads = { ...(minimal !== undefined && { minimal }), ...(full !== undefined && { full }) };
  if (full === undefined) return { payloads, variants: NONE, invalid: NONE, keep };
  const { variants, invalid, steps } = eventChanges({
    catalog,
    event,
    full,
    input: known.input,
    textOf,
    share,
  });
  const check = changeable(full);
  return {
    payloads,
    variants: {
      ...variants,
      subjects: numbersOf(variants.subjects),
      accepts: (one, at) => known.accepts('variants', at, () => check(one, firstError) === undefined),
      steps,
    },
    invalid: {
      ...invalid,
      subjects: numbersOf(invalid.subjects),
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

function chosenFixtures(
  valid: Chosen<Mutation> | undefined,
  broken: Chosen<InvalidChange> | undefined,
): Pick<EventFixtures, 'variants' | 'invalid' | 'unchecked'> {
  const unchecked = (valid?.unchecked ?? 0) + (broken?.unchecked ?? 0);
  return {
    variants: (valid?.candidates ?? []).map(variantOf),
    invalid: (broken?.candidates ?? []).map(invalidOf),
    ...(unchecked > 0 && { unchecked }),
  };
}

const variantOf = memoize(
  ({ at, value = null }: Mutation): ValidVariant => ({ name: validName(at, value), at, value }),
);

const invalidOf = memoize(({ at, keyword, value }: InvalidChange): InvalidVariant => {
  const name = invalidName(at, keyword, value);
  return { name, at, path: pointerTo('', ...at), keyword, ...(value !== undefined && { value }) };
});
