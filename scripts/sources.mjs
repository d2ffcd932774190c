/**
 * Writes `docs/SOURCES.md` from the evidence and the decisions in `test/contract`. With `--check` it writes nothing,
 * and fails when the page is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createJiti } from 'jiti';

const PAGE = new URL('../docs/SOURCES.md', import.meta.url);

/** @returns {string} the page; empty when it does not exist yet */
function readPage() {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    return '';
  }
}

/** @type {{ sourcesPage: string }} */
const { sourcesPage } = await createJiti(import.meta.url).import('../test/contract/sources-page.ts');

if (!process.argv.includes('--check')) {
  mkdirSync(new URL('./', PAGE), { recursive: true });
  writeFileSync(PAGE, sourcesPage);
} else if (readPage() !== sourcesPage) {
  console.error('docs/SOURCES.md is stale: run node scripts/sources.mjs');
  process.exitCode = 1;
}
