import type { JsonValue } from '../../json/json.js';
import { spend } from '../budget.js';
import type { Formula, ObjectAtom } from '../formula/formula.js';
import { oneOfTexts } from '../lower/constant.js';
import { type Demand, type ObjectDemands, objectDemands } from './object-demands.js';
import { firstOf, found, NONE, type Outcome, open, type Solver } from './solver.js';

/** The properties of an object that is being made, and what each has to meet beside what all of its name have to. */
type Chosen = ReadonlyMap<string, readonly Formula[]>;

/** The most properties that are made. */
const MOST_PROPERTIES = 300;

/** An object that satisfies all atoms. @throws OutOfSteps */
export function solveObject(solver: Solver, atoms: readonly ObjectAtom[]): Outcome {
  const demands = objectDemands(solver, atoms);
  const { least, most, needed, some } = demands;
  if (least > most || needed.size > most) return NONE;
  if (least > MOST_PROPERTIES) return open('an object would have too many properties');
  let doubt: Outcome | undefined;
  for (const [name, inner] of needed) {
    const outcome = solver.solve([...demands.allowed(name), ...inner]);
    if (outcome.tag === 'none') return NONE;
    if (outcome.tag === 'open') doubt = outcome;
  }
  const outcome = place(solver, demands, { chosen: needed, left: some });
  return outcome.tag === 'found' ? outcome : outcome.tag === 'none' ? NONE : (doubt ?? outcome);
}

interface Placing {
  readonly chosen: Chosen;
  readonly left: readonly Demand[];
}

/** Finds a property per demand: one that the object has already, one of a known name, or one of a new name. */
function place(solver: Solver, demands: ObjectDemands, { chosen, left }: Placing): Outcome {
  const [demand, ...others] = left;
  if (demand === undefined) return fill(solver, demands, chosen);
  spend(solver.budget);
  return firstOf(ways(demand));

  function* ways({ names, inner }: Demand): Iterable<Outcome> {
    for (const name of new Set([...chosen.keys(), ...demands.names])) {
      const isPossible = chosen.has(name) || chosen.size < demands.most;
      if (isPossible && solver.holds(names, name)) yield withProperty(name, inner);
    }
    if (chosen.size < demands.most) yield withFresh({ names, inner });
  }

  function withProperty(name: string, wanted: Formula): Outcome {
    const inner = [...(chosen.get(name) ?? []), wanted];
    const outcome = solver.solve([...demands.allowed(name), ...inner]);
    if (outcome.tag !== 'found') return outcome;
    return place(solver, demands, { chosen: new Map([...chosen, [name, inner]]), left: others });
  }

  function withFresh(wanted: Demand): Outcome {
    const fresh = freshProperty(solver, demands, { ...wanted, taken: [...chosen.keys()] });
    if (!('name' in fresh)) return fresh;
    const next = new Map([...chosen, [fresh.name, fresh.inner] as const]);
    const outcome = place(solver, demands, { chosen: next, left: others });
    // Another name might have served a later demand as well.
    return outcome.tag === 'none' ? open('names of properties could be chosen in too many ways') : outcome;
  }
}

/** Adds properties until there are enough, and makes the values of all. */
function fill(solver: Solver, demands: ObjectDemands, given: Chosen): Outcome {
  const chosen = new Map(given);
  const { yes } = solver.store;
  let doubt: Outcome | undefined;
  for (const name of demands.names) {
    if (chosen.size >= demands.least) break;
    if (chosen.has(name)) continue;
    const outcome = solver.solve(demands.allowed(name));
    if (outcome.tag === 'found') chosen.set(name, []);
    else if (outcome.tag === 'open') doubt = outcome;
  }
  while (chosen.size < demands.least) {
    const fresh = freshProperty(solver, demands, { names: yes, inner: yes, taken: [...chosen.keys()] });
    if (!('name' in fresh)) return fresh.tag === 'none' ? (doubt ?? NONE) : fresh;
    chosen.set(fresh.name, fresh.inner);
  }
  return made(solver, demands, chosen);
}

function made(solver: Solver, demands: ObjectDemands, chosen: Chosen): Outcome {
  const members: [string, JsonValue][] = [];
  for (const [name, inner] of chosen) {
    const outcome = solver.solve([...demands.allowed(name), ...inner]);
    if (outcome.tag !== 'found') return outcome;
    members.push([name, outcome.value]);
  }
  return found(Object.fromEntries(members));
}

interface FreshQuery extends Demand {
  readonly taken: readonly string[];
}

/** A name that does not occur by itself, and what its property has to meet. */
type Fresh =
  | { readonly name: string; readonly inner: readonly Formula[] }
  | Exclude<Outcome, { tag: 'found' }>;

/**
 * A property of a name that no atom mentions. For each condition on several names, its name is one of them or not, which
 * decides what its value has to meet.
 */
function freshProperty(solver: Solver, { general, names }: ObjectDemands, query: FreshQuery): Fresh {
  const { store } = solver;
  const others = oneOfTexts(store, [...names, ...query.taken], true);
  const inWords = [store.atom({ kind: 'string', rule: 'least', count: 1 })];
  return choose(0, [store.kinds(TEXT), query.names, others], [query.inner]);

  function choose(at: number, ofName: readonly Formula[], inner: readonly Formula[]): Fresh {
    const [value, name] = [solver.solve(inner), solver.solve(ofName)];
    if (value.tag === 'none') return value;
    if (name.tag === 'none') return name;
    const condition = general[at];
    if (condition === undefined) {
      if (value.tag === 'open') return value;
      if (name.tag === 'open') return name;
      // A name that people see: the empty one is hard to read.
      const longer = solver.solve([...ofName, ...inWords]);
      return { name: String(longer.tag === 'found' ? longer.value : name.value), inner };
    }
    if (inner.includes(condition.inner)) return choose(at + 1, ofName, inner);
    const outside = choose(at + 1, [...ofName, store.not(condition.names)], inner);
    if ('name' in outside) return outside;
    const inside = choose(at + 1, [...ofName, condition.names], [...inner, condition.inner]);
    return 'name' in inside || outside.tag === 'none' ? inside : outside;
  }
}

/** The bit of texts, which names are. */
const TEXT = 1 << 3;
