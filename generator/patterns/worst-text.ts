import type { Automaton, State } from './automaton.js';
import { type Budget, HOPELESS_WAYS, LONGEST_ATTEMPT } from './budgets.js';

/** The states in which runs are after the same text, with the number of runs in each. */
type Runs = ReadonlyMap<number, number>;

interface Attempt {
  readonly runs: Runs;
  /** All states that runs entered so far, as often as they did: what an engine does on the text at least. */
  readonly work: number;
}

/** The number of texts of each length that are continued. */
const ATTEMPTS = 6;

/** The steps that each start gets, before the worst and some before it get the others. */
const MOST_STEPS_AT_FIRST = 1_000;

/**
 * Searches a text on which an engine has much to do: it begins where a pattern can go on in two ways, and adds the
 * characters that leave the most runs. Gives the runs that it counted, up to `HOPELESS_WAYS`. There may be worse texts.
 * @param budget the steps that the search may take
 * @param isUsed tells which states count
 */
export function worstText(
  automaton: Automaton,
  budget: Budget,
  isUsed: (state: State) => boolean = () => true,
): number {
  const { states } = automaton;
  const steps = budget.left;
  const from = (start: number, share: number): number => {
    const own: Budget = { left: Math.max(0, Math.min(share, budget.left)) };
    const given = own.left;
    const runs = worstFrom(automaton, start, own, isUsed);
    budget.left -= given - Math.max(0, own.left);
    return runs;
  };
  // The states of the beginning are last.
  const starts = [states.length - 1, ...states.keys()].filter((at) => splits(automaton, at));
  const share = Math.min(MOST_STEPS_AT_FIRST, steps / 2 / starts.length);
  const found = starts.map((start) => ({ start, worst: from(start, share) }));
  let worst = Math.max(0, ...found.map((one) => one.worst));
  const best = found.findIndex((one) => one.worst === worst);
  const favourites = distancesTo(best).flatMap((distance) => found[best - distance] ?? []);
  for (const { start } of favourites) {
    if (worst < HOPELESS_WAYS) worst = Math.max(worst, from(start, steps / favourites.length));
  }
  return worst;
}

/**
 * How far before the worst start others are tried. A start further ahead needs more steps, and gets worse than those
 * behind it. Which is the first of them is not known.
 */
function distancesTo(best: number): readonly number[] {
  const doubled = Array.from({ length: 16 }, (_, at) => 2 ** at).filter((distance) => distance < best);
  return [0, ...doubled, best];
}

/** True for a state after which the same character leads on in two ways. */
function splits({ states, classes }: Automaton, at: number): boolean {
  const seen = new Set<number>();
  for (const [to, ways] of states[at]?.next ?? []) {
    if (ways > 1) return true;
    for (const atom of classes.atomsOf[states[to]?.charClass ?? 0] ?? []) {
      if (seen.has(atom)) return true;
      seen.add(atom);
    }
  }
  return false;
}

function worstFrom(
  automaton: Automaton,
  start: number,
  budget: Budget,
  isUsed: (state: State) => boolean,
): number {
  let attempts: readonly Attempt[] = [{ runs: new Map([[start, 1]]), work: 0 }];
  let worst = 0;
  for (let length = 0; length < LONGEST_ATTEMPT && attempts.length > 0; length++) {
    if (worst >= HOPELESS_WAYS || budget.left <= 0) break;
    attempts = best(attempts.flatMap((attempt) => continuations(automaton, attempt, budget, isUsed)));
    worst = Math.max(worst, ...attempts.map(({ work }) => work));
  }
  return worst;
}

/** The attempts that follow from one by one more character each. */
function continuations(
  { states, classes }: Automaton,
  { runs, work }: Attempt,
  budget: Budget,
  isUsed: (state: State) => boolean,
): readonly Attempt[] {
  const byAtom = new Map<number, Map<number, number>>();
  let entered = 0;
  for (const [at, count] of runs) {
    for (const [to, ways] of states[at]?.next ?? []) {
      const state = states[to];
      entered += count * ways;
      if (state === undefined || state.isAccepting || !isUsed(state)) continue;
      const atoms = classes.atomsOf[state.charClass] ?? [];
      budget.left -= atoms.length + 1;
      if (budget.left < 0) return [{ runs: new Map(), work: work + entered }];
      for (const atom of atoms) {
        const next = byAtom.get(atom) ?? new Map<number, number>();
        byAtom.set(atom, next.set(to, (next.get(to) ?? 0) + count * ways));
      }
    }
  }
  const ends: Attempt = { runs: new Map(), work: work + entered };
  return [ends, ...[...byAtom.values()].map((next) => ({ runs: next, work: work + entered }))];
}

/** The attempts with the most runs, and of those with the same states only one. */
function best(attempts: readonly Attempt[]): readonly Attempt[] {
  const kept = new Map<string, Attempt>();
  const sum = ({ runs }: Attempt): number => [...runs.values()].reduce((all, one) => all + one, 0);
  const ranked = attempts.map((attempt) => ({ attempt, runs: sum(attempt) }));
  ranked.sort((one, other) => other.runs - one.runs || other.attempt.work - one.attempt.work);
  for (const { attempt } of ranked) {
    if (kept.size === ATTEMPTS) break;
    const key = [...attempt.runs.keys()].join();
    if (!kept.has(key)) kept.set(key, attempt);
  }
  return [...kept.values()];
}
