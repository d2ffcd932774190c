import type { JsonValue } from '../../json/json.js';
import type { InstanceType } from '../../schema/instance-types.js';
import { type Budget, spend } from '../budget.js';
import { bitOf, type Formula, KINDS } from '../formula/formula.js';
import { judgeOf } from '../formula/holds.js';
import { restrictor } from '../formula/restrict.js';
import type { Store } from '../formula/store.js';
import { constant } from '../lower/constant.js';
import { listedIn } from './listed.js';
import { firstOf, found, NONE, type Outcome, open, type Solver, type Values } from './solver.js';
import { splitter } from './split.js';

/** The most levels of values inside each other. A witness of more levels is not looked for. */
const MOST_LEVELS = 150;

/**
 * Creates a solver for the formulas of a store. A question that comes up while it is being answered counts as one
 * without a value: a smallest value never contains a value for the same question. What was found so is not remembered
 * until the outer question is answered.
 */
export function createSolver(store: Store, budget: Budget): Solver {
  const known = new Map<number, Outcome>();
  const pairs = new Map<number, Map<number, Outcome>>();
  const lists = new Map<string, Values>();
  const openAt = new Map<number, number>();
  /** For each open question, the outermost one on which its answer rests so far. */
  const rests: number[] = [];
  const solver: Solver = {
    store,
    budget,
    restrict: restrictor(store),
    holds: judgeOf(store, budget),
    solve: (parts) => ask(store.and(parts)),
    solveBoth,
    several,
  };
  const split = splitter(solver);
  return solver;

  function solveBoth(one: Formula, other: Formula): Outcome {
    const ofFirst = pairs.get(one.id) ?? new Map<number, Outcome>();
    pairs.set(one.id, ofFirst);
    const outcome = ofFirst.get(other.id) ?? amongListed(one, [one, other]) ?? ask(store.and([one, other]));
    if (outcome.tag !== 'none' || outcome.isFirm) ofFirst.set(other.id, outcome);
    return outcome;
  }

  /** The outcome for a formula that lists its values: one of them satisfies all, or none does. */
  function amongListed(formula: Formula, all: readonly Formula[]): Outcome | undefined {
    const values = listedIn(formula);
    const value = values?.find((one) => all.every((part) => solver.holds(part, one)));
    if (value !== undefined) return found(value);
    return values === undefined ? undefined : NONE;
  }

  function ask(formula: Formula): Outcome {
    if (formula === store.no) return NONE;
    const answer = known.get(formula.id) ?? amongListed(formula, [formula]);
    if (answer !== undefined) return answer;
    const at = openAt.get(formula.id);
    if (at !== undefined) return restOn(at);
    if (rests.length >= MOST_LEVELS) return open('values are nested too deeply');
    spend(budget);
    return answered(formula);
  }

  function answered(formula: Formula): Outcome {
    const depth = rests.length;
    openAt.set(formula.id, depth);
    rests.push(Infinity);
    const outcome = firstOf(outcomes(formula));
    const lowest = rests.pop() ?? Infinity;
    openAt.delete(formula.id);
    if (outcome.tag !== 'none') {
      known.set(formula.id, outcome);
      return outcome;
    }
    if (lowest < depth) return restOn(lowest);
    known.set(formula.id, NONE);
    return NONE;
  }

  /** The answer "none" that holds if the open question at a depth has no value. */
  function restOn(at: number): Outcome {
    const inner = rests.length - 1;
    if (inner >= 0) rests[inner] = Math.min(rests[inner] ?? Infinity, at);
    return { tag: 'none', isFirm: false };
  }

  function* outcomes(formula: Formula): Iterable<Outcome> {
    for (const kind of KINDS) {
      const ofKind = solver.restrict(formula, kind);
      if (ofKind !== store.no) yield ofType(kind, ofKind);
    }
  }

  function ofType(kind: InstanceType, formula: Formula): Outcome {
    if (kind === 'null') return found(null);
    if (kind !== 'boolean') return split(kind, formula);
    const value = [true, false].find((one) => solver.holds(formula, one));
    return value === undefined ? NONE : found(value);
  }

  function several(parts: readonly Formula[], count: number): Values {
    const formula = store.and(parts);
    const key = `${formula.id} ${count}`;
    const known = lists.get(key) ?? listOf(formula, count);
    if (known.isComplete || known.values.length === count) lists.set(key, known);
    return known;
  }

  function listOf(formula: Formula, count: number): Values {
    const values: JsonValue[] = [];
    let left = formula;
    while (values.length < count) {
      const outcome = ask(left);
      if (outcome.tag !== 'found') return { values, isComplete: outcome.tag === 'none' && outcome.isFirm };
      values.push(outcome.value);
      left = store.and([left, store.not(constant(store, outcome.value))]);
    }
    return { values, isComplete: false };
  }
}

/** The condition that a value is of one type. */
export function ofKind(store: Store, kind: InstanceType): Formula {
  return store.kinds(bitOf(kind));
}
