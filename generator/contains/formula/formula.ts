import type { InstanceType } from '../../schema/instance-types.js';

/**
 * A condition on a JSON value. Formulas have no `not`: a store makes the opposite of each. Equal formulas of a store are
 * the same object, and have the same number.
 */
export type Formula =
  | { readonly id: number; readonly tag: 'true' }
  | { readonly id: number; readonly tag: 'false' }
  | { readonly id: number; readonly tag: 'and' | 'or'; readonly parts: readonly Formula[] }
  /** Exactly one of the parts holds; `isNot`: none, or more than one. */
  | { readonly id: number; readonly tag: 'one'; readonly parts: readonly Formula[]; readonly isNot: boolean }
  /** The value is of one of some types, each a bit of the mask. */
  | { readonly id: number; readonly tag: 'kinds'; readonly mask: number }
  /** A definition that contains itself, by its name. */
  | { readonly id: number; readonly tag: 'ref'; readonly name: string; readonly isNot: boolean }
  | AtomFormula;

/** A formula that is an atom. */
export interface AtomFormula {
  readonly id: number;
  readonly tag: 'atom';
  readonly atom: Atom;
}

/** A condition on values of one type. Every value of another type meets it. */
export type Atom = BooleanAtom | NumberAtom | TextAtom | ArrayAtom | ObjectAtom;

/** The value is this boolean. */
export interface BooleanAtom {
  readonly kind: 'boolean';
  readonly is: boolean;
}

/** Limits, multiples and lists of numbers. */
export type NumberAtom =
  | {
      readonly kind: 'number';
      readonly rule: 'least' | 'most';
      readonly value: number;
      readonly isStrict: boolean;
    }
  | { readonly kind: 'number'; readonly rule: 'multiple'; readonly of: number; readonly isNot: boolean }
  | {
      readonly kind: 'number';
      readonly rule: 'values';
      readonly values: readonly number[];
      readonly isNot: boolean;
    };

/** Lengths, patterns, formats and lists of texts. */
export type TextAtom =
  | { readonly kind: 'string'; readonly rule: 'least' | 'most'; readonly count: number }
  | {
      readonly kind: 'string';
      readonly rule: 'pattern' | 'format';
      readonly name: string;
      readonly isNot: boolean;
    }
  | {
      readonly kind: 'string';
      readonly rule: 'values';
      readonly values: readonly string[];
      readonly isNot: boolean;
    };

/**
 * `item`: the item at an index, if there is one. `many`, `few`: at least or at most a number of items from an index on.
 */
export type ArrayAtom =
  | { readonly kind: 'array'; readonly rule: 'least' | 'most'; readonly count: number }
  | { readonly kind: 'array'; readonly rule: 'item'; readonly at: number; readonly inner: Formula }
  | {
      readonly kind: 'array';
      readonly rule: 'many' | 'few';
      readonly count: number;
      readonly from: number;
      readonly inner: Formula;
    }
  | { readonly kind: 'array'; readonly rule: 'unique'; readonly isNot: boolean };

/** `every`, `some`: all properties, or one, of those whose names satisfy a condition. */
export type ObjectAtom =
  | { readonly kind: 'object'; readonly rule: 'least' | 'most'; readonly count: number }
  | {
      readonly kind: 'object';
      readonly rule: 'every' | 'some';
      readonly names: Formula;
      readonly inner: Formula;
    };

/** The types of values, in the order in which a value of a formula is looked for: the simplest first. */
export const KINDS = [
  'null',
  'boolean',
  'number',
  'string',
  'array',
  'object',
] as const satisfies readonly InstanceType[];

/** The bit of a type in a mask. */
export function bitOf(kind: InstanceType): number {
  return 1 << KINDS.indexOf(kind);
}

/** The mask of all types. */
export const ALL_KINDS = (1 << KINDS.length) - 1;

/** The mask of all types but one. */
export function allBut(kind: InstanceType): number {
  return ALL_KINDS & ~bitOf(kind);
}

/** The texts that the conditions in a formula list, whether they accept or reject them. */
export function* listedTexts(formula: Formula): Iterable<string> {
  if ('parts' in formula) for (const part of formula.parts) yield* listedTexts(part);
  if (formula.tag === 'atom' && formula.atom.kind === 'string' && formula.atom.rule === 'values')
    yield* formula.atom.values;
}
