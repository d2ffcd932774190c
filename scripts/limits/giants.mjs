/** Schemas of extreme size or shape. Each is made when it is needed, and has the exit code that it must end with. */

/** @typedef {string | object} Text a file: its text, or the value of a JSON file */
/** @typedef {{ readonly name: string, readonly exit: 0 | 1, readonly codes?: readonly string[], readonly heap?: number, readonly seconds?: number, readonly files: () => Readonly<Record<string, Text>> }} Giant */

/** @param {number} length @param {(at: number) => any} make */
const times = (length, make) => Array.from({ length }, (_, at) => make(at));

/** @param {number} count @param {(at: number) => any} make a map with the keys p0, p1 and so on */
const keyed = (count, make) => Object.fromEntries(times(count, (at) => [`p${at}`, make(at)]));

/** An event with one property `x`. @param {unknown} x @param {object} [more] */
const event = (x, more = {}) => ({
  'a.json': {
    type: 'object',
    required: ['type', 'x'],
    properties: { type: { const: 'a.b' }, x },
    ...more,
  },
});

/** An event whose `x` refers to the first of some definitions. @param {Record<string, unknown>} $defs */
const defined = ($defs) => event({ $ref: '#/$defs/p0' }, { $defs });

/** A schema in a schema, so many times. @param {number} times @param {(inner: any) => any} wrap @param {any} core */
const nested = (times, wrap, core = { type: 'string' }) => {
  let schema = core;
  for (let at = 0; at < times; at += 1) schema = wrap(schema);
  return schema;
};

const string = { type: 'string' };
const int = { type: 'integer' };

/** @type {readonly Giant[]} */
export const GIANTS = [
  {
    name: 'not in not, doubled 25 times',
    exit: 0,
    files: () => event(nested(50, (inner) => ({ not: inner }))),
  },
  {
    name: '20,000 required properties',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        required: times(20_000, (at) => `p${at}`),
        properties: keyed(20_000, () => string),
      }),
  },
  {
    name: 'enum of 200,000 strings',
    exit: 1,
    codes: ['HS109'],
    files: () => event({ enum: times(200_000, (at) => `v${at}`) }),
  },
  {
    name: 'enum of 100,000 beside a type',
    exit: 0,
    files: () => event({ type: 'string', enum: times(100_000, (at) => `v${at}`) }),
  },
  {
    name: 'enum of 3,000 objects',
    exit: 0,
    files: () => event({ enum: times(3_000, (at) => ({ id: at, name: `n${at}` })) }),
  },
  {
    name: '10,000 prefixItems',
    exit: 0,
    files: () => event({ type: 'array', prefixItems: times(10_000, () => string) }),
  },
  {
    name: '100,000 properties',
    exit: 1,
    codes: ['HS227'],
    files: () => event({ type: 'object', properties: keyed(100_000, () => string) }),
  },
  {
    name: 'file of 50 MB',
    exit: 1,
    codes: ['HS109'],
    files: () => event({ type: 'string', description: 'x'.repeat(50e6) }),
  },
  {
    name: 'file of 50 MB of small schemas',
    exit: 1,
    files: () =>
      event({ type: 'object', properties: keyed(1_000_000, () => ({ type: 'string', minLength: 1, x: 1 })) }),
  },
  {
    name: 'chain of 300 references',
    exit: 0,
    files: () => defined(keyed(300, (at) => (at === 299 ? string : { $ref: `#/$defs/p${at + 1}` }))),
  },
  {
    name: 'chain of 5,000 references',
    exit: 1,
    codes: ['HS227'],
    files: () => defined(keyed(5000, (at) => (at === 4999 ? string : { $ref: `#/$defs/p${at + 1}` }))),
  },
  {
    name: 'chain of 900 objects',
    exit: 0,
    files: () =>
      defined(
        keyed(900, (at) => ({
          type: 'object',
          properties: at === 899 ? {} : { next: { $ref: `#/$defs/p${at + 1}` } },
        })),
      ),
  },
  {
    name: 'chain of 900 required objects',
    exit: 0,
    files: () =>
      defined(
        keyed(900, (at) => ({
          type: 'object',
          required: at === 899 ? [] : ['next'],
          properties: at === 899 ? {} : { next: { $ref: `#/$defs/p${at + 1}` } },
        })),
      ),
  },
  {
    name: 'chain of 1,000 allOf',
    exit: 0,
    files: () =>
      defined(
        keyed(1000, (at) => ({
          type: 'object',
          properties: { [`q${at}`]: string },
          ...(at < 999 && { allOf: [{ $ref: `#/$defs/p${at + 1}` }] }),
        })),
      ),
  },
  {
    name: 'chain of 1,000 anyOf',
    exit: 0,
    files: () =>
      defined(
        keyed(1000, (at) =>
          at === 999
            ? string
            : {
                anyOf: [
                  { type: 'object', properties: { [`q${at}`]: string } },
                  { $ref: `#/$defs/p${at + 1}` },
                ],
              },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (properties)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) => ({
          type: 'object',
          properties:
            at === 39 ? {} : { l: { $ref: `#/$defs/p${at + 1}` }, r: { $ref: `#/$defs/p${at + 1}` } },
        })),
      ),
  },
  {
    name: 'references doubled 40 times (required)',
    exit: 1,
    files: () =>
      defined(
        keyed(40, (at) => ({
          type: 'object',
          required: at === 39 ? [] : ['l', 'r'],
          properties:
            at === 39 ? {} : { l: { $ref: `#/$defs/p${at + 1}` }, r: { $ref: `#/$defs/p${at + 1}` } },
        })),
      ),
  },
  {
    name: 'references doubled 40 times (allOf)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39 ? string : { allOf: [{ $ref: `#/$defs/p${at + 1}` }, { $ref: `#/$defs/p${at + 1}` }] },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (anyOf)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : { anyOf: [{ $ref: `#/$defs/p${at + 1}` }, { $ref: `#/$defs/p${at + 1}`, minLength: at + 1 }] },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (oneOf)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : {
                oneOf: [
                  { $ref: `#/$defs/p${at + 1}`, maxLength: 5 },
                  { $ref: `#/$defs/p${at + 1}`, minLength: at + 6 },
                ],
              },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (not)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : { not: { anyOf: [{ $ref: `#/$defs/p${at + 1}` }, { $ref: `#/$defs/p${at + 1}` }] } },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (if)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : {
                if: { $ref: `#/$defs/p${at + 1}` },
                then: { $ref: `#/$defs/p${at + 1}` },
                else: { $ref: `#/$defs/p${at + 1}` },
              },
        ),
      ),
  },
  {
    name: 'references doubled 40 times (items)',
    exit: 0,
    files: () =>
      defined(
        keyed(40, (at) =>
          at === 39
            ? string
            : {
                type: 'array',
                prefixItems: [{ $ref: `#/$defs/p${at + 1}` }, { $ref: `#/$defs/p${at + 1}` }],
              },
        ),
      ),
  },
  {
    name: 'allOf of 2,000 objects',
    exit: 0,
    files: () =>
      event({ allOf: times(2000, (at) => ({ type: 'object', properties: { [`q${at}`]: string } })) }),
  },
  {
    name: 'anyOf of 2,000 objects',
    exit: 0,
    files: () =>
      event({ anyOf: times(2000, (at) => ({ type: 'object', properties: { [`q${at}`]: string } })) }),
  },
  {
    name: 'oneOf of 2,000 constants',
    exit: 0,
    files: () => event({ oneOf: times(2000, (at) => ({ const: `v${at}` })) }),
  },
  {
    name: 'oneOf of 2,000 tagged objects',
    exit: 0,
    files: () =>
      event({
        oneOf: times(2000, (at) => ({
          type: 'object',
          required: ['k'],
          properties: { k: { const: `v${at}` }, n: int },
        })),
      }),
  },
  {
    name: '12 pairs of anyOf in an allOf',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        allOf: times(12, (at) => ({
          anyOf: [
            { required: [`a${at}`], properties: { [`a${at}`]: string } },
            { required: [`b${at}`], properties: { [`b${at}`]: int } },
          ],
        })),
      }),
  },
  {
    name: '60 pairs of anyOf in an allOf',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        allOf: times(60, (at) => ({
          anyOf: [
            { required: [`a${at}`], properties: { [`a${at}`]: string } },
            { required: [`b${at}`], properties: { [`b${at}`]: int } },
          ],
        })),
      }),
  },
  {
    name: 'allOf nested 60 deep',
    exit: 0,
    files: () =>
      event(
        nested(60, (i) => ({ allOf: [i, { description: 'x' }] }), {
          type: 'object',
          properties: { a: string },
        }),
      ),
  },
  {
    name: 'anyOf nested 60 deep',
    exit: 0,
    files: () => event(nested(60, (i) => ({ anyOf: [i, { type: 'integer' }] }))),
  },
  {
    name: 'oneOf nested 60 deep',
    exit: 0,
    files: () => event(nested(60, (i) => ({ oneOf: [i, { type: 'integer', minimum: 3 }] }))),
  },
  {
    name: 'if nested 60 deep',
    exit: 0,
    files: () => event(nested(60, (i) => ({ if: { type: 'string' }, then: i, else: { type: 'integer' } }))),
  },
  {
    name: 'properties nested 95 deep',
    exit: 0,
    files: () => event(nested(95, (i) => ({ type: 'object', properties: { a: i } }))),
  },
  {
    name: 'items nested 190 deep',
    exit: 0,
    files: () => event(nested(190, (i) => ({ type: 'array', items: i }))),
  },
  {
    name: '1,000 levels',
    exit: 1,
    codes: ['HS105'],
    files: () => event(nested(1000, (i) => ({ type: 'array', items: i }))),
  },
  {
    name: '2,000 conditions in an allOf',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        properties: { k: string },
        allOf: times(2000, (at) => ({
          if: { properties: { k: { const: `v${at}` } } },
          then: { required: [`q${at}`] },
        })),
      }),
  },
  {
    name: 'dependentRequired of 5,000',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        properties: keyed(5000, () => string),
        dependentRequired: keyed(5000, (at) => [`p${(at + 1) % 5000}`]),
      }),
  },
  {
    name: 'dependentSchemas of 3,000',
    exit: 0,
    files: () => event({ type: 'object', dependentSchemas: keyed(3000, (at) => ({ required: [`q${at}`] })) }),
  },
  {
    name: 'patternProperties of 3,000',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        patternProperties: Object.fromEntries(times(3000, (at) => [`^k${at}_`, string])),
      }),
  },
  {
    name: 'patternProperties of 300 beside 3,000 properties',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        properties: keyed(3000, () => string),
        patternProperties: Object.fromEntries(times(300, (at) => [`^k${at}_`, string])),
        additionalProperties: false,
      }),
  },
  {
    name: 'recursion in 50 branches',
    exit: 0,
    files: () =>
      defined({
        p0: {
          anyOf: [
            string,
            ...times(50, (at) => ({
              type: 'object',
              required: ['k'],
              properties: { k: { const: `v${at}` }, l: { $ref: '#/$defs/p0' } },
            })),
          ],
        },
      }),
  },
  {
    name: '100 definitions that all refer to each other',
    exit: 0,
    files: () =>
      defined(
        keyed(100, () => ({ type: 'object', properties: keyed(100, (to) => ({ $ref: `#/$defs/p${to}` })) })),
      ),
  },
  {
    name: '60 definitions in choices of each other',
    exit: 0,
    files: () =>
      defined(
        keyed(60, (at) => ({
          type: 'object',
          required: [`k${at}`],
          properties: { [`k${at}`]: { anyOf: [string, ...times(60, (to) => ({ $ref: `#/$defs/p${to}` }))] } },
        })),
      ),
  },
  {
    name: 'circle of 2,000 references',
    exit: 1,
    files: () => defined(keyed(2000, (at) => ({ $ref: `#/$defs/p${(at + 1) % 2000}` }))),
  },
  {
    name: 'circle of 2,000 objects',
    exit: 1,
    codes: ['HS227'],
    files: () =>
      defined(
        keyed(2000, (at) => ({
          type: 'object',
          properties: { next: { $ref: `#/$defs/p${(at + 1) % 2000}` } },
        })),
      ),
  },
  {
    name: 'circle of 500 objects',
    exit: 0,
    files: () =>
      defined(
        keyed(500, (at) => ({
          type: 'object',
          properties: { next: { $ref: `#/$defs/p${(at + 1) % 500}` } },
        })),
      ),
  },
  {
    name: 'title and description of 1 MB',
    exit: 0,
    files: () =>
      event({ type: 'string', title: 'word '.repeat(200_000), description: 'word '.repeat(200_000) }),
  },
  { name: 'const of 1 MB', exit: 0, files: () => event({ const: 'x'.repeat(1e6) }) },
  {
    name: 'name of 1 MB',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        required: ['y'.repeat(1e6)],
        properties: { ['y'.repeat(1e6)]: { type: 'object', properties: { z: { enum: ['a'] } } } },
      }),
  },
  {
    name: 'event type of 100,000 characters',
    exit: 1,
    files: () => ({
      'a.json': { type: 'object', required: ['type'], properties: { type: { const: 'x'.repeat(100_000) } } },
    }),
  },
  {
    name: 'definition name of 100,000 characters',
    exit: 0,
    files: () => event({ $ref: `#/$defs/${'y'.repeat(1e5)}` }, { $defs: { ['y'.repeat(1e5)]: string } }),
  },
  {
    name: '5,000 events in one file',
    exit: 0,
    heap: 3000,
    files: () => ({
      'a.json': {
        oneOf: times(5000, (at) => ({ $ref: `#/$defs/p${at}` })),
        $defs: keyed(5000, (at) => ({
          type: 'object',
          required: ['type'],
          properties: { type: { const: `a.e${at}` }, data: string },
        })),
      },
    }),
  },
  {
    name: '5,000 events in an enum',
    exit: 0,
    heap: 3000,
    files: () => ({
      'a.json': {
        type: 'object',
        required: ['type'],
        properties: { type: { enum: times(5000, (at) => `a.e${at}`) } },
      },
    }),
  },
  {
    name: '300 events with 300 definitions',
    exit: 0,
    heap: 3000,
    files: () => ({
      'a.json': {
        oneOf: times(300, (at) => ({ $ref: `#/$defs/p${at}` })),
        $defs: {
          ...keyed(300, (at) => ({
            type: 'object',
            required: ['type'],
            properties: {
              type: { const: `a.e${at}` },
              ...Object.fromEntries(times(300, (to) => [`f${to}`, { $ref: `#/$defs/d${to}` }])),
            },
          })),
          ...Object.fromEntries(
            times(300, (to) => [`d${to}`, { type: 'object', properties: { a: string, [`b${to}`]: int } }]),
          ),
        },
      },
    }),
  },
  {
    name: 'unevaluatedProperties over 300 branches',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        anyOf: times(300, (at) => ({ properties: { [`q${at}`]: string }, required: [`q${at}`] })),
        unevaluatedProperties: false,
      }),
  },
  {
    name: 'unevaluatedItems over 200 branches',
    exit: 0,
    files: () =>
      event({
        type: 'array',
        anyOf: times(200, (at) => ({ prefixItems: [{ const: at }], minItems: 1 })),
        unevaluatedItems: false,
      }),
  },
  { name: 'minItems of 1e9', exit: 1, files: () => event({ type: 'array', items: string, minItems: 1e9 }) },
  { name: 'minLength of 1e9', exit: 1, files: () => event({ type: 'string', minLength: 1e9 }) },
  { name: 'minProperties of 1e9', exit: 1, files: () => event({ type: 'object', minProperties: 1e9 }) },
  {
    name: 'minContains of 1e9',
    exit: 1,
    files: () => event({ type: 'array', contains: string, minContains: 1e9 }),
  },
  {
    name: 'uniqueItems with minItems of 5,000',
    exit: 1,
    files: () => event({ type: 'array', items: string, uniqueItems: true, minItems: 5000 }),
  },
  {
    name: 'maxItems of 1e300',
    exit: 0,
    files: () => event({ type: 'array', items: string, maxItems: 1e300 }),
  },
  {
    name: 'tuple of 500 with maxItems',
    exit: 0,
    files: () =>
      event({
        type: 'array',
        prefixItems: times(500, (at) => ({ const: at })),
        maxItems: 500,
        minItems: 250,
      }),
  },
  {
    name: 'tuple without end of 5 with maxItems 2,000',
    exit: 0,
    files: () => event({ type: 'array', items: string, minItems: 10, maxItems: 2000 }),
  },
  {
    name: 'multipleOf of 1e-300',
    exit: 0,
    files: () => event({ type: 'number', multipleOf: 1e-300, minimum: 1, maximum: 1e300 }),
  },
  {
    name: 'multipleOf of 5e-324 and 1.7e308',
    exit: 0,
    files: () => event({ allOf: [{ type: 'number', multipleOf: 5e-324 }, { multipleOf: 1.7e308 }] }),
  },
  {
    name: 'multipleOf of 3e-200 and 7e-100',
    exit: 0,
    files: () =>
      event({ allOf: [{ type: 'number', multipleOf: 3e-200 }, { multipleOf: 7e-100 }, { multipleOf: 13 }] }),
  },
  {
    name: '100,000 examples',
    exit: 0,
    files: () => event({ type: 'string', examples: times(100_000, (at) => `v${at}`) }),
  },
  {
    name: 'allOf of 2,000 enums',
    exit: 0,
    files: () => event({ allOf: times(2000, (at) => ({ enum: times(50, (v) => v + (at % 7)) })) }),
  },
  {
    name: '3,000 schemas without a type',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        properties: keyed(3000, (at) => ({ minLength: at, minimum: at, required: ['a'] })),
      }),
  },
  {
    name: '20,000 unknown keywords',
    exit: 0,
    files: () => event({ type: 'string', ...Object.fromEntries(times(20_000, (at) => [`zz${at}`, at])) }),
  },
  {
    name: '20,000 wrong values',
    exit: 1,
    codes: ['HS203'],
    files: () => event({ type: 'object', properties: keyed(20_000, () => ({ type: 'strng' })) }),
  },
  {
    name: '20,000 wrong references',
    exit: 1,
    files: () =>
      event({ type: 'object', properties: keyed(20_000, (at) => ({ $ref: `#/$defs/missing${at}` })) }),
  },
  {
    name: '5,000 required properties that nothing declares',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        required: times(5000, (at) => `q${at}`),
        properties: keyed(5000, () => string),
      }),
  },
  {
    name: 'YAML aliases that expand',
    exit: 1,
    codes: ['HS107'],
    files: () => ({
      'a.yaml': `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${times(9, (at) => `a${at + 1}: &a${at + 1} [${times(9, () => `*a${at}`).join(', ')}]\n`).join('')}`,
    }),
  },
];
