import { describe, expect, test } from 'vitest';
import { differences, driftOf, SHOP, SHOP_PAGE, textAt } from '../support/drift.js';

const SENT = 'schemas/events/order.sent.schema.json';
const LOST = {
  'schemas/events/order.lost.schema.json': (SHOP[SENT] ?? '').replace('order.sent', 'order.lost'),
};
const SECTION = SHOP_PAGE.slice(SHOP_PAGE.indexOf('## `order.sent`'));
const ALL = `${SHOP_PAGE}\n${SECTION.replaceAll('order.sent', 'order.lost')}`;

const found = (page: string) => driftOf({ 'page.md': page }, { sources: ['page.md'] }, { ...SHOP, ...LOST });

describe('A page with two events of a family', () => {
  test('is expected to have the third', async () => {
    const result = await found(SHOP_PAGE);
    expect(differences(result)).toStrictEqual(['HS811 order.lost ']);
    const [gone] = result.open.filter(({ code }) => code === 'HS811');
    expect(await textAt(result.folder, gone?.at ?? {})).toBe('`order.paid`');
    expect(await textAt(result.folder, { ...gone?.schemaAt, column: 1 })).toBe('{');
  });

  test('is not expected to have events of other families', async () => {
    const item = {
      'schemas/events/item.lost.schema.json': (SHOP[SENT] ?? '').replace('order.sent', 'item.lost'),
    };
    const result = await driftOf({ 'page.md': SHOP_PAGE }, { sources: ['page.md'] }, { ...SHOP, ...item });
    expect(differences(result)).toStrictEqual([]);
  });

  test('is not expected to have what another page has', async () => {
    const files = { 'page.md': SHOP_PAGE, 'lost.md': SECTION.replaceAll('order.sent', 'order.lost') };
    const result = await driftOf(files, { sources: ['page.md', 'lost.md'] }, { ...SHOP, ...LOST });
    expect(differences(result)).toStrictEqual([]);
  });

  test('says nothing of the third while a source cannot be read', async () => {
    const files = { 'page.md': SHOP_PAGE };
    const result = await driftOf(files, { sources: ['page.md', 'gone.md'] }, { ...SHOP, ...LOST });
    expect(differences(result)).toStrictEqual([]);
    expect(result.isQuiet).toBe(false);
  });
});

describe('A page that describes all other events', () => {
  test.each<[string, RegExp]>([
    ['without a table', /^\|.*\n/gm],
    ['without a sample', /```json[\s\S]*?```/],
  ])('%s for one is reported there', async (_name, part) => {
    const at = ALL.indexOf('## `order.lost`');
    const result = await found(ALL.slice(0, at) + ALL.slice(at).replace(part, ''));
    expect(differences(result)).toStrictEqual(['HS814 order.lost ']);
    const [bare] = result.open.filter(({ code }) => code === 'HS814');
    expect(await textAt(result.folder, bare?.at ?? {})).toBe('`order.lost`');
  });

  test('without samples for several has nothing to be reported', async () => {
    expect(differences(await found(ALL.replace(/```json[\s\S]*?```/g, '')))).toStrictEqual([]);
  });
});
