import { describe, expect, test } from 'vitest';
import { schemasByName } from '../../generator/catalog/lower/lower-catalog.js';
import { declareTypes } from '../../generator/types/declare-types.js';
import { mistakesIn } from '../support/assignable.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';

const CLOSED = { open: false, any: false, readonly: false, undefined: false };

const text = { type: 'string' };
const number = { type: 'number' };
const order = {
  type: 'object',
  required: ['id'],
  properties: {
    id: text,
    note: { type: ['string', 'null'] },
    address: { type: 'object', properties: { city: text } },
  },
};

async function declarationsOf(schemas: Readonly<Record<string, unknown>>): Promise<string> {
  const lines = await declareTypes(schemasByName(catalogOf(schemas)), CLOSED);
  return lines.join('\n');
}

/** The types of an event that carries a schema as `data`, and what the compiler says to code that uses them. */
async function uses(data: unknown, code: string, $defs: object = {}): Promise<readonly string[]> {
  const event = eventSchema('case.sent', { required: ['data'], properties: { data }, $defs });
  const types = await declarationsOf({ 'events/case.schema.json': event });
  const head = `import type { CaseSentEvent } from './types.js';\ntype Data = CaseSentEvent['data'];\n`;
  return mistakesIn(types, head + code);
}

describe('required elsewhere', () => {
  const payment = { type: 'object', properties: { card: text, iban: text, cash: number } };
  const cases: readonly (readonly [string, unknown, string])[] = [
    [
      'in a sibling of a reference',
      { allOf: [{ $ref: '#/$defs/Order' }, { required: ['note', 'address'] }] },
      `export const note = (data: Data): string | null => data.note;
       export const city = (data: Data): string | undefined => data.address.city;
       // @ts-expect-error nothing is called so
       export const wrong = (data: Data) => data.nose;`,
    ],
    [
      'beside a reference',
      { $ref: '#/$defs/Order', required: ['note'] },
      `export const note = (data: Data): string | null => data.note;
       // @ts-expect-error nothing is called so
       export const wrong = (data: Data) => data.nose;`,
    ],
    [
      'in an allOf inside an allOf',
      { allOf: [{ $ref: '#/$defs/Order' }, { type: 'object', allOf: [{ required: ['note'] }] }] },
      'export const note = (data: Data): string | null => data.note;',
    ],
    [
      'in anyOf: whichever are missing, the last one is present',
      { ...payment, anyOf: [{ required: ['card'] }, { required: ['iban'] }, { required: ['cash'] }] },
      `export const a = (data: Data): string => (data.iban === undefined && data.cash === undefined ? data.card : '');
       export const b = (data: Data): string => (data.cash === undefined && data.card === undefined ? data.iban : '');
       export const c = (data: Data): number => (data.card === undefined && data.iban === undefined ? data.cash : 0);
       export const all: Data = { card: 'c', iban: 'i', cash: 1 };
       // @ts-expect-error none of them
       export const none: Data = {};`,
    ],
    [
      'in oneOf',
      { ...payment, oneOf: [{ required: ['card'] }, { required: ['iban'] }] },
      `export const either = (data: Data): string => (data.card === undefined ? data.iban : data.card);
       // @ts-expect-error both of them
       export const both: Data = { card: 'c', iban: 'i' };`,
    ],
    [
      'in oneOf beside a reference',
      { $ref: '#/$defs/Payment', oneOf: [{ required: ['card'] }, { required: ['cash'] }] },
      `export const either = (data: Data): string => (data.card === undefined ? data.cash.toFixed() : data.card);
       // @ts-expect-error nothing is called so
       export const wrong = (data: Data) => data.cart;`,
    ],
    [
      'in dependentRequired beside a reference',
      { $ref: '#/$defs/Payment', type: 'object', dependentRequired: { card: ['cash'] } },
      `export const cash = (data: Data): number => (data.card === undefined ? 0 : data.cash);`,
    ],
    [
      'in dependentSchemas',
      { ...payment, dependentSchemas: { card: { required: ['cash'] } } },
      'export const cash = (data: Data): number => (data.card === undefined ? 0 : data.cash);',
    ],
  ];

  test.each(cases)('%s', async (_name, data, code) => {
    expect(await uses(data, code, { Order: order, Payment: payment })).toEqual([]);
  });

  test('in draft-07 dependencies', async () => {
    const event = {
      ...eventSchema('case.sent', {
        required: ['data'],
        properties: { data: { ...payment, dependencies: { card: ['iban'] } } },
      }),
      $schema: 'http://json-schema.org/draft-07/schema#',
    };
    const types = await declarationsOf({ 'events/case.schema.json': event });
    const code = `import type { CaseSentEvent } from './types.js';
      export const iban = ({ data }: CaseSentEvent): string => (data.card === undefined ? '' : data.iban);`;
    expect(mistakesIn(types, code)).toEqual([]);
  });
});

describe('conditions that a literal decides', () => {
  const state = {
    type: 'object',
    required: ['state'],
    properties: { state: { enum: ['new', 'sent', 'lost'] }, at: text, why: text },
  };
  const when = (value: unknown, then: object): object => ({
    if: { properties: { state: { const: value } } },
    then,
  });

  const cases: readonly (readonly [string, unknown, string])[] = [
    [
      'several in allOf',
      { ...state, allOf: [when('sent', { required: ['at'] }), when('lost', { required: ['why'] })] },
      `export const read = (data: Data): string =>
         data.state === 'sent' ? data.at : data.state === 'lost' ? data.why : '';
       export const fresh: Data = { state: 'new' };
       // @ts-expect-error "at" is needed
       export const sent: Data = { state: 'sent' };
       // @ts-expect-error nothing is called so
       export const wrong = (data: Data) => data.sate;`,
    ],
    [
      'of a reference, in the items of a list',
      {
        type: 'array',
        items: { allOf: [{ $ref: '#/$defs/State' }, { ...when('sent', { required: ['at'] }) }] },
      },
      `export const read = (data: Data): string[] => data.flatMap((one) => (one.state === 'sent' ? [one.at] : []));
       // @ts-expect-error nothing is called so
       export const wrong = (data: Data) => data.map((one) => one.sate);`,
    ],
    [
      'that refine an object',
      {
        type: 'object',
        required: ['state', 'more'],
        properties: { state: { enum: ['new', 'sent'] }, more: { type: 'object' } },
        ...when('sent', { properties: { more: { required: ['by'], properties: { by: text } } } }),
      },
      `export const read = (data: Data): string => (data.state === 'sent' ? data.more.by : '');
       // @ts-expect-error nothing is called so
       export const wrong = (data: Data) => (data.state === 'sent' ? data.more.buy : '');`,
    ],
  ];

  test.each(cases)('%s', async (_name, data, code) => {
    expect(await uses(data, code, { State: state })).toEqual([]);
  });

  test('each type of an event has its own branch', async () => {
    const event = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['type', 'data'],
      properties: { type: { enum: ['job.started', 'job.ended', 'job.lost'] }, data: { type: 'object' } },
      allOf: [
        {
          if: { properties: { type: { const: 'job.started' } } },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { properties: { data: { required: ['by'], properties: { by: text } } } },
          else: { properties: { data: { $ref: '#/$defs/Result' } } },
        },
      ],
      $defs: { Result: { type: 'object', required: ['code'], properties: { code: number } } },
    };
    const types = await declarationsOf({ 'events/job.schema.json': event });
    expect(types).toMatch(
      /export interface JobStartedEvent \{\n {2}type: "job.started";\n {2}data: \{\n {4}by: string;/,
    );
    expect(types).toMatch(/export interface JobEndedEvent \{\n {2}type: "job.ended";\n {2}data: Result;\n\}/);
  });
});

describe('no index signature that no schema requires', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['beside a condition', { ...order, if: { required: ['note'] }, else: { required: ['address'] } }],
    [
      'with a condition in allOf',
      { ...order, allOf: [{ if: { minProperties: 2 }, else: { required: ['note'] } }] },
    ],
    [
      'with a branch that says only that it is an object',
      { allOf: [{ $ref: '#/$defs/Order' }, { type: 'object' }] },
    ],
    ['with a refusal', { ...order, not: { required: ['note', 'address'] } }],
    ['with a reference to any object', { allOf: [{ $ref: '#/$defs/Any' }, order] }],
  ];

  test.each(cases)('%s', async (_name, data) => {
    const code = `export const id = (data: Data): string => data.id;
      // @ts-expect-error nothing is called so
      export const wrong = (data: Data) => data.di;`;
    expect(await uses(data, code, { Order: order, Any: { type: 'object' } })).toEqual([]);
  });
});

describe('closed branches', () => {
  test('have nothing of the others', async () => {
    const closed = (properties: object): object => ({
      type: 'object',
      required: Object.keys(properties),
      properties,
      additionalProperties: false,
    });
    const data = {
      type: 'array',
      items: { oneOf: [closed({ url: text }), closed({ file: text, size: number })] },
    };
    const code = `export const ok: Data = [{ url: 'u' }, { file: 'f', size: 1 }];
      // @ts-expect-error of both
      export const wrong: Data = [{ url: 'u', file: 'f' }];`;
    expect(await uses(data, code)).toEqual([]);
  });
});

describe('types.undefined', () => {
  const map = (data: object): object => eventSchema('map.sent', { required: ['data'], properties: { data } });
  const typesOf = async (data: object): Promise<string> => {
    const options = { ...CLOSED, undefined: true };
    const catalog = catalogOf({ 'events/map.schema.json': map(data) });
    return (await declareTypes(schemasByName(catalog), options)).join('\n');
  };

  test.each([
    [
      'a record',
      { type: 'object', additionalProperties: { type: ['string', 'null'] } },
      /data: \{ \[key: string\]: string \| null \| undefined \};/,
    ],
    [
      'keys by a pattern',
      { type: 'object', patternProperties: { '^x-': number } },
      /\[key: `x-\$\{string\}`\]: number \| undefined/,
    ],
    [
      'several types together',
      {
        type: 'object',
        additionalProperties: { allOf: [order, { type: 'object', properties: { size: number } }] },
      },
      /\}\) \| undefined/,
    ],
    ['unknown values', { type: 'object' }, /data: \{ \[key: string\]: unknown \};/],
    [
      'a record beside a property that may be missing anyway',
      { type: 'object', properties: { a: text }, additionalProperties: text },
      /\[key: string\]: string \| undefined;/,
    ],
  ])('%s', async (_name, data, type) => {
    expect(await typesOf(data)).toMatch(type);
  });

  test('a key has to be looked at', async () => {
    const code = `import type { MapSentEvent } from './types.js';
      // @ts-expect-error the key may be missing
      export const a = (event: MapSentEvent): string => event.data.a;
      export const b = (event: MapSentEvent): string | undefined => event.data.b;`;
    expect(mistakesIn(await typesOf({ type: 'object', additionalProperties: text }), code)).toEqual([]);
  });
});
