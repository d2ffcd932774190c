import { event, keyed, string, times } from './make.mjs';

/** Keywords with many members, large numbers and small ones. @type {readonly import('./make.mjs').Extreme[]} */
export const KEYWORDS = [
  {
    name: '20,000 required properties',
    exit: 1,
    codes: ['HS227'],
    files: () =>
      event({
        type: 'object',
        required: times(20_000, (at) => `p${at}`),
        properties: keyed(20_000, () => string),
      }),
  },
  {
    name: '10,000 required properties',
    exit: 0,
    files: () =>
      event({
        type: 'object',
        required: times(10_000, (at) => `p${at}`),
        properties: keyed(10_000, () => string),
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
    name: 'minContains of 1e9',
    exit: 0,
    codes: ['HS407'],
    files: () => event({ type: 'array', contains: string, minContains: 1e9 }),
  },
  {
    name: 'uniqueItems with minItems of 5,000',
    exit: 0,
    codes: ['HS407'],
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
];
