import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { writeAjvStandalone } from './peers/ajv.mjs';
import { generateSixEvents, ROOT } from './workshop.mjs';

/** @typedef {Record<'guards' | 'validators' | 'all-errors', number>} Sizes bytes, bundled, minified and compressed with `gzip -9` */

/**
 * The sizes of the three entry points with functions for any event, for the six documented events and for all of the repository's catalog.
 *
 * @param {string} folder a workshop
 * @returns {Promise<{ six: Sizes, all: Sizes }>}
 */
export async function sizesOf(folder) {
  return {
    six: await entryPoints(generateSixEvents(folder)),
    all: await entryPoints(path.join(ROOT, 'generated')),
  };
}

/**
 * The size of Ajv's standalone code for the six events, for comparison.
 *
 * @param {string} folder a workshop in which the six events have been generated
 * @returns {Promise<number>} bytes, bundled, minified and compressed with `gzip -9`
 */
export async function sizeOfAjv(folder) {
  const generated = path.join(folder, 'six');
  return compressed(
    readFileSync(await writeAjvStandalone({ generated, folder, mode: 'full', minify: true })),
  );
}

/** @param {string} generated @returns {Promise<Sizes>} */
async function entryPoints(generated) {
  const sizeOf = async (/** @type {string} */ code) =>
    compressed(await bundle({ code, folder: generated, minify: true }));
  return {
    guards: await sizeOf("export { isWebhookEvent } from './guards.js';"),
    validators: await sizeOf("export { validateWebhookEvent } from './validators.js';"),
    'all-errors': await sizeOf("export { validateWebhookEvent } from './all-errors.js';"),
  };
}

/** @param {string | Uint8Array} code */
const compressed = (code) => gzipSync(code, { level: 9 }).length;
