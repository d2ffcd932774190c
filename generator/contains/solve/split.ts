import type { InstanceType } from '../../schema/instance-types.js';
import { spend } from '../budget.js';
import { type AtomFormula, bitOf, type Formula } from '../formula/formula.js';
import { solveArray } from './arrays.js';
import { solveNumber } from './numbers.js';
import { solveObject } from './objects.js';
import { propertyStatus } from './property-status.js';
import { firstOf, NONE, type Outcome, type Solver } from './solver.js';
import { areApart, tagsOf } from './tags.js';
import { solveText } from './texts.js';

/** What is known to hold, and the choices that have not been made. All of it is about values of one type. */
interface State {
  readonly atoms: Set<Formula>;
  choices: Formula[];
}

/** Whether a formula holds in a state: `yes`, `no`, or `maybe`. */
type Status = 'yes' | 'no' | 'maybe';

/**
 * Looks for a value of one type. Choices are made one after the other, those with the fewest possibilities first, and
 * what follows from what is known is drawn before each.
 */
export function splitter(solver: Solver): (kind: InstanceType, formula: Formula) => Outcome {
  const { store, restrict, budget, holds } = solver;
  return (kind, formula) => {
    const opposite = (one: Formula): Formula => restrict(store.not(one), kind);
    const start: State = { atoms: new Set(), choices: [] };
    return add(start, formula) ? decide(start) : NONE;

    function decide(state: State): Outcome {
      spend(budget);
      if (!propagate(state)) return NONE;
      const atoms = [...state.atoms] as AtomFormula[];
      const leaf = solveAtoms(solver, kind, atoms);
      if (leaf.tag === 'none' || state.choices.length === 0) return leaf;
      if (leaf.tag === 'found' && state.choices.every((choice) => holds(choice, leaf.value))) return leaf;
      return firstOf(branches(state));
    }

    function* branches(state: State): Iterable<Outcome> {
      const sizes = state.choices.map((choice) => partsOf(choice).length);
      const at = sizes.indexOf(Math.min(...sizes));
      const chosen = state.choices[at];
      if (chosen === undefined) return;
      const others = state.choices.filter((_, index) => index !== at);
      for (const part of partsOf(chosen)) {
        const next: State = { atoms: new Set(state.atoms), choices: [...others] };
        yield add(next, part) ? decide(next) : NONE;
      }
    }

    /** Adds what must hold. False when it contradicts what is known. */
    function add(state: State, formula: Formula): boolean {
      switch (formula.tag) {
        case 'true':
          return true;
        case 'and':
          return formula.parts.every((part) => add(state, part));
        case 'or':
          state.choices.push(formula);
          return true;
        case 'one':
          return add(state, formula.isNot ? notOne(formula.parts) : exactlyOne(formula.parts));
        case 'atom':
          if (state.atoms.has(formula)) return true;
          state.atoms.add(formula);
          return !state.atoms.has(opposite(formula));
        case 'false':
          return false;
        default:
          throw new Error('a formula about one type describes several');
      }
    }

    /** Draws what follows, until nothing does. False when it is a contradiction. */
    function propagate(state: State): boolean {
      for (;;) {
        if (!simplify(state, plainStatus)) return false;
        const before = state.atoms.size + state.choices.length;
        if (state.choices.length === 0 || kind !== 'object') return true;
        const known = propertyStatus(solver, [...state.atoms] as AtomFormula[]);
        if (!simplify(state, (part) => statusOf(part, (one) => (one.tag === 'atom' ? known(one) : 'maybe'))))
          return false;
        if (state.atoms.size + state.choices.length === before) return true;
      }
    }

    /** Drops the choices that are made, and the possibilities that are none. */
    function simplify(state: State, status: (part: Formula, state: State) => Status): boolean {
      let isChanged = true;
      while (isChanged) {
        isChanged = false;
        const choices = state.choices;
        state.choices = [];
        for (const choice of choices) {
          spend(budget, 0.02);
          const parts = partsOf(choice);
          const known = parts.map((part) => status(part, state));
          if (known.includes('yes')) continue;
          const left = parts.filter((_, index) => known[index] === 'maybe');
          const [only] = left;
          if (only === undefined) return false;
          if (left.length > 1) state.choices.push(left.length === parts.length ? choice : store.or(left));
          else {
            isChanged = true;
            if (!add(state, only)) return false;
          }
        }
      }
      return true;
    }

    function plainStatus(part: Formula, { atoms }: State): Status {
      return statusOf(part, (one) => {
        if (atoms.has(one)) return 'yes';
        return one.tag === 'atom' && atoms.has(opposite(one)) ? 'no' : 'maybe';
      });
    }

    function exactlyOne(parts: readonly Formula[]): Formula {
      const pairs = overlapping(parts).map(([one, other]) => store.or([opposite(one), opposite(other)]));
      return store.and([store.or(parts), ...pairs]);
    }

    function notOne(parts: readonly Formula[]): Formula {
      const pairs = overlapping(parts).map(([one, other]) => store.and([one, other]));
      return store.or([store.and(parts.map(opposite)), ...pairs]);
    }

    /** The pairs that may hold for the same value. */
    function overlapping(parts: readonly Formula[]): readonly (readonly [Formula, Formula])[] {
      const type = store.kinds(bitOf(kind));
      const tags = parts.map((part) => tagsOf(solver, part));
      const isApart = (one: number, other: number): boolean => {
        const [first, second] = [tags[one], tags[other]];
        return first !== undefined && second !== undefined && areApart(first, second);
      };
      return parts.flatMap((one, at) =>
        parts.slice(at + 1).flatMap((other, index) => {
          if (isApart(at, at + 1 + index)) return [];
          const both = solver.solve([type, one, other]);
          return both.tag === 'none' && both.isFirm ? [] : [[one, other] as const];
        }),
      );
    }
  };
}

function partsOf(choice: Formula): readonly Formula[] {
  return choice.tag === 'or' ? choice.parts : [choice];
}

/** The status of a formula that follows from that of its parts. */
function statusOf(formula: Formula, known: (formula: Formula) => Status): Status {
  const own = known(formula);
  if (own !== 'maybe' || (formula.tag !== 'and' && formula.tag !== 'or')) return own;
  const parts = formula.parts.map((part) => statusOf(part, known));
  const [end, neutral] = formula.tag === 'and' ? (['no', 'yes'] as const) : (['yes', 'no'] as const);
  if (parts.includes(end)) return end;
  return parts.every((part) => part === neutral) ? neutral : 'maybe';
}

/** Looks for a value of one type that satisfies a list of atoms. */
function solveAtoms(solver: Solver, kind: InstanceType, formulas: readonly AtomFormula[]): Outcome {
  const atoms = formulas.map(({ atom }) => atom);
  switch (kind) {
    case 'number':
      return solveNumber(atoms.filter((atom) => atom.kind === 'number'));
    case 'string':
      return solveText(
        atoms.filter((atom) => atom.kind === 'string'),
        solver.budget,
      );
    case 'array':
      return solveArray(
        solver,
        atoms.filter((atom) => atom.kind === 'array'),
      );
    case 'object':
      return solveObject(
        solver,
        atoms.filter((atom) => atom.kind === 'object'),
      );
    default:
      return NONE;
  }
}
