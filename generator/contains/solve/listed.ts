import { bitOf, type Formula } from '../formula/formula.js';

/** The texts or numbers that a formula lists, when it allows nothing else. Undefined for all other formulas. */
export function listedIn(formula: Formula): readonly (string | number)[] | undefined {
  if (formula.tag !== 'and') return undefined;
  const kinds = formula.parts.find((part) => part.tag === 'kinds');
  if (kinds === undefined) return undefined;
  for (const part of formula.parts) {
    if (part.tag !== 'atom' || !('rule' in part.atom) || part.atom.rule !== 'values') continue;
    if (!part.atom.isNot && kinds.mask === bitOf(part.atom.kind)) return part.atom.values;
  }
  return undefined;
}
