import type { Formula } from './formula.js';

/** A formula without its number. */
export type Raw = Formula extends infer One ? (One extends Formula ? Omit<One, 'id'> : never) : never;

/** The formulas of a store: equal ones are one object. */
export interface Table {
  readonly yes: Formula;
  readonly no: Formula;
  /** The formula of a key; a new one when the key is new. */
  readonly intern: (key: string, raw: Raw) => Formula;
  /** The opposites that are known so far, by number. */
  readonly opposites: Map<number, Formula>;
}

/** A table with the two formulas that say nothing about a value. */
export function createTable(): Table {
  const known = new Map<string, Formula>();
  const intern = (key: string, raw: Raw): Formula => {
    const formula = known.get(key) ?? ({ ...raw, id: known.size } as Formula);
    known.set(key, formula);
    return formula;
  };
  return {
    yes: intern('true', { tag: 'true' }),
    no: intern('false', { tag: 'false' }),
    intern,
    opposites: new Map(),
  };
}
