/** The changes to the payload of one event that may become fixtures. */
export interface EventCandidates {
  /**
   * What each candidate is about, as a number: equal for candidates that say the same about the catalog, in whatever event.
   */
  readonly subjects: Int32Array;
  /** The positions of all candidates in the order in which they are tried. Default: their own order. */
  readonly order?: readonly number[];
  /** Checks the candidate at a position. Called once for each, at most. */
  readonly accepts: (position: number) => boolean;
  /** How many candidates may be checked. */
  readonly steps: number;
}

/** How many candidates to choose per event. */
export interface Measure {
  readonly most: number;
  /** Whether an event may have more, for a subject that no event would have otherwise. */
  readonly mayExceed: boolean;
}

/** What was chosen for one event. */
export interface Chosen {
  /** The positions of the chosen candidates, sorted. */
  readonly positions: readonly number[];
  /** How many more there would be if more could be checked. */
  readonly unchecked: number;
}

/** The chosen candidates by event, and how many subjects the events have together. */
export interface Choice {
  readonly events: readonly Chosen[];
  readonly subjects: number;
  /** How many of the subjects were chosen in one event or more. */
  readonly covered: number;
}

/**
 * In how many events a subject gets one of the remaining places. Otherwise, in a catalog of hundreds of events with the
 * same large object, most fixtures would be about that object.
 */
const MOST_EVENTS = 10;

/** How many events are tried for a subject: where several reject their candidate, the others will too. */
const TRIES = 5;

/**
 * Chooses candidates for each event of a catalog. Every subject gets a place first, the rare ones before those that many
 * events have, each in the event with the fewest so far. The remaining places of an event go to its first candidates, but not to subjects
 * that many events have already.
 */
export function chooseCandidates(events: readonly EventCandidates[], measure: Measure): Choice {
  const seats = events.map((one) => eventSeats(one, measure));
  const holders = holdersBySubject(events);
  let covered = 0;
  for (const subject of holders.rareFirst)
    if (takeOne(holders, subject, seats, measure.mayExceed)) covered += 1;
  const counts = new Map<number, number>();
  for (const one of seats) one.fill(counts);
  return { events: seats.map((one) => one.chosen()), subjects: holders.rareFirst.length, covered };
}

/** Numbers for the texts of subjects. The texts of all events would take more memory than everything else about them. */
export interface SubjectNumbers {
  /** The number of a text: equal for equal texts. */
  readonly numberOf: (subject: string) => number;
  /** The text with a number. */
  readonly textOf: (number: number) => string;
}

/** Starts to number subjects. */
export function subjectNumbers(): SubjectNumbers {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    numberOf: (subject) => {
      const found = numbers.get(subject);
      if (found !== undefined) return found;
      numbers.set(subject, texts.length);
      return texts.push(subject) - 1;
    },
    textOf: (number) => texts[number] ?? '',
  };
}

/**
 * The candidates about each subject, one per event: the first that is about it. They are numbers in lists and not objects,
 * because a catalog may have a million of them.
 */
interface Holders {
  /** The subjects, those that few events have first; of others, the one that is met first. */
  readonly rareFirst: readonly number[];
  /** By subject: where its candidates begin in the lists, and their number. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  /** The events of the candidates, and their positions there. */
  readonly events: Int32Array;
  readonly positions: Int32Array;
}

function holdersBySubject(candidates: readonly EventCandidates[]): Holders {
  const most = candidates.reduce(
    (max, { subjects }) => subjects.reduce((one, other) => Math.max(one, other), max),
    -1,
  );
  const [starts, counts, last] = [
    new Int32Array(most + 1),
    new Int32Array(most + 1),
    new Int32Array(most + 1),
  ];
  /** Calls a function for the first candidate about each subject of each event. */
  const visit = (found: (subject: number, event: number, position: number) => void): void => {
    last.fill(-1);
    for (const [event, { subjects, order }] of candidates.entries()) {
      for (let at = 0; at < subjects.length; at += 1) {
        const position = order?.[at] ?? at;
        const subject = subjects[position] ?? 0;
        if (last[subject] !== event) found(subject, event, position);
        last[subject] = event;
      }
    }
  };
  const met: number[] = [];
  visit((subject) => {
    if (counts[subject] === 0) met.push(subject);
    counts[subject] = (counts[subject] ?? 0) + 1;
  });
  let size = 0;
  for (const subject of met) {
    starts[subject] = size;
    size += counts[subject] ?? 0;
  }
  const [events, positions] = [new Int32Array(size), new Int32Array(size)];
  const next = starts.slice();
  visit((subject, event, position) => {
    const at = next[subject] ?? 0;
    [events[at], positions[at], next[subject]] = [event, position, at + 1];
  });
  const rareFirst = met.toSorted((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0));
  return { rareFirst, starts, counts, events, positions };
}

/** Chooses one of the candidates about a subject: of the events with the fewest so far. False where no event accepts one. */
function takeOne(
  { starts, counts, events, positions }: Holders,
  subject: number,
  seats: readonly Seats[],
  mayExceed: boolean,
): boolean {
  const start = starts[subject] ?? 0;
  const end = start + (counts[subject] ?? 0);
  const tried: number[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    let next: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let at = start; at < end; at += 1) {
      const load = seats[events[at] ?? 0]?.load() ?? 0;
      if (load < least && !tried.includes(at)) [next, least] = [at, load];
    }
    if (next === undefined) return false;
    if (seats[events[next] ?? 0]?.take(positions[next] ?? 0, mayExceed)) return true;
    tried.push(next);
  }
  return false;
}

/** The places of one event, while they are given away. */
interface Seats {
  readonly load: () => number;
  /** Chooses a candidate. False where there is no place left, or the candidate is not accepted. */
  readonly take: (candidate: number, mayExceed: boolean) => boolean;
  /** Gives the remaining places to the first candidates. Counts the events by subject. */
  readonly fill: (counts: Map<number, number>) => void;
  readonly chosen: () => Chosen;
}

function eventSeats({ subjects, order, accepts, steps }: EventCandidates, { most }: Measure): Seats {
  const subjectAt = (at: number): number => subjects[at] ?? -1;
  const results = new Map<number, boolean>();
  const missed = new Set<number>();
  let load = 0;
  const take = (at: number, mayExceed: boolean): boolean => {
    if (results.has(at) || (load >= most && !mayExceed)) return false;
    if (results.size >= steps) {
      missed.add(at);
      return false;
    }
    const isAccepted = accepts(at);
    results.set(at, isAccepted);
    if (isAccepted) load += 1;
    return isAccepted;
  };
  return {
    load: () => load,
    take,
    fill: (counts) => {
      const own = new Set([...results].flatMap(([at, isAccepted]) => (isAccepted ? [subjectAt(at)] : [])));
      for (let turn = 0; turn < subjects.length && load + missed.size < most; turn += 1) {
        const at = order?.[turn] ?? turn;
        const subject = subjectAt(at);
        const isCommon = !own.has(subject) && (counts.get(subject) ?? 0) >= MOST_EVENTS;
        if (!isCommon && take(at, false)) own.add(subject);
      }
      for (const subject of own) counts.set(subject, (counts.get(subject) ?? 0) + 1);
    },
    chosen: () => ({
      positions: [...results.keys()]
        .filter((at) => results.get(at) === true)
        .sort((one, other) => one - other),
      unchecked: missed.size,
    }),
  };
}
