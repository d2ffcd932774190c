import { expect, test } from 'vitest';
import { killTest } from '../../scripts/kill-test/kill-test.mjs';
import { temporaryFolder } from '../support/folders.js';

// `npm run kill-test` does this a hundred times, `test/output/write-failures.test.ts` at each operation on the disk.
test('a killed run leaves complete files, and the next run finishes', { timeout: 120_000 }, async () => {
  const found = await killTest({ folder: await temporaryFolder(), moments: 5, seed: 2 });
  expect(found).toMatchObject({ killed: 5, problems: [] });
  expect(found.finished).toBeGreaterThan(0);
});
