import { describe, expect, test } from 'vitest';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { diagnosticsOf, generateFrom, validatorsOf } from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { writeTree } from '../support/folders.js';
import { BOTH, CARD, CASH, generated, judged, paidBy, part, tagged } from '../support/paid-by.js';

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

describe('What is wrong with a mapping is said:', () => {
  const place = '/components/schemas/Paid/properties/by/discriminator/mapping';

  test('where it leads nowhere', async () => {
    const discriminator = { propertyName: 'kind', mapping: { card: 'Crad', cash: 'Cash' } };
    const { result } = await generated(paidBy({ oneOf: BOTH, discriminator }));
    expect(result.warnings).toMatchObject([{ code: 'HS421', pointer: `${place}/card` }]);
    expect(result.warnings[0]?.hint).toBe('did you mean "Card"?');
  });

  test('where its reference leads nowhere', async () => {
    const mapping = { card: '#/components/schemas/Crad', cash: '#/component/schemas/Cash' };
    const { result } = await generated(
      paidBy({ oneOf: BOTH, discriminator: { propertyName: 'kind', mapping } }),
    );
    expect(result.warnings.map(({ hint }) => hint)).toStrictEqual([
      'did you mean #/components/schemas/Card?',
      'did you mean #/components/schemas/Cash?',
    ]);
  });

  test('where it contradicts a literal', async () => {
    const discriminator = { propertyName: 'kind', mapping: { cart: 'Card' } };
    const api = paidBy({ oneOf: BOTH, discriminator }, { Card: tagged({}, { const: 'card' }), Cash: CASH });
    expect(await diagnosticsOf(generated(api))).toMatchObject([{ code: 'HS422', pointer: `${place}/cart` }]);
    expect((await generated(api, { discriminators: 'annotation' })).result.warnings).toStrictEqual([]);
  });
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
