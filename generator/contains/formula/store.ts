import { keyOfAtom, oppositeOf, trivial } from './atoms.js';
import { ALL_KINDS, type Atom, bitOf, type Formula } from './formula.js';
import { joined } from './join.js';
import { createTable, type Table } from './table.js';

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

/** An empty store. */
export function createStore(): Store {
  const table = createTable();
  const { yes, no, intern } = table;
  const kinds = (mask: number): Formula =>
    mask === ALL_KINDS ? yes : mask === 0 ? no : intern(`k${mask}`, { tag: 'kinds', mask });
  const store: Store = {
    yes,
    no,
    and: (parts) => joined(table, kinds, { tag: 'and', parts }),
    or: (parts) => joined(table, kinds, { tag: 'or', parts }),
    one: (parts, isNot = false) => exactlyOne(store, table, { parts, isNot }),
    not: (formula) => {
      const opposite = table.opposites.get(formula.id) ?? negated(store, formula);
      table.opposites.set(formula.id, opposite);
      // The opposite of a rewritten formula may be written in another way.
      if (!table.opposites.has(opposite.id)) table.opposites.set(opposite.id, formula);
      return opposite;
    },
    kinds,
    atom: (atom) => trivial(atom, { yes, no, kinds }) ?? intern(`a${keyOfAtom(atom)}`, { tag: 'atom', atom }),
    ref: (name, isNot = false) => intern(`r${isNot} ${name}`, { tag: 'ref', name, isNot }),
    ...definitions(no),
  };
  return store;
}

/** What the names of definitions stand for, made when it is needed first. */
function definitions(no: Formula): Pick<Store, 'define' | 'bodyOf'> {
  const bodies = new Map<string, () => Formula>();
  const made = new Map<string, Formula>();
  return {
    define: (name, body) => void bodies.set(name, body),
    bodyOf: (name) => {
      const body = made.get(name) ?? bodies.get(name)?.() ?? no;
      made.set(name, body);
      return body;
    },
  };
}

function exactlyOne(
  store: Store,
  { intern }: Table,
  { parts: given, isNot }: { readonly parts: readonly Formula[]; readonly isNot: boolean },
): Formula {
  const { yes, no, not } = store;
  const signed = (formula: Formula): Formula => (isNot ? not(formula) : formula);
  if (given.includes(yes)) return signed(store.and(without(given, yes).map(not)));
  const parts = given.filter((part) => part !== no).sort((first, second) => first.id - second.id);
  const [only] = parts;
  if (only === undefined) return signed(no);
  if (parts.length === 1) return signed(only);
  return intern(`1${isNot}${parts.map(({ id }) => id).join()}`, { tag: 'one', parts, isNot });
}

function negated(store: Store, formula: Formula): Formula {
  switch (formula.tag) {
    case 'true':
      return store.no;
    case 'false':
      return store.yes;
    case 'and':
      return store.or(formula.parts.map(store.not));
    case 'or':
      return store.and(formula.parts.map(store.not));
    case 'one':
      return store.one(formula.parts, !formula.isNot);
    case 'kinds':
      return store.kinds(ALL_KINDS & ~formula.mask);
    case 'ref':
      return store.ref(formula.name, !formula.isNot);
    case 'atom':
      return store.and([store.kinds(bitOf(formula.atom.kind)), oppositeOf(formula.atom, store)]);
  }
}

function without(list: readonly Formula[], one: Formula): readonly Formula[] {
  const at = list.indexOf(one);
  return list.filter((_, index) => index !== at);
}
