import { expect, test } from 'vitest';
import { readText } from '../../generator/evidence/read-text.js';
import type { ReadingContext } from '../../generator/evidence/reading-context.js';

test('a page of more than 4 Mi characters is not read', async () => {
  const page = { name: 'events.md', kind: 'page' } as const;
  const [found] = await readText(page, 'x'.repeat(4 * 2 ** 20 + 1), {} as ReadingContext);
  expect(found?.diagnostics).toMatchObject([{ code: 'HS829', hint: 'split the page' }]);
});
