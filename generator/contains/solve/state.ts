import type { InstanceType } from '../../schema/instance-types.js';
import { spend } from '../budget.js';
import type { AtomFormula, Formula } from '../formula/formula.js';
import { exactlyOne, notOne } from './exactly-one.js';
import { propertyStatus } from './property-status.js';
import type { Solver } from './solver.js';

/** What is known to hold, and the choices that have not been made. All of it is about values of one type. */
export interface State {
  readonly solver: Solver;
  readonly kind: InstanceType;
  readonly atoms: Set<Formula>;
  choices: Formula[];
}

/** Whether a formula holds in a state: `yes`, `no`, or `maybe`. */
type Status = 'yes' | 'no' | 'maybe';

/** The steps for a look at a choice. */
const VISIT = 0.2;

/** A state in which nothing is known. */
export function emptyState(solver: Solver, kind: InstanceType): State {
  return { solver, kind, atoms: new Set(), choices: [] };
}

/** The possibilities of a choice. */
export function partsOf(choice: Formula): readonly Formula[] {
  return choice.tag === 'or' ? choice.parts : [choice];
}

/** What a state knows. */
export function atomsOf({ atoms }: State): readonly AtomFormula[] {
  return [...atoms].filter((one) => one.tag === 'atom');
}

function oppositeIn({ solver, kind }: State, formula: Formula): Formula {
  return solver.restrict(solver.store.not(formula), kind);
}

/** Adds what must hold. False when it contradicts what is known. */
export function add(state: State, formula: Formula): boolean {
  switch (formula.tag) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'and':
      return formula.parts.every((part) => add(state, part));
    case 'or':
      state.choices.push(formula);
      return true;
    case 'one':
      return add(state, (formula.isNot ? notOne : exactlyOne)(state.solver, state.kind, formula.parts));
    case 'atom':
      if (state.atoms.has(formula)) return true;
      state.atoms.add(formula);
      return !state.atoms.has(oppositeIn(state, formula));
    default:
      throw new Error('a formula about one type describes several');
  }
}

/** Draws what follows, until nothing does. False when it is a contradiction. */
export function propagate(state: State): boolean {
  for (;;) {
    if (!simplify(state, (part) => plainStatus(state, part))) return false;
    const before = state.atoms.size + state.choices.length;
    if (state.choices.length === 0 || state.kind !== 'object') return true;
    const known = propertyStatus(state.solver, atomsOf(state));
    const status = (part: Formula): Status =>
      statusOf(part, (one) => (one.tag === 'atom' ? known(one) : 'maybe'));
    if (!simplify(state, status)) return false;
    if (state.atoms.size + state.choices.length === before) return true;
  }
}

/** Drops the choices that are made, and the possibilities that are none. False when a choice has none left. */
function simplify(state: State, status: (part: Formula) => Status): boolean {
  const { store, budget } = state.solver;
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    const choices = state.choices;
    state.choices = [];
    for (const choice of choices) {
      spend(budget, VISIT);
      const parts = partsOf(choice);
      const known = parts.map(status);
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

function plainStatus(state: State, part: Formula): Status {
  return statusOf(part, (one) => {
    if (state.atoms.has(one)) return 'yes';
    return one.tag === 'atom' && state.atoms.has(oppositeIn(state, one)) ? 'no' : 'maybe';
  });
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
