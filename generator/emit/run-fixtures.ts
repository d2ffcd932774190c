/** One event's fixtures, as in the emitted module `fixtures`. */
export interface FixturesOfEvent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly examples: readonly unknown[];
  readonly minimal?: unknown;
  readonly full?: unknown;
  readonly variants?: readonly Fixture[];
  readonly invalid?: readonly (Fixture & { readonly keyword: string })[];
}

interface Fixture {
  readonly name: string;
  readonly path: string;
  readonly payload: unknown;
}

/** The fixtures of all events by event type: the export `fixtures` of the emitted module `fixtures`. */
export type FixturesOfEvents = Readonly<Record<string, FixturesOfEvent>>;

/** A fixture for which a validator gave the wrong result: it accepted an invalid one or rejected a valid one. */
export interface Misjudged {
  readonly event: string;
  /** Its name within the event: `example 1`, `minimal`, `data.id is missing`. */
  readonly fixture: string;
  /** True where the schema accepts it. */
  readonly isValid: boolean;
  /** The keyword that rejects it, for an invalid fixture. */
  readonly keyword?: string;
  readonly payload: unknown;
}

/** The numbers of fixtures, and those for which the validator gave the wrong result. */
export interface FixtureReport {
  readonly valid: number;
  readonly invalid: number;
  readonly misjudged: readonly Misjudged[];
}

/**
 * Checks every fixture with a function that says whether a payload is valid: a conformance test for the validators of
 * your own emitter.
 * @param fixtures the export `fixtures` of the emitted module `fixtures`
 * @param accepts says whether a payload is valid as an event of a type; an error that it throws counts as a rejection
 */
export function runFixtures(
  fixtures: FixturesOfEvents,
  accepts: (type: string, payload: unknown, headers: Readonly<Record<string, string>>) => boolean,
): FixtureReport {
  const all = Object.entries(fixtures).flatMap(([event, one]) =>
    expectationsOf(one).map((expectation) => ({ event, ...expectation, headers: one.headers ?? {} })),
  );
  const isAccepted = ({ event, payload, headers }: (typeof all)[number]): boolean => {
    try {
      return accepts(event, payload, headers);
    } catch {
      return false;
    }
  };
  const valid = all.filter(({ isValid }) => isValid).length;
  return {
    valid,
    invalid: all.length - valid,
    misjudged: all
      .filter((one) => isAccepted(one) !== one.isValid)
      .map(({ headers: _headers, ...misjudged }) => misjudged),
  };
}

/** Every fixture of an event, and whether it is valid. */
function expectationsOf(fixtures: FixturesOfEvent): readonly Omit<Misjudged, 'event'>[] {
  const { examples, minimal, full, variants = [], invalid = [] } = fixtures;
  const valid = [
    ...examples.map((payload, at) => ({ name: `example ${at + 1}`, payload })),
    ...(minimal === undefined ? [] : [{ name: 'minimal', payload: minimal }]),
    ...(full === undefined ? [] : [{ name: 'full', payload: full }]),
    ...variants,
  ];
  return [
    ...valid.map(({ name, payload }) => ({ fixture: name, isValid: true, payload })),
    ...invalid.map(({ name, keyword, payload }) => ({ fixture: name, isValid: false, keyword, payload })),
  ];
}
