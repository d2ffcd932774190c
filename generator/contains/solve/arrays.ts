import { spend } from '../budget.js';
import type { ArrayAtom, Formula } from '../formula/formula.js';
import { type ArrayDemands, arrayDemands, type Option } from './array-demands.js';
import { distinctItems } from './distinct-items.js';
import { firstOf, found, NONE, type Outcome, open, type Solver } from './solver.js';

/** The most items that are made. */
const MOST_ITEMS = 1_000;

/** An array that satisfies all atoms. @throws OutOfSteps */
export function solveArray(solver: Solver, atoms: readonly ArrayAtom[]): Outcome {
  const demands = arrayDemands(solver, atoms);
  if (demands === undefined) return open('an array has too many conditions on its items');
  if (demands.least > demands.most) return NONE;
  if (demands.least > MOST_ITEMS) return open('an array would have too many items');
  if (demands.isUnique && demands.isRepeated) return NONE;
  if (demands.isUnique) return distinctItems(solver, demands);
  if (!demands.isRepeated) return shortest(solver, demands, []);
  return firstOf(repetitions(solver, demands));
}

/** An item of the array is chosen already. */
interface Pinned {
  readonly at: number;
  readonly option: Option;
}

/** Arrays in which two items are equal: for each pair of places, and each way to choose both items. */
function* repetitions(solver: Solver, demands: ArrayDemands): Iterable<Outcome> {
  const last = demands.prefix + 1;
  for (let second = 1; second <= last; second++) {
    for (let first = 0; first < second; first++) {
      for (const one of demands.optionsAt(first)) {
        for (const other of demands.optionsAt(second)) {
          if (one.key !== other.key) continue;
          const inner = [...one.inner, ...other.inner];
          if (solver.solve(inner).tag === 'none') continue;
          const pinned = [first, second].map((at) => ({ at, option: { ...one, inner } }));
          yield shortest(solver, { ...demands, least: Math.max(demands.least, second + 1) }, pinned);
        }
      }
    }
  }
}

/** A place in the search: how often each condition has been met so far. */
interface Layer {
  readonly counts: readonly number[];
  readonly before: Layer | undefined;
  readonly option: Option | undefined;
}

/** A shortest array: item by item, all counts that are possible. */
function shortest(solver: Solver, demands: ArrayDemands, pinned: readonly Pinned[]): Outcome {
  let layers: readonly Layer[] = [
    { counts: demands.counters.map(() => 0), before: undefined, option: undefined },
  ];
  const limit = Math.min(demands.most, demands.enough + pinned.length);
  let doubt: Outcome | undefined;
  for (let length = 0; length <= limit; length++) {
    const done = length < demands.least ? undefined : layers.find(({ counts }) => demands.isEnough(counts));
    if (done !== undefined) {
      const outcome = made(solver, done);
      if (outcome.tag === 'found') return outcome;
      doubt = outcome;
    }
    const options = pinned.filter(({ at }) => at === length).map(({ option }) => option);
    layers = next(solver, demands, { layers, length, options });
    if (layers.length === 0) break;
  }
  return doubt ?? NONE;
}

interface Step {
  readonly layers: readonly Layer[];
  readonly length: number;
  readonly options: readonly Option[];
}

function next(solver: Solver, demands: ArrayDemands, { layers, length, options }: Step): readonly Layer[] {
  const found = new Map<string, Layer>();
  for (const layer of layers) {
    for (const option of options.length > 0 ? options : demands.optionsAt(length)) {
      spend(solver.budget, 0.2);
      const counts = demands.add(layer.counts, option, length);
      const key = counts?.join();
      if (counts !== undefined && key !== undefined && !found.has(key))
        found.set(key, { counts, before: layer, option });
    }
  }
  return [...found.values()];
}

function made(solver: Solver, last: Layer): Outcome {
  const items: (readonly Formula[])[] = [];
  for (let layer: Layer | undefined = last; layer?.option !== undefined; layer = layer.before)
    items.unshift(layer.option.inner);
  const values = [];
  for (const inner of items) {
    const outcome = solver.solve(inner);
    if (outcome.tag !== 'found') return outcome;
    values.push(outcome.value);
  }
  return found(values);
}
