import { describe, expect, test } from 'vitest';
import { diagnosticsOf } from '../support/catalogs.js';
import { BOTH, generated, judged, paidBy, part, tagged } from '../support/paid-by.js';

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
