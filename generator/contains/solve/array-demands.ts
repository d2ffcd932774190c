import type { ArrayAtom, Formula } from '../formula/formula.js';
import type { Solver } from './solver.js';

/** A way to choose an item: what it has to meet, and which conditions it counts for. */
export interface Option {
  readonly inner: readonly Formula[];
  /** Equal for options that count alike. */
  readonly key: string;
  readonly meets: readonly boolean[];
}

/** A condition whose items are counted. */
interface Counter {
  readonly inner: Formula;
  readonly from: number;
  readonly least: number;
  readonly most: number;
}

/** What a list of atoms asks of an array. */
export interface ArrayDemands {
  readonly least: number;
  readonly most: number;
  readonly isUnique: boolean;
  readonly isRepeated: boolean;
  /** The number of places that differ from those after them. */
  readonly prefix: number;
  /** The length after which more items never help. */
  readonly enough: number;
  readonly counters: readonly Counter[];
  /** The ways to choose the item at an index that may have a value. */
  readonly optionsAt: (index: number) => readonly Option[];
  /** The counts after one more item; undefined where a limit is exceeded. */
  readonly add: (counts: readonly number[], option: Option, index: number) => readonly number[] | undefined;
  readonly isEnough: (counts: readonly number[]) => boolean;
}

/** The most conditions that are counted at once. */
const MOST_COUNTERS = 6;

/** Reads atoms about arrays. Undefined where they count too many conditions. */
export function arrayDemands(solver: Solver, atoms: readonly ArrayAtom[]): ArrayDemands | undefined {
  const counters = countersOf(atoms);
  if (counters.length > MOST_COUNTERS) return undefined;
  let [least, most] = [0, Infinity];
  for (const atom of atoms) {
    if (atom.rule === 'least') least = Math.max(least, atom.count);
    if (atom.rule === 'most') most = Math.min(most, atom.count);
  }
  const prefix = Math.max(
    0,
    ...atoms.map((atom) => (atom.rule === 'item' ? atom.at + 1 : 'from' in atom ? atom.from : 0)),
  );
  const cells = new Map<number, readonly Option[]>();
  const optionsAt = (index: number): readonly Option[] => {
    const cell = Math.min(index, prefix);
    const known = cells.get(cell) ?? optionsFor(solver, baseAt(solver, atoms, cell), counters);
    cells.set(cell, known);
    return known;
  };
  const needed = counters.reduce((sum, one) => sum + one.least, 0);
  return {
    least,
    most,
    isUnique: atoms.some((atom) => atom.rule === 'unique' && !atom.isNot),
    isRepeated: atoms.some((atom) => atom.rule === 'unique' && atom.isNot),
    prefix,
    enough: Math.max(least, prefix + needed),
    counters,
    optionsAt,
    add: (counts, option, index) => added(counters, counts, { option, index }),
    isEnough: (counts) => counters.every(({ least: wanted }, at) => (counts[at] ?? 0) >= wanted),
  };
}

/** What every item at an index has to meet. */
function baseAt({ store }: Solver, atoms: readonly ArrayAtom[], index: number): readonly Formula[] {
  return atoms.flatMap((atom) => {
    if (atom.rule === 'item') return atom.at === index ? [atom.inner] : [];
    if (atom.rule !== 'few' || atom.count > 0) return [];
    return atom.from <= index ? [store.not(atom.inner)] : [];
  });
}

function countersOf(atoms: readonly ArrayAtom[]): readonly Counter[] {
  const found = new Map<string, Counter>();
  for (const atom of atoms) {
    if (atom.rule !== 'many' && (atom.rule !== 'few' || atom.count === 0)) continue;
    const key = `${atom.inner.id} ${atom.from}`;
    const known = found.get(key) ?? { inner: atom.inner, from: atom.from, least: 0, most: Infinity };
    const limit =
      atom.rule === 'many'
        ? { least: Math.max(known.least, atom.count) }
        : { most: Math.min(known.most, atom.count) };
    found.set(key, { ...known, ...limit });
  }
  return [...found.values()];
}

/**
 * Each condition is met or not. Where only its least number counts, an item that need not meet it may do so
 * nevertheless; where only its most number counts, one that may meet it counts.
 */
function optionsFor(
  solver: Solver,
  base: readonly Formula[],
  counters: readonly Counter[],
): readonly Option[] {
  let options: readonly Option[] = [{ inner: base, key: '', meets: [] }];
  for (const { inner, least, most } of counters) {
    const met = most === Infinity || least > 0 ? [inner] : [];
    const unmet = most === Infinity ? [] : [solver.store.not(inner)];
    options = options.flatMap((option) => [
      { inner: [...option.inner, ...unmet], key: `${option.key}0`, meets: [...option.meets, false] },
      { inner: [...option.inner, ...met], key: `${option.key}1`, meets: [...option.meets, true] },
    ]);
    options = options.filter((option) => solver.solve(option.inner).tag !== 'none');
  }
  return options.filter((option) => solver.solve(option.inner).tag !== 'none');
}

function added(
  counters: readonly Counter[],
  counts: readonly number[],
  { option, index }: { readonly option: Option; readonly index: number },
): readonly number[] | undefined {
  const next = counters.map(({ from, least, most }, at) => {
    const count = (counts[at] ?? 0) + (option.meets[at] && index >= from ? 1 : 0);
    return most === Infinity ? Math.min(count, least) : count;
  });
  return next.some((count, at) => count > (counters[at]?.most ?? Infinity)) ? undefined : next;
}
