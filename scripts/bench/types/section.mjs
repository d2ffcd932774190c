import { writeBlock } from '../blocks.mjs';

/** Replaces the table in docs/BENCHMARKS.md. @param {string} table */
export function writeSection(table) {
  writeBlock(
    'bench:types',
    `## What types cost the compiler

Check time over an empty file's, median of three, as a ratio to that of others in the same run, for catalogs of events
of common size (\`npm run bench -- types\`): a full \`switch\` over the union, an object of handlers typed by
\`WebhookEventMap\`, a generic \`on<T extends WebhookEventType>(type, handler)\` called once per event, and the same
\`switch\` over the union that zod and valibot infer. "Per event : at 600" is 1 where an event costs as much as in a
catalog of 600. Memory is the \`switch\`'s; instantiations are over an empty file's, of \`switch\`, \`handlers\`, \`on\`, zod
and valibot. A compiler may use at most 4 GB and four minutes. The peers are not run at 6,000 events.

With 7.0, what grows faster than the number of events is the compiler's own way through the union: for \`never\` in the
last branch of the \`switch\`, and for each call of \`on\`. A \`handlers\` object needs neither.

${table}`,
  );
}
