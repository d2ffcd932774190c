import { keyOfAtom, oppositeOf, trivial } from './atoms.js';
import { ALL_KINDS, type Atom, type AtomFormula, bitOf, type Formula } from './formula.js';

/** Makes formulas. Equal formulas that one store makes are the same object. */
export interface Store {
  readonly yes: Formula;
  readonly no: Formula;
  readonly and: (parts: readonly Formula[]) => Formula;
  readonly or: (parts: readonly Formula[]) => Formula;
  /** Exactly one of the parts holds. */
  readonly one: (parts: readonly Formula[], isNot?: boolean) => Formula;
  readonly not: (formula: Formula) => Formula;
  readonly kinds: (mask: number) => Formula;
  readonly atom: (atom: Atom) => Formula;
  /** The definition of a name, which `define` gives. */
  readonly ref: (name: string, isNot?: boolean) => Formula;
  /** Says what a name stands for. It is called when the name is needed first. */
  readonly define: (name: string, body: () => Formula) => void;
  readonly bodyOf: (name: string) => Formula;
}

/** A formula without its number. */
type Raw = Formula extends infer One ? (One extends Formula ? Omit<One, 'id'> : never) : never;

/** An empty store. */
export function createStore(): Store {
  const known = new Map<string, Formula>();
  const opposites = new Map<number, Formula>();
  const bodies = new Map<string, () => Formula>();
  const made = new Map<string, Formula>();
  const intern = (key: string, raw: Raw): Formula => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const formula = { ...raw, id: known.size } as Formula;
    known.set(key, formula);
    return formula;
  };
  const yes = intern('true', { tag: 'true' });
  const no = intern('false', { tag: 'false' });
  const store: Store = {
    yes,
    no,
    and: (parts) => joined('and', parts),
    or: (parts) => joined('or', parts),
    one,
    not,
    kinds: (mask) =>
      mask === ALL_KINDS ? yes : mask === 0 ? no : intern(`k${mask}`, { tag: 'kinds', mask }),
    atom: makeAtom,
    ref: (name, isNot = false) => intern(`r${isNot} ${name}`, { tag: 'ref', name, isNot }),
    define: (name, body) => void bodies.set(name, body),
    bodyOf,
  };
  return store;

  function makeAtom(atom: Atom): Formula {
    const simple = trivial(atom, { yes, no, kinds: store.kinds });
    return simple ?? intern(`a${keyOfAtom(atom)}`, { tag: 'atom', atom } as Omit<AtomFormula, 'id'>);
  }

  function joined(tag: 'and' | 'or', given: readonly Formula[]): Formula {
    const [neutral, end] = tag === 'and' ? [yes, no] : [no, yes];
    const parts = new Set<Formula>();
    let mask = tag === 'and' ? ALL_KINDS : 0;
    const add = (part: Formula): void => {
      if (part.tag === tag) for (const inner of part.parts) add(inner);
      else if (part.tag === 'kinds') mask = tag === 'and' ? mask & part.mask : mask | part.mask;
      else if (part !== neutral) parts.add(part);
    };
    for (const part of given) add(part);
    const kinds = store.kinds(mask);
    if (kinds === end || parts.has(end)) return end;
    if (kinds !== neutral) parts.add(kinds);
    for (const part of parts) {
      const opposite = opposites.get(part.id);
      if (opposite !== undefined && parts.has(opposite)) return end;
    }
    // In `a or (a and b)`, the second part says nothing.
    for (const part of parts) {
      const inner = part.tag !== tag && (part.tag === 'and' || part.tag === 'or') ? part.parts : [];
      if (inner.some((one) => parts.has(one))) parts.delete(part);
    }
    const sorted = [...parts].sort((first, second) => first.id - second.id);
    const [only] = sorted;
    if (only === undefined) return neutral;
    if (sorted.length === 1) return only;
    return intern(`${tag === 'and' ? '&' : '|'}${sorted.map(({ id }) => id).join()}`, { tag, parts: sorted });
  }

  function one(given: readonly Formula[], isNot = false): Formula {
    if (given.includes(yes)) {
      const others = store.and(without(given, yes).map(not));
      return isNot ? not(others) : others;
    }
    const parts = given.filter((part) => part !== no).sort((first, second) => first.id - second.id);
    const [only] = parts;
    if (only === undefined) return isNot ? yes : no;
    if (parts.length === 1) return isNot ? not(only) : only;
    return intern(`1${isNot}${parts.map(({ id }) => id).join()}`, { tag: 'one', parts, isNot });
  }

  function not(formula: Formula): Formula {
    const found = opposites.get(formula.id);
    if (found !== undefined) return found;
    const opposite = negated(formula);
    opposites.set(formula.id, opposite);
    // The opposite of a rewritten formula may be written in another way.
    if (!opposites.has(opposite.id)) opposites.set(opposite.id, formula);
    return opposite;
  }

  function negated(formula: Formula): Formula {
    switch (formula.tag) {
      case 'true':
        return no;
      case 'false':
        return yes;
      case 'and':
        return store.or(formula.parts.map(not));
      case 'or':
        return store.and(formula.parts.map(not));
      case 'one':
        return one(formula.parts, !formula.isNot);
      case 'kinds':
        return store.kinds(ALL_KINDS & ~formula.mask);
      case 'ref':
        return store.ref(formula.name, !formula.isNot);
      case 'atom':
        return store.and([store.kinds(bitOf(formula.atom.kind)), oppositeOf(formula.atom, store)]);
    }
  }

  function bodyOf(name: string): Formula {
    const found = made.get(name);
    if (found !== undefined) return found;
    const body = bodies.get(name)?.() ?? no;
    made.set(name, body);
    return body;
  }
}

function without(list: readonly Formula[], one: Formula): readonly Formula[] {
  const at = list.indexOf(one);
  return list.filter((_, index) => index !== at);
}
