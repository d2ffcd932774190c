import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './workshop.mjs';

const PAGE = path.join(ROOT, 'docs', 'BENCHMARKS.md');
const BLOCK = /<!-- (bench:[a-z-]+) -->\n[\s\S]*?<!-- \/\1 -->\n/g;

/**
 * Writes one section of docs/BENCHMARKS.md. It replaces the section with the same name, or is added at the end.
 *
 * @param {string} name such as `bench:generate`
 * @param {string} text Markdown
 */
export function writeBlock(name, text) {
  const block = `<!-- ${name} -->\n\n${text.trim()}\n\n<!-- /${name} -->\n`;
  const page = readFileSync(PAGE, 'utf8');
  const old = [...page.matchAll(BLOCK)].find((match) => match[1] === name)?.[0];
  writeFileSync(PAGE, old === undefined ? `${page.trimEnd()}\n\n${block}` : page.replace(old, () => block));
}

/** @returns {string} the current sections of the page, which are kept when the rest is rewritten */
export function keptBlocks() {
  const blocks = readFileSync(PAGE, 'utf8').match(BLOCK) ?? [];
  return blocks.map((block) => `\n${block}`).join('');
}
