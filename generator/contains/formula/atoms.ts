import { type Atom, allBut, type Formula } from './formula.js';

/** What atoms need of the store that holds them. */
interface Maker {
  readonly and: (parts: readonly Formula[]) => Formula;
  readonly not: (formula: Formula) => Formula;
  readonly atom: (atom: Atom) => Formula;
}

/** A text that two atoms share only when they are equal. */
export function keyOfAtom(atom: Atom): string {
  switch (atom.kind) {
    case 'boolean':
      return `b${atom.is}`;
    case 'number':
      if (atom.rule === 'multiple') return `n*${atom.of} ${atom.isNot}`;
      return atom.rule === 'values'
        ? `n=${atom.isNot}${JSON.stringify(atom.values)}`
        : `n${atom.rule}${atom.value}${atom.isStrict}`;
    case 'string':
      if (atom.rule === 'values') return `s=${atom.isNot}${JSON.stringify(atom.values)}`;
      return 'name' in atom ? `s${atom.rule}${atom.isNot} ${atom.name}` : `s${atom.rule}${atom.count}`;
    case 'array':
      if (atom.rule === 'unique') return `u${atom.isNot}`;
      if (atom.rule === 'item') return `i${atom.at} ${atom.inner.id}`;
      return 'inner' in atom
        ? `i${atom.rule}${atom.count} ${atom.from} ${atom.inner.id}`
        : `i${atom.rule}${atom.count}`;
    default:
      return 'inner' in atom
        ? `o${atom.rule}${atom.names.id} ${atom.inner.id}`
        : `o${atom.rule}${atom.count}`;
  }
}

/** What holds for the values of the atom's type that do not meet it, and only for them. */
export function oppositeOf(atom: Atom, { and, not, atom: make }: Maker): Formula {
  switch (atom.kind) {
    case 'boolean':
      return make({ ...atom, is: !atom.is });
    case 'number':
      if ('isNot' in atom) return make({ ...atom, isNot: !atom.isNot });
      return make({ ...atom, rule: atom.rule === 'least' ? 'most' : 'least', isStrict: !atom.isStrict });
    case 'string':
      return 'isNot' in atom ? make({ ...atom, isNot: !atom.isNot }) : make(otherSide(atom));
    case 'array':
      if (atom.rule === 'unique') return make({ ...atom, isNot: !atom.isNot });
      if (atom.rule === 'item')
        return and([
          make({ kind: 'array', rule: 'least', count: atom.at + 1 }),
          make({ ...atom, inner: not(atom.inner) }),
        ]);
      return make('inner' in atom ? otherCount(atom) : otherSide(atom));
    default:
      return make('inner' in atom ? otherProperty(atom, not) : otherSide(atom));
  }
}

type Limit = Extract<Atom, { readonly rule: 'least' | 'most'; readonly count: number }>;

function otherSide(atom: Limit): Limit {
  return atom.rule === 'least'
    ? { ...atom, rule: 'most', count: atom.count - 1 }
    : { ...atom, rule: 'least', count: atom.count + 1 };
}

function otherCount(atom: Extract<Atom, { readonly rule: 'many' | 'few' }>): Atom {
  return atom.rule === 'many'
    ? { ...atom, rule: 'few', count: atom.count - 1 }
    : { ...atom, rule: 'many', count: atom.count + 1 };
}

function otherProperty(
  atom: Extract<Atom, { readonly rule: 'every' | 'some' }>,
  not: (formula: Formula) => Formula,
): Atom {
  return { ...atom, rule: atom.rule === 'every' ? 'some' : 'every', inner: not(atom.inner) };
}

/** The formulas that a trivial atom is replaced by. */
interface Simple {
  readonly yes: Formula;
  readonly no: Formula;
  readonly kinds: (mask: number) => Formula;
}

/** The formula for an atom that says nothing, or that no value of its type meets. Undefined for all other atoms. */
export function trivial(atom: Atom, simple: Simple): Formula | undefined {
  const { yes } = simple;
  const never = simple.kinds(allBut(atom.kind));
  if ('inner' in atom) return trivialInner(atom, { ...simple, never });
  if (atom.kind === 'boolean' || atom.kind === 'number') {
    return atom.kind === 'number' && atom.rule === 'values' ? listed(atom, yes, never) : undefined;
  }
  if ('count' in atom) {
    if (atom.rule === 'least') return atom.count <= 0 ? yes : atom.count === Infinity ? never : undefined;
    return atom.count < 0 ? never : atom.count === Infinity ? yes : undefined;
  }
  return atom.rule === 'values' ? listed(atom, yes, never) : undefined;
}

function listed(
  { values, isNot }: { readonly values: readonly unknown[]; readonly isNot: boolean },
  yes: Formula,
  never: Formula,
): Formula | undefined {
  if (values.length > 0) return undefined;
  return isNot ? yes : never;
}

function trivialInner(
  atom: Extract<Atom, { readonly inner: Formula }>,
  { yes, no, never }: Simple & { readonly never: Formula },
): Formula | undefined {
  switch (atom.rule) {
    case 'item':
      return atom.inner === yes ? yes : undefined;
    case 'every':
      return atom.inner === yes || atom.names === no ? yes : undefined;
    case 'some':
      return atom.inner === no || atom.names === no ? never : undefined;
    case 'many':
      if (atom.count <= 0) return yes;
      return atom.inner === no ? never : undefined;
    case 'few':
      if (atom.count < 0) return never;
      return atom.inner === no || atom.count === Infinity ? yes : undefined;
  }
}
