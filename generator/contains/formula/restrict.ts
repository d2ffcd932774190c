import type { InstanceType } from '../../schema/instance-types.js';
import { Unreadable } from '../unreadable.js';
import { bitOf, type Formula } from './formula.js';
import type { Store } from './store.js';

/** Writes what a formula says about the values of one type: `and`, `or`, `one` and atoms of that type. */
export type Restrict = (formula: Formula, kind: InstanceType) => Formula;

/**
 * Creates a function that restricts formulas to a type. It remembers what it has found.
 * @throws Unreadable (when called) for a definition that contains itself without a property or an item between
 */
export function restrictor(store: Store): Restrict {
  const known = new Map<InstanceType, Map<number, Formula>>();
  const open = new Set<string>();
  return restrict;

  function restrict(formula: Formula, kind: InstanceType): Formula {
    if (formula.tag === 'true' || formula.tag === 'false') return formula;
    const ofKind = known.get(kind) ?? new Map<number, Formula>();
    known.set(kind, ofKind);
    const found = ofKind.get(formula.id);
    if (found !== undefined) return found;
    const result = restricted(formula, kind);
    ofKind.set(formula.id, result);
    return result;
  }

  function restricted(formula: Formula, kind: InstanceType): Formula {
    switch (formula.tag) {
      case 'and':
        return store.and(formula.parts.map((part) => restrict(part, kind)));
      case 'or':
        return store.or(formula.parts.map((part) => restrict(part, kind)));
      case 'one': {
        const parts = formula.parts.map((part) => restrict(part, kind));
        const one = store.one(parts, formula.isNot);
        return one.tag === 'one' ? one : restrict(one, kind);
      }
      case 'kinds':
        return (formula.mask & bitOf(kind)) === 0 ? store.no : store.yes;
      case 'atom':
        return formula.atom.kind === kind ? formula : store.yes;
      case 'ref':
        return opened(formula.name, formula.isNot, kind);
      default:
        return formula;
    }
  }

  function opened(name: string, isNot: boolean, kind: InstanceType): Formula {
    const key = `${kind}${isNot} ${name}`;
    if (open.has(key)) throw new Unreadable('a schema refers to itself, and nothing lies between', '');
    open.add(key);
    const body = store.bodyOf(name);
    const result = restrict(isNot ? store.not(body) : body, kind);
    open.delete(key);
    return result;
  }
}
