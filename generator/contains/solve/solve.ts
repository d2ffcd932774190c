import type { JsonValue } from '../../json/json.js';
import type { InstanceType } from '../../schema/instance-types.js';
import { type Budget, spend } from '../budget.js';
import { type Formula, KINDS } from '../formula/formula.js';
import { judgeOf } from '../formula/holds.js';
import { restrictor } from '../formula/restrict.js';
import type { Store } from '../formula/store.js';
import { constant } from '../lower/constant.js';
import { listedIn } from './listed.js';
import { openQuestions } from './open-questions.js';
import { firstOf, found, NONE, type Outcome, open, type Solver, type Values } from './solver.js';
import { split } from './split.js';

/** The most levels of values inside each other. A witness of more levels is not looked for. */
const MOST_LEVELS = 150;

/**
 * Creates a solver for the formulas of a store. A question that comes up while it is being answered counts as one
 * without a value: a smallest value never contains a value for the same question. What was found so is not remembered
 * until the outer question is answered.
 */
export function createSolver(store: Store, budget: Budget): Solver {
  const known = new Map<number, Outcome>();
  const questions = openQuestions();
  const solver: Solver = {
    store,
    budget,
    restrict: restrictor(store),
    holds: judgeOf(store, budget),
    solve: (parts) => ask(store.and(parts)),
    solveBoth: pairSolver((one, other) => amongListed(solver, [one, other]) ?? solver.solve([one, other])),
    several: lister(store, (formula) => ask(formula)),
  };
  return solver;

  function ask(formula: Formula): Outcome {
    if (formula === store.no) return NONE;
    const answer = known.get(formula.id) ?? amongListed(solver, [formula]);
    if (answer !== undefined) return answer;
    const depth = questions.depthOf(formula.id);
    if (depth !== undefined) return restingOn(depth);
    if (questions.count() >= MOST_LEVELS) return open('values are nested too deeply');
    spend(budget);
    return answered(formula);
  }

  function answered(formula: Formula): Outcome {
    const depth = questions.count();
    questions.begin(formula.id);
    const outcome = firstOf(outcomes(solver, formula));
    const lowest = questions.end(formula.id);
    if (outcome.tag === 'none' && lowest < depth) return restingOn(lowest);
    const final = outcome.tag === 'none' ? NONE : outcome;
    known.set(formula.id, final);
    return final;
  }

  /** The answer "none" that holds if the open question at a depth has no value. */
  function restingOn(depth: number): Outcome {
    questions.restOn(depth);
    return { tag: 'none', isFirm: false };
  }
}

function* outcomes(solver: Solver, formula: Formula): Iterable<Outcome> {
  for (const kind of KINDS) {
    const ofKind = solver.restrict(formula, kind);
    if (ofKind !== solver.store.no) yield ofType(solver, kind, ofKind);
  }
}

function ofType(solver: Solver, kind: InstanceType, formula: Formula): Outcome {
  if (kind === 'null') return found(null);
  if (kind !== 'boolean') return split(solver, kind, formula);
  const value = [true, false].find((one) => solver.holds(formula, one));
  return value === undefined ? NONE : found(value);
}

/** The outcome for formulas of which the first lists its values: one of them satisfies all, or none does. */
function amongListed(solver: Solver, all: readonly Formula[]): Outcome | undefined {
  const values = all[0] && listedIn(all[0]);
  const value = values?.find((one) => all.every((part) => solver.holds(part, one)));
  if (value !== undefined) return found(value);
  return values === undefined ? undefined : NONE;
}

/** Remembers the outcomes of pairs that rest on nothing. */
function pairSolver(solve: Solver['solveBoth']): Solver['solveBoth'] {
  const pairs = new Map<number, Map<number, Outcome>>();
  return (one, other) => {
    const ofFirst = pairs.get(one.id) ?? new Map<number, Outcome>();
    pairs.set(one.id, ofFirst);
    const outcome = ofFirst.get(other.id) ?? solve(one, other);
    if (outcome.tag !== 'none' || outcome.isFirm) ofFirst.set(other.id, outcome);
    return outcome;
  };
}

/** Lists values of formulas: each time another one, because those before are excluded. */
function lister(store: Store, ask: (formula: Formula) => Outcome): Solver['several'] {
  const lists = new Map<string, Values>();
  const listOf = (formula: Formula, count: number): Values => {
    const values: JsonValue[] = [];
    let left = formula;
    while (values.length < count) {
      const outcome = ask(left);
      if (outcome.tag !== 'found') return { values, isComplete: outcome.tag === 'none' && outcome.isFirm };
      values.push(outcome.value);
      left = store.and([left, store.not(constant(store, outcome.value))]);
    }
    return { values, isComplete: false };
  };
  return (parts, count) => {
    const formula = store.and(parts);
    const key = `${formula.id} ${count}`;
    const values = lists.get(key) ?? listOf(formula, count);
    if (values.isComplete || values.values.length === count) lists.set(key, values);
    return values;
  };
}
