import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keptBlocks } from './blocks.mjs';
import { sizeOfAjv, sizesOf } from './sizes-of.mjs';
import { grid, shown, table } from './tables.mjs';
import { versusSize } from './versus-size.mjs';
import { versusStart } from './versus-start.mjs';
import { ROOT, withWorkshop } from './workshop.mjs';

const PEERS = ['ajv', 'ajv-formats', 'arktype', '@sinclair/typebox', 'typia', 'valibot', 'zod', 'esbuild'];

/**
 * Measures scale, start and sizes, and writes docs/BENCHMARKS.md.
 *
 * @param {readonly import('./versus-peers.mjs').Row[]} rows
 */
export async function writePage(rows) {
  const scale = await withWorkshop(versusSize);
  const start = await withWorkshop(versusStart);
  const sizes = await withWorkshop(async (folder) => ({
    ...(await sizesOf(folder)),
    ajv: await sizeOfAjv(folder),
  }));
  const entries = grid(
    ['', '600 events : 6', 'start : Ajv standalone', 'gzipped : Ajv standalone', 'gzipped, 41 events : 6'],
    [
      [
        '`isWebhookEvent`',
        scale.guard,
        start.guard,
        sizes.six.guards / sizes.ajv,
        sizes.all.guards / sizes.six.guards,
      ],
      [
        '`validateWebhookEvent`',
        scale.validate,
        start.validate,
        sizes.six.validators / sizes.ajv,
        sizes.all.validators / sizes.six.validators,
      ],
    ].map((line) => line.map((cell) => (typeof cell === 'number' ? shown(cell) : cell))),
  );
  writeFileSync(path.join(ROOT, 'docs', 'BENCHMARKS.md'), `${pageOf({ rows, entries })}${keptBlocks()}`);
}

/** @param {{ rows: readonly import('./versus-peers.mjs').Row[], entries: string }} results */
function pageOf({ rows, entries }) {
  return `<!-- Written by \`npm run bench -- validate --write\`. Do not edit. -->

# Benchmarks

Every number is a ratio. A run measures all contestants in one process, in turn, and gives the median of 150 rounds; it
repeats well on an idle machine, and the order of the contestants on a busy one.

- Machine: ${os.type()} ${os.arch()}, ${os.availableParallelism()} cores; Node ${process.versions.node}
- Versions: ${PEERS.map(versionOf).join(', ')}; typia with TypeScript 5.9

## Time for a payload

The cost of checking whether a payload is one of six documented events (\`organization.*\`, \`permission.*\`), as a
multiple of \`JSON.parse\` of the same text. The payloads are the samples of the schemas, and the same with every tenth
replaced by one that breaks a rule. Figures are printed only if all contestants accept and reject the same payloads: the
fixtures of the events, and timestamps at the edges of RFC 3339, where all but Ajv's own formats use the same function.

${table(rows)}

typia 12 is compiled with its transformer on TypeScript 5.9; typia 14 is left out, since its compiler needs Go modules.
Hand-written is code for these six events alone, with nothing generated.

## Catalogs that grow, start, size

A payload at 600 events, whose shapes repeat, as a multiple of one at 6 (\`npm run bench -- scale\`); import and first
event in a new process as a multiple of what Ajv's standalone code takes, both bundled and minified
(\`npm run bench -- start\`); bundled, minified and gzipped size as a multiple of Ajv's standalone code, and of the 41
events as a multiple of the six. \`npm run bench -- sizes\` compares the bytes with \`scripts/bench/sizes.json\`, and fails
when something has grown by a tenth.

${entries}
`;
}

/** @param {string} name */
function versionOf(name) {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return `${name} ${version}`;
}
