import type { SchemaObject } from '../../schema/schema.js';
import type { Formula } from '../formula/formula.js';
import type { Store } from '../formula/store.js';

/** What a schema says about numbers. */
export function numberParts(store: Store, schema: SchemaObject): readonly Formula[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const limits = [
    ['least', minimum, false],
    ['most', maximum, false],
    ['least', exclusiveMinimum, true],
    ['most', exclusiveMaximum, true],
  ] as const;
  const parts = limits.flatMap(([rule, value, isStrict]) =>
    value === undefined ? [] : [store.atom({ kind: 'number', rule, value, isStrict })],
  );
  if (multipleOf === undefined) return parts;
  return [...parts, store.atom({ kind: 'number', rule: 'multiple', of: multipleOf, isNot: false })];
}

/** What a schema says about texts. */
export function textParts(store: Store, schema: SchemaObject): readonly Formula[] {
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  return [
    store.atom({ kind: 'string', rule: 'least', count: Math.ceil(minLength) }),
    store.atom({ kind: 'string', rule: 'most', count: Math.floor(maxLength) }),
    ...(pattern === undefined ? [] : [patternFormula(store, pattern)]),
    ...(format === undefined
      ? []
      : [store.atom({ kind: 'string', rule: 'format', name: format, isNot: false })]),
  ];
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
