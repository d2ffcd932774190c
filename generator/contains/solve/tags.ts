import type { AtomFormula, Formula, ObjectAtom } from '../formula/formula.js';
import { listedIn } from './listed.js';
import { onlyName } from './object-demands.js';
import type { Solver } from './solver.js';

/** The texts or numbers that required properties of an object must have, by name. */
export type Tags = ReadonlyMap<string, readonly (string | number)[]>;

/** Reads the tags of a formula about objects: properties that it requires and for which it lists values. */
export function tagsOf(solver: Solver, formula: Formula): Tags {
  const parts = formula.tag === 'and' ? formula.parts : [formula];
  const atoms = parts.filter((part): part is AtomFormula => part.tag === 'atom').map(({ atom }) => atom);
  const inner = atoms.filter((atom): atom is Member => atom.kind === 'object' && 'inner' in atom);
  const named = (rule: Member['rule']): readonly (readonly [string, Formula])[] =>
    inner.flatMap((atom) => {
      const name = atom.rule === rule ? onlyName(solver, atom.names) : undefined;
      return name === undefined ? [] : [[name, atom.inner] as const];
    });
  const required = new Set(named('some').map(([name]) => name));
  const found = new Map<string, readonly (string | number)[]>();
  for (const [name, values] of [...named('every'), ...named('some')]) {
    const texts = required.has(name) ? listedIn(values) : undefined;
    if (texts !== undefined) found.set(name, texts);
  }
  return found;
}

type Member = Extract<ObjectAtom, { readonly inner: Formula }>;

/** True for tags that no object has together. */
export function areApart(one: Tags, other: Tags): boolean {
  for (const [name, texts] of one) {
    const others = other.get(name);
    if (others !== undefined && !texts.some((text) => others.includes(text))) return true;
  }
  return false;
}
