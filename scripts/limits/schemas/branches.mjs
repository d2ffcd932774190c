import { event, int, nested, string, times, when } from './make.mjs';

/** Branches, conditions and nesting. @type {readonly import('./make.mjs').Extreme[]} */
export const BRANCHES = [
  {
    name: 'not in not, doubled 25 times',
    exit: 0,
    files: () => event(nested(50, (inner) => ({ not: inner }))),
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
    files: () => event(nested(60, (i) => when(string, i, int))),
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
        allOf: times(2000, (at) =>
          when({ properties: { k: { const: `v${at}` } } }, { required: [`q${at}`] }),
        ),
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
  {
    name: 'allOf of 2,000 enums',
    exit: 0,
    files: () => event({ allOf: times(2000, (at) => ({ enum: times(50, (v) => v + (at % 7)) })) }),
  },
];
