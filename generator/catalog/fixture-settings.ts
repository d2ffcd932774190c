/** How many fixtures the events of a catalog get, and in which forms. */
export interface FixtureSettings {
  /** The most valid variants per event. By default it follows from the number of events. */
  readonly variants?: number;
  /**
   * The most invalid payloads per event. By default it follows from the number of events, and an event may have more
   * where a constraint would otherwise be violated in no event.
   */
  readonly invalid?: number;
  /** Whether a package also has its fixtures as JSON files. */
  readonly json: boolean;
}

/** The settings of an empty configuration. */
export const DEFAULT_FIXTURES: FixtureSettings = { json: false };

/** Every fixture that can be made, for commands that find one by its name. */
export const EVERY_FIXTURE: FixtureSettings = {
  ...DEFAULT_FIXTURES,
  variants: Number.POSITIVE_INFINITY,
  invalid: Number.POSITIVE_INFINITY,
};

/** How many fixtures one event may have. */
export interface FixtureLimits {
  readonly variants: number;
  readonly invalid: number;
  /** Whether an event may have more invalid payloads, where a constraint would otherwise be violated in no event. */
  readonly breaksAll: boolean;
}

/**
 * The most events of a catalog that is not large. In a large one, events have fewer fixtures by default. This is one step,
 * so that a new event does not change how many fixtures the others have.
 */
const FEW_EVENTS = 50;

/** In a catalog of few events, and in a large one. The 41 events of Scalekit have 220 invalid payloads at most. */
const [FEW, MANY] = [
  { variants: 100, invalid: 250 },
  { variants: 25, invalid: 50 },
];

/** How many fixtures each event of a catalog may have. */
export function fixtureLimits({ variants, invalid }: FixtureSettings, events: number): FixtureLimits {
  const limits = events > FEW_EVENTS ? MANY : FEW;
  return {
    variants: variants ?? limits.variants,
    invalid: invalid ?? limits.invalid,
    breaksAll: invalid === undefined,
  };
}
