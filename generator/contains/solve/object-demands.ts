import type { Formula, ObjectAtom } from '../formula/formula.js';
import { listedTexts } from '../formula/formula.js';
import type { Solver } from './solver.js';

/** Properties of some names must meet a formula. */
export interface Demand {
  readonly names: Formula;
  readonly inner: Formula;
}

/** What a list of atoms asks of an object. */
export interface ObjectDemands {
  readonly least: number;
  readonly most: number;
  /** What the properties that must be there have to meet, by name. */
  readonly needed: ReadonlyMap<string, readonly Formula[]>;
  /** Some property of several possible names must meet a formula. */
  readonly some: readonly Demand[];
  /** Every property of several names must meet a formula. */
  readonly general: readonly Demand[];
  /** The names that occur by themselves. */
  readonly names: readonly string[];
  /** What a property of a name has to satisfy if the object has it. */
  readonly allowed: (name: string) => readonly Formula[];
}

/** Reads atoms about objects. */
export function objectDemands(solver: Solver, atoms: readonly ObjectAtom[]): ObjectDemands {
  const [some, general] = [[] as Demand[], [] as Demand[]];
  const needed = new Map<string, readonly Formula[]>();
  const byName = new Map<string, readonly Formula[]>();
  const names = new Set<string>();
  let [least, most] = [0, Infinity];
  for (const atom of atoms) {
    if (atom.rule === 'least') least = Math.max(least, atom.count);
    if (atom.rule === 'most') most = Math.min(most, atom.count);
    if (!('inner' in atom)) continue;
    for (const name of listedTexts(solver.restrict(atom.names, 'string'))) names.add(name);
    const name = onlyName(solver, atom.names);
    if (name === undefined) (atom.rule === 'some' ? some : general).push(atom);
    else {
      const list = atom.rule === 'some' ? needed : byName;
      list.set(name, [...(list.get(name) ?? []), atom.inner]);
    }
  }
  const cached = new Map<string, readonly Formula[]>();
  const allowed = (name: string): readonly Formula[] => {
    const known = cached.get(name);
    if (known !== undefined) return known;
    const others = general.filter((one) => solver.holds(one.names, name)).map(({ inner }) => inner);
    const all = [...(byName.get(name) ?? []), ...others];
    cached.set(name, all);
    return all;
  };
  return { least, most, needed, some, general, names: [...names], allowed };
}

/** The name for which a condition on names holds, if it is one that lists a single name. */
export function onlyName(solver: Solver, names: Formula): string | undefined {
  const ofTexts = solver.restrict(names, 'string');
  if (ofTexts.tag !== 'atom' || ofTexts.atom.kind !== 'string' || ofTexts.atom.rule !== 'values')
    return undefined;
  const { values, isNot } = ofTexts.atom;
  return isNot || values.length !== 1 ? undefined : values[0];
}
