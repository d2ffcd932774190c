import { expect, test } from 'vitest';
import { killTest } from '../scripts/kill-test/kill-test.mjs';
import { temporaryFolder } from './support/folders.js';

// `npm run kill-test` does the same a hundred times; `test/write-failures.test.ts` at each operation on the disk.
test('a run that is killed leaves whole files, and the next one finishes', { timeout: 120_000 }, async () => {
  const found = await killTest({ folder: await temporaryFolder(), moments: 5, seed: 2 });
  expect(found).toMatchObject({ killed: 5, problems: [] });
  expect(found.finished).toBeGreaterThan(0);
});
