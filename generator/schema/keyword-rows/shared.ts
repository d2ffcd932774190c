import { counted } from '../../runtime/explain-values.js';
import { ALL_DIALECTS, since } from '../dialect.js';

/** Constraints of every dialect, or of the dialects since a certain one. */
export const ALL = { dialects: ALL_DIALECTS, role: 'constraint' } as const;
export const D6 = { dialects: since('draft-06'), role: 'constraint' } as const;
export const D7 = { dialects: since('draft-07'), role: 'constraint' } as const;
export const D19 = { dialects: since('2019-09'), role: 'constraint' } as const;
export const D20 = { dialects: since('2020-12'), role: 'constraint' } as const;

/** Keywords whose schemas decide the type, and explain most failures by themselves. */
export const HOLDS_SCHEMAS = { changesType: 'always', broken: false } as const;

/** A lower bound of the size. Of two, the greater one applies. */
export const LEAST = { bound: 'least', limits: 'size', loose: 'greatest' } as const;

/** An upper bound of the size. Of two, the smaller one applies. */
export const MOST = { bound: 'most', limits: 'size', loose: 'smallest' } as const;

/** The `expected` of a lower bound: `a string of at least 3 characters`. */
export function atLeast(of: string, noun: Noun): (least: unknown) => string {
  return (least) => `${of} of at least ${counted(Number(least), noun)}`;
}

/** The `expected` of an upper bound: `an array of at most 1 item`. */
export function atMost(of: string, noun: Noun): (most: unknown) => string {
  return (most) => `${of} of at most ${counted(Number(most), noun)}`;
}

type Noun = Parameters<typeof counted>[1];
