import type { KeywordWith } from '../../schema/keywords.js';
import type { SchemaObject } from '../../schema/schema.js';
import type { Formula } from '../formula/formula.js';
import type { Store } from '../formula/store.js';
import { limitsOf } from '../limits.js';

type Unlimited<Type extends 'number' | 'string'> = Exclude<
  KeywordWith<{ about: Type }>,
  KeywordWith<{ about: Type; bound: 'least' | 'most' }>
>;

/** What each keyword about numbers, without the limits, says. */
const NUMBERS: Readonly<Record<Unlimited<'number'>, (schema: SchemaObject, store: Store) => Formula>> = {
  multipleOf: ({ multipleOf }, store) =>
    multipleOf === undefined
      ? store.yes
      : store.atom({ kind: 'number', rule: 'multiple', of: multipleOf, isNot: false }),
};

/** What each keyword about texts, without the limits, says. */
const TEXTS: Readonly<Record<Unlimited<'string'>, (schema: SchemaObject, store: Store) => Formula>> = {
  pattern: ({ pattern }, store) => (pattern === undefined ? store.yes : patternFormula(store, pattern)),
  format: ({ format }, store) =>
    format === undefined
      ? store.yes
      : store.atom({ kind: 'string', rule: 'format', name: format, isNot: false }),
};

/** What a schema says about numbers. */
export function numberParts(store: Store, schema: SchemaObject): readonly Formula[] {
  const limits = limitsOf(schema, 'number').map(({ bound, value, isStrict }) =>
    store.atom({ kind: 'number', rule: bound, value, isStrict }),
  );
  return [...limits, ...Object.values(NUMBERS).map((part) => part(schema, store))];
}

/** What a schema says about texts. */
export function textParts(store: Store, schema: SchemaObject): readonly Formula[] {
  const limits = limitsOf(schema, 'string').map(({ bound, value }) => {
    const count = bound === 'least' ? Math.ceil(value) : Math.floor(value);
    return store.atom({ kind: 'string', rule: bound, count });
  });
  return [...limits, ...Object.values(TEXTS).map((part) => part(schema, store))];
}

/** Patterns that only count characters. Their automata would have a state for each. */
const COUNTED = /^\^(?:\[\^\]|\[\\s\\S\]|\[\\d\\D\]|\[\\w\\W\])(?:\{(\d+)(,?)(\d*)\}|([*+?]))\$$/;

/** The formula of a pattern. One that only counts characters becomes two limits. */
export function patternFormula(store: Store, pattern: string): Formula {
  const [, least, comma, most, sign] = COUNTED.exec(pattern) ?? [];
  if (least === undefined && sign === undefined)
    return store.atom({ kind: 'string', rule: 'pattern', name: pattern, isNot: false });
  const min = least === undefined ? (sign === '+' ? 1 : 0) : Number(least);
  const limit = comma === '' ? min : most === '' ? Infinity : Number(most);
  const max = least === undefined ? (sign === '?' ? 1 : Infinity) : limit;
  return store.and([
    store.atom({ kind: 'string', rule: 'least', count: min }),
    store.atom({ kind: 'string', rule: 'most', count: max }),
  ]);
}
