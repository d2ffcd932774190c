import { canonicalJson, type JsonValue } from '../../json/json.js';
import { spend } from '../budget.js';
import type { ArrayDemands, Option } from './array-demands.js';
import { found, NONE, type Outcome, open, type Solver, type Values } from './solver.js';

/** The most items that are made where all must differ. */
const MOST_DISTINCT = 200;

/** An item that has been chosen: its possible values, and which of them it has. */
interface Item {
  readonly values: Values;
  chosen: number;
}

/**
 * An array of different items. Items are added one by one; an item for which no value is left takes that of another,
 * which looks for one that is left (this is a matching of items and values).
 */
export function distinctItems(solver: Solver, demands: ArrayDemands): Outcome {
  const limit = Math.min(demands.most, demands.enough);
  if (limit > MOST_DISTINCT) return open('an array would have too many different items');
  let doubt: Outcome | undefined;
  const result = extend(
    [],
    demands.counters.map(() => 0),
  );
  return result ?? doubt ?? NONE;

  function extend(items: readonly Item[], counts: readonly number[]): Outcome | undefined {
    spend(solver.budget);
    if (items.length >= demands.least && demands.isEnough(counts)) return found(items.map(chosenOf));
    if (items.length >= limit) return undefined;
    for (const option of demands.optionsAt(items.length)) {
      const next = demands.add(counts, option, items.length);
      const more = next && withItem(items, option);
      const outcome = next && more && extend(more, next);
      if (outcome !== undefined) return outcome;
    }
    return undefined;
  }

  function withItem(items: readonly Item[], option: Option): readonly Item[] | undefined {
    const values = solver.several(option.inner, limit);
    const all: Item[] = [...items.map((item) => ({ ...item })), { values, chosen: -1 }];
    if (assign(all, all.length - 1, new Set())) return all;
    if (!all.every(({ values: { isComplete } }) => isComplete))
      doubt = open('the values of unique items could not be listed');
    return undefined;
  }
}

function chosenOf({ values, chosen }: Item): JsonValue {
  return values.values[chosen] ?? null;
}

/** Gives an item a value that no other has, and moves others to do so. */
function assign(items: readonly Item[], at: number, tried: Set<string>): boolean {
  const item = items[at];
  if (item === undefined) return false;
  for (const [index, value] of item.values.values.entries()) {
    const key = canonicalJson(value);
    if (tried.has(key)) continue;
    tried.add(key);
    const owner = items.findIndex((other) => other.chosen >= 0 && canonicalJson(chosenOf(other)) === key);
    if (owner !== -1 && !assign(items, owner, tried)) continue;
    item.chosen = index;
    return true;
  }
  return false;
}
