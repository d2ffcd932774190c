/** One event's fixtures, as the emitted module `fixtures` has them. */
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

/** The fixtures of all events by event type: what the emitted module `fixtures` exports under that name. */
export type FixturesOfEvents = Readonly<Record<string, FixturesOfEvent>>;

/** A fixture that was accepted although it is invalid, or refused although it is valid. */
export interface Misjudged {
  readonly event: string;
  /** Its name among the fixtures of the event: `example 1`, `minimal`, `/data/id: type`. */
  readonly fixture: string;
  /** Whether the schemas accept it. */
  readonly isValid: boolean;
  /** The keyword that refuses an invalid fixture. */
  readonly keyword?: string;
  readonly payload: unknown;
}

/** The number of fixtures, and those that were misjudged. */
export interface FixtureReport {
  readonly valid: number;
  readonly invalid: number;
  readonly misjudged: readonly Misjudged[];
}

/**
 * Runs every fixture through a function that decides whether a payload is valid: the conformance test for validators
 * that an emitter writes.
 * @param fixtures the export of that name of the emitted module `fixtures`
 * @param accepts says whether a payload is valid as an event of a type; an error that it throws counts as a refusal
 */
export function runFixtures(
  fixtures: FixturesOfEvents,
  accepts: (type: string, payload: unknown, headers: Readonly<Record<string, string>>) => boolean,
): FixtureReport {
  const all = Object.entries(fixtures).flatMap(([event, one]) =>
    judgements(one).map((judgement) => ({ event, ...judgement, headers: one.headers ?? {} })),
  );
  const judged = ({ event, payload, headers }: (typeof all)[number]): boolean => {
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
      .filter((one) => judged(one) !== one.isValid)
      .map(({ headers: _headers, ...misjudged }) => misjudged),
  };
}

/** Every fixture of an event, and whether it is valid. */
function judgements(fixtures: FixturesOfEvent): readonly Omit<Misjudged, 'event'>[] {
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
