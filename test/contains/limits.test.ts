import { expect, test } from 'vitest';
import { contains } from '../../generator/contains/contains.js';

type Json = Readonly<Record<string, unknown>>;

const many = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const named = (count: number, make: (at: number) => readonly [string, unknown]): Json =>
  Object.fromEntries(many(count, make));
const nested = (levels: number, inner: Json): Json =>
  levels === 0 ? inner : { type: 'object', properties: { a: nested(levels - 1, inner) }, required: ['a'] };
const union = (count: number, longest: number): Json => ({
  oneOf: many(count, (at) => ({
    type: 'object',
    properties: { t: { const: `t${at}` }, v: { type: 'string', maxLength: at === count - 1 ? longest : 5 } },
    required: ['t', 'v'],
  })),
});
const circle: Record<string, unknown> = { type: 'object' };
circle.properties = { circle };

const BIG = 40_000;

/** Schemas of extreme size and shape. An answer that is not known must be said in time. */
const CASES: readonly (readonly [string, unknown, unknown, readonly string[]])[] = [
  [
    'an automaton of 2^17 states',
    { type: 'string', pattern: '^(a|b)*a(a|b){16}$' },
    { pattern: 'b$' },
    ['no', 'unknown'],
  ],
  [
    'a pattern that takes engines forever',
    { type: 'string', pattern: '(a+)+$', minLength: 40 },
    { pattern: '(a+)+b$' },
    ['no'],
  ],
  ...[100, 300, 1_500].map(
    (count) =>
      [
        `a pattern of ${count} parts that may be missing`,
        { type: 'string', pattern: `^${'(?:ab?c?)?'.repeat(count)}$`, minLength: 20 },
        { type: 'string', pattern: '^[abc]+$' },
        ['yes', 'unknown'],
      ] as const,
  ),
  [
    'a pattern that engines refuse',
    { type: 'string', pattern: `^${'(a|b)'.repeat(9_000)}$` },
    { maxLength: 5 },
    ['no', 'unknown'],
  ],
  ['a text for such a pattern', { const: 'a' }, { pattern: `^${'(a|b)'.repeat(9_000)}$` }, ['no', 'unknown']],
  [
    'a pattern of counters inside counters',
    { type: 'string', pattern: `^${'(?:'.repeat(4)}a?b?c?${'){0,9}'.repeat(4)}$` },
    { type: 'string', pattern: '^[ab]*$' },
    ['no', 'unknown'],
  ],
  ['a constant for such a pattern', { const: `${'a'.repeat(60)}!` }, { pattern: '^(a+)+$' }, ['no']],
  [
    'lengths that never meet',
    { type: 'string', allOf: [2, 3, 5, 7, 11, 13].map((one) => ({ pattern: `^(?:[ab]{${one}})*$` })) },
    { maxLength: 30_029 },
    ['unknown'],
  ],
  ['a union of 100', union(100, 5), union(100, 4), ['no']],
  ['a union of 300', union(300, 4), union(300, 5), ['yes', 'unknown']],
  ['120 levels', nested(120, { type: 'string' }), nested(120, { type: 'integer' }), ['no']],
  ['3,000 levels', nested(3_000, { type: 'string' }), true, ['unknown']],
  ['an object that contains itself', circle, true, ['unknown']],
  ['5,000 constants', { enum: many(5_000, (at) => `v${at}`) }, { pattern: '^v\\d+$' }, ['yes']],
  [
    'a pattern against 5,000 constants',
    { type: 'string', pattern: '^v\\d{1,4}$' },
    { enum: many(5_000, (at) => `v${at}`) },
    ['no'],
  ],
  [
    '1,000 properties',
    { type: 'object', properties: named(1_000, (at) => [`p${at}`, { type: 'string' }]), required: ['p999'] },
    { properties: named(1_000, (at) => [`p${at}`, { type: at === 999 ? 'null' : 'string' }]) },
    ['no'],
  ],
  ['a million items', { type: 'array', minItems: 1_000_000 }, { maxItems: 10 }, ['unknown']],
  ['a text without end', { type: 'string', minLength: 1e9 }, { maxLength: 10 }, ['unknown']],
  [
    '60 different values',
    { type: 'array', items: { enum: many(60, (at) => at) }, uniqueItems: true },
    { maxItems: 60 },
    ['yes'],
  ],
  [
    'all ways to evaluate',
    {
      type: 'object',
      anyOf: many(30, (at) => ({ properties: { [`p${at}`]: true }, required: [`p${at}`] })),
      unevaluatedProperties: false,
    },
    { maxProperties: 30 },
    ['yes', 'unknown'],
  ],
  [
    'clauses',
    {
      type: 'object',
      allOf: many(40, (at) => ({ anyOf: many(4, (one) => ({ required: [`p${(at * 7 + one * 3) % 19}`] })) })),
      maxProperties: 3,
    },
    { minProperties: 4 },
    ['yes', 'no', 'unknown'],
  ],
  [
    'small steps',
    { type: 'number', multipleOf: 1e-7, minimum: 0, not: { multipleOf: 1e-3 } },
    { multipleOf: 3e-7 },
    ['no'],
  ],
  [
    'the meta-schema',
    { $ref: 'https://json-schema.org/draft/2020-12/schema' },
    { type: ['object', 'boolean'] },
    ['yes'],
  ],
  [
    'a constant of many levels',
    { const: JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) },
    { type: 'array' },
    ['yes'],
  ],
  [
    'a chain of 3,000 references',
    {
      $ref: '#/$defs/d0',
      $defs: {
        ...named(3_000, (at) => [`d${at}`, { $ref: `#/$defs/d${at + 1}` }]),
        d3000: { type: 'string' },
      },
    },
    { type: 'string' },
    ['yes', 'unknown'],
  ],
  [
    '1,000 choices',
    {
      type: 'object',
      allOf: many(1_000, (at) => ({ anyOf: [{ required: [`a${at}`] }, { required: [`b${at}`] }] })),
    },
    { maxProperties: 3 },
    ['no', 'unknown'],
  ],
  ['a long constant', { const: 'x'.repeat(BIG) }, { maxLength: BIG }, ['yes']],
];

// The time limit is that of a question that is never answered: on a machine that is not busy, none takes two seconds.
test.each(CASES)('%s', { timeout: 30_000 }, (_, sub, sup, answers) => {
  expect(answers).toContain(contains(sub, sup).answer);
});
