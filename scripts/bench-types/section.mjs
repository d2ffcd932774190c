import { writeBlock } from '../bench/blocks.mjs';

/** Puts the table into docs/BENCHMARKS.md, in the place of the one that is there. @param {string} table */
export function writeSection(table) {
  writeBlock(
    'bench:types',
    `## What types cost the compiler

Seconds of check time over an empty file's, median of three, for catalogs of events of common size (\`npm run
bench:types\`): a full \`switch\` over the union, an object of handlers typed by \`WebhookEventMap\`, and a generic
\`on<T extends WebhookEventType>(type, handler)\` called once an event; the same \`switch\` over the union that zod and
valibot infer. Memory is the \`switch\`'s, instantiations are over an empty file's, in the order of the columns. No
compiler may use more than 4 GB or four minutes. The peers are not run at 6,000 events.

${table}`,
  );
}
