import path from 'node:path';
import { writeCopies } from './copies.mjs';
import { guardsOf, validatorsOf } from './emitted.mjs';
import { EVENTS } from './events.mjs';
import { interleave, passOver } from './rounds.mjs';
import { generate } from './workshop.mjs';

/** The number of copies of each of the six events. */
const COPIES = 100;

/**
 * The time per payload in a catalog of 600 events.
 *
 * @param {string} folder a workshop
 * @returns {Promise<{ guard: number, validate: number }>} as multiples of the time in a catalog of 6 events
 */
export async function versusSize(folder) {
  const few = generateCopies(folder, 1);
  const many = generateCopies(folder, COPIES);
  // The same number of payloads in both, so that CPU caches hold the same amount.
  const items = {
    few: many.texts.map((_, index) => JSON.parse(few.texts[index % few.texts.length] ?? '')),
    many: many.texts.map((text) => JSON.parse(text)),
  };
  const guards = { few: await guardsOf(few.generated), many: await guardsOf(many.generated) };
  const validators = { few: await validatorsOf(few.generated), many: await validatorsOf(many.generated) };
  return {
    guard: ratio(items, { few: guards.few.isWebhookEvent, many: guards.many.isWebhookEvent }),
    validate: ratio(items, {
      few: (payload) => validators.few.validateWebhookEvent(payload).valid,
      many: (payload) => validators.many.validateWebhookEvent(payload).valid,
    }),
  };
}

/**
 * Generates a catalog in which each of the six events appears several times, under different names. Shapes repeat in
 * large catalogs in the same way.
 *
 * @param {string} folder
 * @param {number} copies of each event
 * @returns {{ generated: string, texts: string[] }} the package, and the samples of all its events
 */
function generateCopies(folder, copies) {
  const schemas = path.join(folder, `schemas-${copies}`);
  const wanted = EVENTS.flatMap((event) => Array.from({ length: copies }, (_, copy) => ({ event, copy })));
  const texts = writeCopies(schemas, wanted);
  return { generated: generate({ schemas, out: path.join(folder, `events-${copies}`) }), texts };
}

/**
 * @param {{ few: unknown[], many: unknown[] }} items
 * @param {{ few: (payload: unknown) => boolean, many: (payload: unknown) => boolean }} accepts
 */
function ratio(items, accepts) {
  const [few, many] = /** @type {const} */ (['few', 'many']).map((key) => {
    const pass = passOver({ one: accepts[key], items: items[key] });
    if (pass() !== items[key].length) throw new Error('A sample is rejected');
    return { key, pass };
  });
  if (few === undefined || many === undefined) throw new Error('Nothing to compare');
  return interleave(few, [many]).get('many') ?? Number.NaN;
}
