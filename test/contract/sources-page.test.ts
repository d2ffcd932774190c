import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourcesPage } from './sources-page.js';

test('docs/SOURCES.md is what scripts/sources.mjs writes', () => {
  expect(readFileSync(new URL('../../docs/SOURCES.md', import.meta.url), 'utf8')).toBe(sourcesPage);
});
