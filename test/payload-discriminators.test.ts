import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../generator/config/config.js';
import { COMPILERS } from '../scripts/compilers.mjs';
import { diagnosticsOf, type Generated, generateFrom, validatorsOf } from './support/catalogs.js';
import { writeTree } from './support/folders.js';
import { compile, PATIENCE } from './types/compile.js';

type Parts = Readonly<Record<string, object>>;

const part = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** A component with a tag and one more property, both required. */
const tagged = (property: object, tag: object = { type: 'string' }): object => ({
  type: 'object',
  required: ['kind', ...Object.keys(property)],
  properties: { kind: tag, ...property },
});

const CARD = tagged({ number: { type: 'string' } });
const CASH = tagged({ coins: { type: 'boolean' } });
const BOTH = [part('Card'), part('Cash')];

/** A document with one event, whose property `by` is the schema to test. */
const paidBy = (
  by: object,
  components: Parts = { Card: CARD, Cash: CASH },
  properties: object = {},
): object => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  components: {
    schemas: {
      Paid: {
        type: 'object',
        required: ['type', 'by'],
        properties: { type: { const: 'paid' }, by, ...properties },
      },
      ...components,
    },
  },
});

function generated(api: object, more: Partial<CatalogConfig> = {}): Promise<Generated> {
  return generateFrom({ 'api.json': api }, more);
}

/** What the validator says of values of `by`: nothing, or keyword and place of the error. */
async function judged(run: Generated, values: readonly object[]): Promise<readonly string[]> {
  const { validateWebhookEvent, isWebhookEvent } = await validatorsOf(run);
  return values.map((by) => {
    const answer = validateWebhookEvent({ type: 'paid', by });
    expect(isWebhookEvent({ type: 'paid', by })).toBe(answer.valid);
    return answer.valid ? '' : answer.errors.map(({ keyword, path }) => `${keyword} ${path}`).join();
  });
}

const card = (kind: unknown): object => ({ kind, number: '4' });
const cash = (kind: unknown): object => ({ kind, coins: true });

describe('A choice with a discriminator is decided by the tag:', () => {
  const mapping = { visa: '#/components/schemas/Card', master: 'Card', cash: 'Cash' };

  test.each<[string, object]>([
    ['oneOf', { oneOf: BOTH, discriminator: { propertyName: 'kind', mapping } }],
    ['anyOf', { anyOf: BOTH, discriminator: { propertyName: 'kind', mapping } }],
  ])('%s with a mapping, several values for one schema among them', async (_what, by) => {
    const run = await generated(paidBy(by));
    expect(
      await judged(run, [
        card('visa'),
        card('master'),
        cash('cash'),
        card('cash'),
        card('Card'),
        { number: '4' },
      ]),
    ).toStrictEqual(['', '', '', 'required /by/coins', 'enum /by/kind', 'required /by/kind']);
    expect(await judged(run, [{ ...card('visa'), coins: true }])).toStrictEqual(['']);
    expect(run.files['types.d.ts']).toMatch(/interface Card \{\n\s+kind: "visa" \| "master";/);
    expect(run.files['types.d.ts']).toMatch(/interface Cash \{\n\s+kind: "cash";/);
  });

  test('names of schemas are the values without a mapping', async () => {
    const run = await generated(paidBy({ oneOf: BOTH, discriminator: { propertyName: 'kind' } }));
    expect(await judged(run, [card('Card'), cash('Cash'), card('Cash'), card('card')])).toStrictEqual([
      '',
      '',
      'required /by/coins',
      'enum /by/kind',
    ]);
  });

  test('the values of a mapping are numbers or booleans where the tag is', async () => {
    const api = paidBy(
      { oneOf: BOTH, discriminator: { propertyName: 'kind', mapping: { 1: 'Card', true: 'Cash' } } },
      { Card: tagged({}, { type: 'integer' }), Cash: tagged({}, { type: 'boolean' }) },
    );
    const found = await judged(await generated(api), [
      { kind: 1 },
      { kind: true },
      { kind: '1' },
      { kind: 2 },
    ]);
    expect(found).toStrictEqual(['', '', 'enum /by/kind', 'enum /by/kind']);
  });

  test('literals of a branch count more than its name', async () => {
    const components = { Card: tagged({}, { const: 'card' }), Cash: tagged({}, { enum: ['cash', 'coins'] }) };
    const by = { oneOf: BOTH, discriminator: { propertyName: 'kind' } };
    const { files } = await generated(paidBy(by, components));
    const other = await generated(paidBy(by, components), { discriminators: 'annotation' });
    expect(files['types.d.ts']).toBe(other.files['types.d.ts']);
  });

  test('a list that all branches share is split by the mapping', async () => {
    const tag = { enum: ['card', 'cash'] };
    const components = { Card: tagged({}, tag), Cash: tagged({}, tag) };
    const by = {
      oneOf: BOTH,
      discriminator: { propertyName: 'kind', mapping: { card: 'Card', cash: 'Cash' } },
    };
    const { files } = await generated(paidBy(by, components));
    expect(files['types.d.ts']).toMatch(/interface Card \{\n\s+kind: "card";/);
  });

  test('a component that is used elsewhere too is unchanged in its other places', async () => {
    const by = { oneOf: BOTH, discriminator: { propertyName: 'kind' } };
    const run = await generated(paidBy(by, undefined, { last: part('Card') }));
    expect(run.files['types.d.ts']).toMatch(/interface Card \{\n\s+kind: string;/);
    expect(await judged(run, [card('Card'), card('Cash'), card('x')])).toStrictEqual([
      '',
      'required /by/coins',
      'enum /by/kind',
    ]);
    const { validateWebhookEvent } = await validatorsOf(run);
    expect(validateWebhookEvent({ type: 'paid', by: card('Card'), last: card('x') }).valid).toBe(true);
  });

  test('a branch that is a choice itself has the values of its branches', async () => {
    const components = { Card: CARD, Cash: CASH, Bill: tagged({ due: {} }), Money: { oneOf: BOTH } };
    const by = {
      oneOf: [part('Money'), part('Bill')],
      discriminator: { propertyName: 'kind', mapping: { card: 'Card', cash: 'Cash', bill: 'Bill' } },
    };
    const found = await judged(await generated(paidBy(by, components)), [
      card('card'),
      cash('cash'),
      { kind: 'bill', due: 1 },
      card('bill'),
      card('x'),
    ]);
    expect(found).toStrictEqual(['', '', '', 'required /by/due', 'enum /by/kind']);
  });

  test('null may be one of the branches', async () => {
    const by = { oneOf: [...BOTH, { type: 'null' }], discriminator: { propertyName: 'kind', mapping } };
    const run = await generated(paidBy(by));
    expect(run.files['types.d.ts']).toContain('by: Card | Cash | null;');
    const { validateWebhookEvent } = await validatorsOf(run);
    expect(validateWebhookEvent({ type: 'paid', by: null }).valid).toBe(true);
    expect(validateWebhookEvent({ type: 'paid', by: card('giro') })).toMatchObject({
      errors: [{ path: '/by/kind', expected: 'one of "visa", "master", "cash"' }],
    });
  });

  test('in files of their own, too', async () => {
    const discriminator = { propertyName: 'kind', mapping: { card: './Card.json' } };
    const by = { oneOf: [{ $ref: 'parts/Card.json' }, { $ref: 'parts/Cash.json' }], discriminator };
    const run = await generateFrom({
      'api.json': paidBy({ $ref: 'parts/By.json' }, {}),
      'parts/By.json': { ...by, oneOf: [{ $ref: 'Card.json' }, { $ref: 'Cash.json' }] },
      'parts/Card.json': CARD,
      'parts/Cash.json': CASH,
    });
    expect(await judged(run, [card('card'), cash('Cash'), card('Card')])).toStrictEqual([
      '',
      '',
      'enum /by/kind',
    ]);
  });

  test('but an annotation if the configuration says so', async () => {
    const by = { anyOf: BOTH, discriminator: { propertyName: 'kind', mapping } };
    const off = await generated(paidBy(by), { discriminators: 'annotation' });
    expect(await judged(off, [card('cash'), card('x')])).toStrictEqual(['', '']);
  });
});

describe('A base with a discriminator is one of the schemas that extend it:', () => {
  const base = (more: object): object => ({
    ...tagged({ name: { type: 'string' } }),
    description: 'A pet.',
    discriminator: { propertyName: 'kind', ...more },
  });
  const child = (property: string): object => ({
    allOf: [
      part('Pet'),
      { type: 'object', required: [property], properties: { [property]: { type: 'boolean' } } },
    ],
  });
  const dog = (kind: string): object => ({ kind, name: 'n', barks: true });
  const cat = (kind: string): object => ({ kind, name: 'n', purrs: true });

  test('those that the mapping names, and others by their names', async () => {
    const components = { Pet: base({ mapping: { dog: 'Dog' } }), Dog: child('barks'), Cat: child('purrs') };
    const run = await generated(paidBy(part('Pet'), components));
    expect(await judged(run, [dog('dog'), cat('Cat'), cat('dog'), dog('Dog'), dog('Pet')])).toStrictEqual([
      '',
      '',
      'required /by/barks',
      'enum /by/kind',
      'enum /by/kind',
    ]);
    const types = run.files['types.d.ts'] ?? '';
    expect(types).toContain('export type Pet = Dog | Cat;');
    expect(types).toContain('interface Dog {\n  kind: "dog";\n  name: string;\n  barks: boolean;\n}');
  });

  test('those that extend one that extends it, too', async () => {
    const puppy = { allOf: [part('Dog'), { properties: { small: { type: 'boolean' } } }] };
    const components = { Pet: base({}), Dog: child('barks'), Puppy: puppy };
    const run = await generated(paidBy(part('Pet'), components));
    expect(
      await judged(run, [dog('Dog'), dog('Puppy'), { ...dog('Puppy'), small: 1 }, dog('Cat')]),
    ).toStrictEqual(['', '', 'type /by/small', 'enum /by/kind']);
  });

  test('where base and choice refer to each other', async () => {
    const pet = { ...base({}), oneOf: [part('Dog'), part('Cat')] };
    const components = { Pet: pet, Dog: child('barks'), Cat: child('purrs') };
    const run = await generated(paidBy(part('Pet'), components));
    expect(await judged(run, [dog('Dog'), cat('Cat'), cat('Dog')])).toStrictEqual([
      '',
      '',
      'required /by/barks',
    ]);
  });

  test('where the tag has the name of the property that names events', async () => {
    const pet = {
      type: 'object',
      required: ['type'],
      properties: { type: { type: 'string' } },
      discriminator: { propertyName: 'type', mapping: { dog: 'Dog' } },
    };
    const run = await generated(paidBy(part('Pet'), { Pet: pet, Dog: child('barks') }));
    expect(run.result.events).toStrictEqual(['paid']);
    expect(await judged(run, [{ type: 'dog', barks: true }, { type: 'dog' }])).toStrictEqual([
      '',
      'required /by/barks',
    ]);
  });

  test('also in a document with webhooks, of which only those are read that payloads may hold', async () => {
    const event = (by: object): object => ({
      type: 'object',
      required: ['type'],
      properties: { type: { const: 'paid' }, by },
    });
    const api = {
      openapi: '3.1.0',
      webhooks: {
        paid: { post: { requestBody: { content: { 'application/json': { schema: event(part('Pet')) } } } } },
      },
      components: { schemas: { Pet: base({}), Dog: child('barks'), Unused: { type: 'strng' } } },
    };
    const run = await generated(api);
    expect(await judged(run, [dog('Dog'), dog('dog')])).toStrictEqual(['', 'const /by/kind']);
  });

  test('but the base itself where nothing extends it', async () => {
    const run = await generated(paidBy(part('Pet'), { Pet: base({}) }));
    expect(await judged(run, [dog('anything')])).toStrictEqual(['']);
  });
});

describe('What is wrong with a mapping is said:', () => {
  const place = '/components/schemas/Paid/properties/by/discriminator/mapping';

  test('where it leads nowhere', async () => {
    const discriminator = { propertyName: 'kind', mapping: { card: 'Crad', cash: 'Cash' } };
    const { result } = await generated(paidBy({ oneOf: BOTH, discriminator }));
    expect(result.warnings).toMatchObject([{ code: 'HS421', pointer: `${place}/card` }]);
  });

  test('where it contradicts a literal', async () => {
    const discriminator = { propertyName: 'kind', mapping: { cart: 'Card' } };
    const api = paidBy({ oneOf: BOTH, discriminator }, { Card: tagged({}, { const: 'card' }), Cash: CASH });
    expect(await diagnosticsOf(generated(api))).toMatchObject([{ code: 'HS422', pointer: `${place}/cart` }]);
    expect((await generated(api, { discriminators: 'annotation' })).result.warnings).toStrictEqual([]);
  });
});

test('A base is checked where a schema that extends it is used, and its other extensions are not', async () => {
  const extended = (property: object): object => ({
    allOf: [part('Means'), { type: 'object', ...property }],
  });
  const api = paidBy(part('Card'), {
    Means: { ...tagged({}, { type: 'string', formatt: 'x' }), discriminator: { propertyName: 'kind' } },
    Card: extended({ properties: { number: { type: 'string' } } }),
    Cash: extended({ properties: { coins: { type: 'boolean', maxlength: 1 } } }),
  });
  const webhooks = {
    paid: { post: { requestBody: { content: { 'application/json': { schema: part('Paid') } } } } },
  };
  expect(await diagnosticsOf(generated({ ...api, webhooks }))).toMatchObject([
    { code: 'HS201', pointer: '/components/schemas/Means/properties/kind/formatt' },
  ]);
});

test('A base with a choice of its own is checked where one of its schemas is used, and the others are not', async () => {
  const extended = (property: object): object => ({
    allOf: [part('Means'), { type: 'object', ...property }],
  });
  const Means = { ...tagged({ by: part('Bank') }), oneOf: BOTH, discriminator: { propertyName: 'kind' } };
  const components = {
    Means: { ...Means, required: ['kind', 'lost'] },
    Bank: { type: 'object', properties: { name: { minLength: 1 } } },
    Card: extended({ properties: { number: { type: 'string' } } }),
    Cash: extended({ properties: { coins: { minLength: 1 } } }),
    Loop: extended({ properties: { next: part('Means') } }),
  };
  const webhooks = {
    paid: { post: { requestBody: { content: { 'application/json': { schema: part('Paid') } } } } },
  };
  const codes = async (by: string) => {
    const { result, files } = await generated({ ...paidBy(part(by), components), webhooks });
    const found = result.warnings.map(
      ({ code, pointer }) => `${code} ${pointer?.replace('/components/schemas/', '')}`,
    );
    return { found, hasCash: /\bCash\b/.test(files['types.d.ts'] ?? '') };
  };
  const bank = 'HS215 Bank/properties/name';
  const lost = 'HS221 Means/required/1';
  expect(await codes('Card')).toStrictEqual({ found: [lost, bank], hasCash: false });
  const coins = 'HS215 Cash/allOf/1/properties/coins';
  expect(await codes('Loop')).toMatchObject({ hasCash: true });
  expect(await codes('Means')).toStrictEqual({ found: [lost, bank, coins], hasCash: true });
});

test(
  'A check of the tag narrows',
  async () => {
    const discriminator = { propertyName: 'kind', mapping: { visa: 'Card', cash: 'Cash' } };
    const run = await generated(paidBy({ oneOf: BOTH, discriminator }, undefined, { last: part('Card') }));
    await writeTree(run.folder, {
      'tsconfig.json': JSON.stringify({
        compilerOptions: { strict: true, noEmit: true, module: 'nodenext', types: [] },
        files: ['use.ts'],
      }),
      'use.ts': `import type { PaidEvent } from './generated/index.js';
export function read({ by }: PaidEvent): string | boolean {
  if (by.kind === 'visa') return by.number;
  const rest: 'cash' = by.kind;
  return rest === 'cash' && by.coins;
}
// @ts-expect-error: the mapping has no such value
export const never = ({ by }: PaidEvent): boolean => by.kind === 'giro';
`,
    });
    const newest = COMPILERS.at(-1);
    if (newest === undefined) throw new Error('there is no compiler');
    const said = await compile(newest, ['-p', run.folder]);
    expect(said).toStrictEqual({ accepted: true, output: '' });
  },
  PATIENCE,
);
