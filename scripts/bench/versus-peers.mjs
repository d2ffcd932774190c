import { checkAgreement } from './agreement.mjs';
import { compare } from './compare.mjs';
import { fixturesOf, guardsOf, validatorsOf } from './emitted.mjs';
import { passes } from './payloads.mjs';
import { ajv } from './peers/ajv.mjs';
import { arktype } from './peers/arktype.mjs';
import { handWritten } from './peers/hand-written.mjs';
import { typebox } from './peers/typebox.mjs';
import { typia } from './peers/typia.mjs';
import { valibot } from './peers/valibot.mjs';
import { zod } from './peers/zod.mjs';
import { generateSixEvents } from './workshop.mjs';

/**
 * @typedef {{ key: string, title: string, valid: number, mixed: number, deviating: string[] }} Row one peer: its time as
 *   multiples of `JSON.parse`, and the timestamps about which it disagrees with RFC 3339
 */

/**
 * Compares our validators with the others on the six events. Throws unless all of them accept the same payloads.
 *
 * @param {string} folder a workshop
 * @returns {Promise<Row[]>}
 */
export async function versusPeers(folder) {
  const generated = generateSixEvents(folder);
  const fixtures = await fixturesOf(generated);
  const peers = [
    ...(await ours(generated)),
    ...(await ajv({ generated, folder })),
    ...(await typia(folder)),
    ...arktype,
    zod,
    ...valibot,
    ...typebox,
    handWritten,
  ];
  const texts = passes(fixtures);
  const valid = compare(peers, texts.valid);
  const mixed = compare(peers, texts.mixed);
  // This comes last, because code that has seen payloads of every shape stays slower.
  const deviating = checkAgreement(peers, fixtures);
  return peers.map(({ key, title }) => ({
    key,
    title,
    valid: valid.get(key) ?? Number.NaN,
    mixed: mixed.get(key) ?? Number.NaN,
    deviating: deviating.get(key) ?? [],
  }));
}

/**
 * The two entry points, each in its own module, so that payloads of one do not affect how the other is optimized.
 *
 * @param {string} generated
 * @returns {Promise<import('./peer.mjs').Peer[]>}
 */
async function ours(generated) {
  const { isWebhookEvent } = await guardsOf(generated);
  const { validateWebhookEvent } = await validatorsOf(generated);
  return [
    { key: 'ours', title: 'ours, `isWebhookEvent`', accepts: (payload) => isWebhookEvent(payload) },
    {
      key: 'oursValidate',
      title: 'ours, `validateWebhookEvent`',
      accepts: (payload) => validateWebhookEvent(payload).valid,
    },
  ];
}
