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
 * @typedef {{ key: string, title: string, valid: number, mixed: number, otherwise: string[] }} Row one peer: its cost
 *   as multiples of `JSON.parse`, and the timestamps that it judges otherwise than RFC 3339
 */

/**
 * Compares ours with the others on the six events; no number is given unless all accept and refuse the same.
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
  // Last, since code that has once seen payloads of every shape is slower ever after.
  const otherwise = checkAgreement(peers, fixtures);
  return peers.map(({ key, title }) => ({
    key,
    title,
    valid: valid.get(key) ?? Number.NaN,
    mixed: mixed.get(key) ?? Number.NaN,
    otherwise: otherwise.get(key) ?? [],
  }));
}

/**
 * The two entry points, each as a module of its own, so that neither learns from the other's payloads.
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
