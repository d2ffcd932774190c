import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bench/workshop.mjs';

const FILE = path.join(ROOT, 'docs', 'BENCHMARKS.md');
const BEGIN = '<!-- begin: types. Written by `npm run bench:types -- --write`. -->';
const END = '<!-- end: types -->';

/** Puts the section into docs/BENCHMARKS.md, in the place of the one that is there. @param {string} table */
export function writeSection(table) {
  const page = readFileSync(FILE, 'utf8');
  const kept = typesSection(page);
  const fresh = section(table);
  writeFileSync(FILE, kept === '' ? `${page.trimEnd()}\n\n${fresh}\n` : page.replace(kept, () => fresh));
}

/** The section as it stands in a page, for whoever writes the others; empty where there is none. @param {string} page */
export function typesSection(page) {
  const [start, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  return start < 0 || end < start ? '' : page.slice(start, end + END.length);
}

/** @param {string} table */
function section(table) {
  return `${BEGIN}

## What types cost the compiler

Seconds of check time over an empty file's, median of three, for catalogs of events of common size (\`npm run
bench:types\`): a full \`switch\` over the union, an object of handlers typed by \`WebhookEventMap\`, and a generic
\`on<T extends WebhookEventType>(type, handler)\` called once an event; the same \`switch\` over the union that zod and
valibot infer. Memory is the \`switch\`'s, instantiations are over an empty file's, in the order of the columns. No
compiler may use more than 4 GB or four minutes. The peers are not run at 6,000 events.

${table}

${END}`;
}
