import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourcesPage } from './sources-page.js';

test('docs/SOURCES.md is up to date with scripts/sources.mjs', () => {
  expect(readFileSync(new URL('../../docs/SOURCES.md', import.meta.url), 'utf8')).toBe(sourcesPage);
});
