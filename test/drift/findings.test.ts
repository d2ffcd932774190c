import { describe, expect, test } from 'vitest';
import { escapeExpression } from '../../generator/text/wildcards.js';
import { differences, driftOf, SHOP_PAGE, textAt } from '../support/drift.js';
import { DRIFT_CASES } from '../support/drift-cases.js';

const edited = (page: string, [from, to]: readonly [string, string]): string => {
  expect(page).toContain(from);
  return page.replace(from, () => to);
};

test('nothing differs before anything is changed', async () => {
  const result = await driftOf({ 'page.md': SHOP_PAGE }, { sources: ['page.md'], complete: true });
  expect(result.diagnostics.filter(({ code }) => code !== 'HS825')).toStrictEqual([]);
});

describe('A difference is found with its places:', () => {
  test.each(DRIFT_CASES)('$code at "$path" ($edit.1)', async (one) => {
    const {
      code,
      event = 'order.paid',
      path,
      edit = ['', ''],
      also = ['', ''],
      files = {},
      contract = { sources: ['page.md'] },
    } = one;
    const result = await driftOf({ 'page.md': edited(edited(SHOP_PAGE, edit), also), ...files }, contract);
    const found = result.open.find(
      (each) => each.code === code && each.event === event && each.path === path,
    );
    expect(found, differences(result).join('\n')).toBeDefined();
    if (found === undefined) return;
    if (one.at !== '')
      expect(await textAt(result.folder, found.at)).toMatch(new RegExp(`^${escapeExpression(one.at)}`));
    if (one.schemaAt !== undefined)
      expect(await textAt(result.folder, found.schemaAt ?? {})).toMatch(
        new RegExp(`^${escapeExpression(one.schemaAt)}`),
      );
  });

  test('each code is provoked at least three times', () => {
    const codes = [
      'HS810',
      'HS811',
      'HS812',
      'HS813',
      'HS814',
      'HS815',
      'HS816',
      'HS817',
      'HS818',
      'HS819',
      'HS820',
      'HS821',
      'HS822',
      'HS824',
    ];
    for (const code of codes)
      expect([code, DRIFT_CASES.filter((one) => one.code === code).length >= 3]).toStrictEqual([code, true]);
  });
});
