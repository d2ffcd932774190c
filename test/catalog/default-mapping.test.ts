import { describe, expect, test } from 'vitest';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { type Generated, generateEvent, generateFrom, validatorsOf } from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { writeTree } from '../support/folders.js';
import { judged } from '../support/paid-by.js';

const part = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const object = (properties: object, required = Object.keys(properties)): object => ({
  type: 'object',
  required,
  properties,
});

const KIND = { kind: { type: 'string' } };
const CARD = object({ ...KIND, number: { type: 'string' } });
const CASH = object({ ...KIND, coins: { type: 'boolean' } });
const OTHER = object({ ...KIND, note: { type: 'string' } }, ['note']);
const COMPONENTS = { Card: CARD, Cash: CASH, Other: OTHER };
const MAPPING = { visa: 'Card', master: '#/components/schemas/Card' };
const DISCRIMINATOR = { propertyName: 'kind', mapping: MAPPING, defaultMapping: 'Other' };
const ALL = [part('Card'), part('Cash'), part('Other')];

/** A run for a document with one event, whose property `by` is the schema to test. */
function paidBy(by: object, components: object = COMPONENTS): Promise<Generated> {
  const Paid = object({ type: { const: 'paid' }, by });
  return generateFrom(
    { 'api.json': { openapi: '3.2.0', components: { schemas: { Paid, ...components } } } },
    { fixtures: { json: true } },
  );
}

const PAYLOADS = [
  { kind: 'visa', number: '4' },
  { kind: 'Cash', coins: true },
  { kind: 'cheque', note: 'n' },
  { note: 'n' },
  { kind: 'Other', note: 'n' },
];
const WRONG = [{ kind: 'visa', note: 'n' }, { kind: 'Cash' }, { kind: 'cheque' }, {}, { kind: 1, note: 'n' }];
const ERRORS = ['required /by/number', 'required /by/coins', 'required /by/note', 'required /by/note'];

describe('defaultMapping names the schema of all other values and of objects without the tag:', () => {
  test.each<[string, object]>([
    ['oneOf', { oneOf: ALL, discriminator: DISCRIMINATOR }],
    ['anyOf', { anyOf: ALL, discriminator: DISCRIMINATOR }],
    [
      'as a reference',
      { oneOf: ALL, discriminator: { ...DISCRIMINATOR, defaultMapping: '#/components/schemas/Other' } },
    ],
    ['as the first branch', { oneOf: [...ALL].reverse(), discriminator: DISCRIMINATOR }],
  ])('%s', async (_what, by) => {
    const run = await paidBy(by);
    expect(run.result.warnings.filter(({ code }) => code !== 'HS407')).toStrictEqual([]);
    expect(await judged(run, PAYLOADS)).toStrictEqual(['', '', '', '', '']);
    expect(await judged(run, WRONG)).toStrictEqual([...ERRORS, 'type /by/kind']);
  });

  test('its tag may be anything else in types, and its comment says what not', async () => {
    const { files } = await paidBy({ oneOf: ALL, discriminator: DISCRIMINATOR });
    expect(files['types.d.ts']).toMatch(
      /interface Other \{\n\s+\/\*\* @not \{ enum: \["visa", "master", "Cash"\] \} \*\/\n\s+kind\?: string;/,
    );
    expect(files['types.d.ts']).toMatch(/interface Card \{\n\s+kind: "visa" \| "master";/);
    expect(files['types.d.ts']).not.toContain('@oneOf');
  });

  test('samples have none of the values of other branches in it', async () => {
    const kind = { type: 'string', examples: ['visa', 'cheque'] };
    const Other = object({ kind, note: { type: 'string' } });
    const by = { oneOf: [...ALL].reverse(), discriminator: DISCRIMINATOR };
    const { files } = await paidBy(by, { ...COMPONENTS, Other });
    expect(JSON.parse(files['fixtures/paid/full.json'] ?? '').by).toMatchObject({ kind: 'cheque' });
  });

  test('a component that is used elsewhere too is unchanged there', async () => {
    const components = { ...COMPONENTS, Pair: object({ one: part('Other'), two: part('Other') }) };
    const by = object({ main: { oneOf: ALL, discriminator: DISCRIMINATOR }, more: part('Pair') });
    const pair = { one: { kind: 'visa', note: 'n' }, two: { kind: 'Cash', note: 'n' } };
    const run = await paidBy(by, components);
    expect(
      await judged(run, [
        { main: PAYLOADS[2], more: pair },
        { main: WRONG[0], more: pair },
      ]),
    ).toStrictEqual(['', 'required /by/main/number']);
  });

  test('literals of the default itself hold', async () => {
    const Other = object({ kind: { const: 'other' }, note: { type: 'string' } });
    const run = await paidBy({ oneOf: ALL, discriminator: DISCRIMINATOR }, { ...COMPONENTS, Other });
    expect(await judged(run, [{ kind: 'other', note: 'n' }, PAYLOADS[2], PAYLOADS[3]])).toStrictEqual([
      '',
      'enum /by/kind',
      'required /by/kind',
    ]);
  });

  test('a tag that the default requires is required', async () => {
    const run = await paidBy(
      { oneOf: ALL, discriminator: DISCRIMINATOR },
      { ...COMPONENTS, Other: object({ ...KIND, note: { type: 'string' } }) },
    );
    expect(await judged(run, [PAYLOADS[2], PAYLOADS[3]])).toStrictEqual(['', 'required /by/kind']);
  });

  test('a tag that is a number is one in the default, too', async () => {
    const kind = { type: 'integer' };
    const run = await paidBy(
      { oneOf: [part('Card'), part('Other')], discriminator: { ...DISCRIMINATOR, mapping: { 1: 'Card' } } },
      { Card: object({ kind, number: {} }), Other: object({ kind, note: {} }, ['note']) },
    );
    expect(
      await judged(run, [{ kind: 1, number: 1 }, { kind: 2, note: 1 }, { kind: 1, note: 1 }, { kind: 2 }]),
    ).toStrictEqual(['', '', 'required /by/number', 'required /by/note']);
  });

  test('null may be one of the branches', async () => {
    const run = await paidBy({ oneOf: [...ALL, { type: 'null' }], discriminator: DISCRIMINATOR });
    expect(await judged(run, [null, ...WRONG.slice(0, 4)])).toStrictEqual(['', ...ERRORS]);
  });
});

describe('defaultMapping of a base', () => {
  const child = (property: string): object => ({
    allOf: [part('Pet'), object({ [property]: { type: 'boolean' } })],
  });
  const pet = (more: object): object => ({
    ...object({ ...KIND, name: { type: 'string' } }, ['name']),
    discriminator: { propertyName: 'kind', ...more },
  });

  test('names a schema that extends it', async () => {
    const Pet = pet({ mapping: { dog: 'Dog' }, defaultMapping: 'Stray' });
    const run = await paidBy(part('Pet'), { Pet, Dog: child('barks'), Stray: child('wild') });
    expect(
      await judged(run, [
        { kind: 'dog', name: 'n', barks: true },
        { kind: 'dog', name: 'n', wild: true },
        { kind: 'fox', name: 'n', wild: true },
        { name: 'n', wild: true },
        { name: 'n' },
      ]),
    ).toStrictEqual(['', 'required /by/barks', '', '', 'required /by/wild']);
  });

  test('may name the base itself', async () => {
    const run = await paidBy(part('Pet'), { Pet: pet({ defaultMapping: 'Pet' }), Dog: child('barks') });
    expect(
      await judged(run, [
        { kind: 'Dog', name: 'n' },
        { kind: 'fox', name: 'n' },
        { name: 'n' },
        { kind: 'fox' },
      ]),
    ).toStrictEqual(['required /by/barks', '', '', 'required /by/name']);
  });
});

test('A branch that excludes the literals of the others by itself is meant by all other values', async () => {
  const by = {
    oneOf: [
      object({ kind: { const: 'card' }, number: { type: 'string' } }),
      object({ kind: { type: 'string', not: { const: 'card' } }, note: { type: 'string' } }, ['note']),
    ],
  };
  const made = await generateEvent({ by });
  expect(made.files['types.d.ts']).not.toContain('@oneOf');
  const { validateWebhookEvent } = await validatorsOf(made);
  const errors = [{ kind: 'card', note: 'n' }, { kind: 'x' }, {}].map((value) => {
    const answer = validateWebhookEvent({ type: 'a', by: value });
    return answer.valid ? [] : answer.errors.map(({ path }) => path);
  });
  expect(errors).toStrictEqual([['/by/number'], ['/by/note'], ['/by/note']]);
});

describe('A mapping is reported', () => {
  const place = '/components/schemas/Paid/properties/by/discriminator';

  test.each<[string, object, string, string]>([
    ['where the default leads nowhere', { defaultMapping: 'Othr' }, 'HS421', '/defaultMapping'],
    ['where the default is not a branch', { defaultMapping: 'Bill' }, 'HS423', '/defaultMapping'],
    ['where an entry is not a branch', { mapping: { ...MAPPING, bill: 'Bill' } }, 'HS423', '/mapping/bill'],
  ])('%s', async (_what, more, code, pointer) => {
    const by = { oneOf: ALL, discriminator: { ...DISCRIMINATOR, ...more } };
    const { result } = await paidBy(by, { ...COMPONENTS, Bill: OTHER });
    expect(result.warnings).toMatchObject([{ code, pointer: place + pointer }]);
  });

  test('where no branch declares the property of the discriminator', async () => {
    const by = { oneOf: ALL, discriminator: { propertyName: 'knid' } };
    const { result } = await paidBy(by, COMPONENTS);
    expect(result.warnings).toMatchObject([
      { code: 'HS424', pointer: `${place}/propertyName`, hint: 'did you mean "kind"?' },
    ]);
  });

  test('once where a base lists its schemas, and an entry names another one or none', async () => {
    const extended = { allOf: [part('Base'), object({ more: { type: 'boolean' } })] };
    const mapping = { dog: 'Dog', cat: 'Cat', fox: 'Fox' };
    const Base = { ...object(KIND), oneOf: [part('Dog')], discriminator: { propertyName: 'kind', mapping } };
    const run = await paidBy(part('Base'), { Base, Dog: extended, Cat: extended });
    expect(run.result.warnings.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toStrictEqual([
      'HS421 /components/schemas/Base/discriminator/mapping/fox',
      'HS423 /components/schemas/Base/discriminator/mapping/cat',
    ]);
    expect(
      await judged(run, [
        { kind: 'dog', more: true },
        { kind: 'cat', more: true },
      ]),
    ).toStrictEqual(['', 'const /by/kind']);
  });

  test('not where a branch leads to it', async () => {
    const by = {
      oneOf: [part('Money'), part('Other')],
      discriminator: { ...DISCRIMINATOR, mapping: { card: 'Card', cash: 'Cash' } },
    };
    const run = await paidBy(by, { ...COMPONENTS, Money: { oneOf: [part('Card'), part('Cash')] } });
    expect(run.result.warnings).toStrictEqual([]);
    expect(await judged(run, [{ kind: 'cheque', note: 'n' }, { note: 'n' }])).toStrictEqual(['', '']);
  });
});

test(
  'A check of the tag narrows, and the default stays',
  async () => {
    const run = await paidBy({ oneOf: ALL, discriminator: DISCRIMINATOR });
    await writeTree(run.folder, {
      'tsconfig.json': JSON.stringify({
        compilerOptions: { strict: true, noEmit: true, module: 'nodenext', types: [] },
        files: ['use.ts'],
      }),
      'use.ts': `import type { Card, Other, PaidEvent } from './generated/index.js';
export function read({ by }: PaidEvent): Card | Other | undefined {
  return by.kind === 'visa' ? by : undefined;
}
export const made: PaidEvent = { type: 'paid', by: { kind: 'cheque', note: '' } };
export const bare: PaidEvent = { type: 'paid', by: { note: '' } };
`,
    });
    const newest = COMPILERS.at(-1);
    if (newest === undefined) throw new Error('there is no compiler');
    expect(await compile(newest, ['-p', run.folder])).toStrictEqual({ accepted: true, output: '' });
  },
  PATIENCE,
);
