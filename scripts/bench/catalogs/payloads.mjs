import path from 'node:path';
import { brokenPayload } from './broken-payload.mjs';
import { payloadOf } from './payload-of.mjs';
import { valueAt } from './value-at.mjs';

/** @typedef {import('./catalogs.mjs').MadeCatalog} MadeCatalog */

/**
 * A payload as it arrives.
 *
 * @typedef {{ type: string, headers: Readonly<Record<string, string>>, payload: any }} Delivered
 */

/**
 * Valid payloads of a catalog, for every event in turn.
 *
 * @param {MadeCatalog} catalog
 * @param {number} rounds how many payloads per event
 * @returns {Delivered[]}
 */
export function validPayloads({ files, events, alike }, rounds = 1) {
  return Array.from({ length: rounds }, (_, round) => `${round} `).flatMap((round) =>
    events.map(({ type, headers, file, pointer }) => {
      /** A reference: to a place in the same file, or to another file. @param {string} ref */
      const lookUp = (ref) => {
        const [name = '', place = ''] = ref.split('#');
        return valueAt(files[name === '' ? file : path.posix.join(path.posix.dirname(file), name)], place);
      };
      const payload = payloadOf(valueAt(files[file], pointer), { seed: round + type, lookUp, alike });
      return { type, headers, payload };
    }),
  );
}

/**
 * The same payloads, each with a number where its schema requires text. The property that names the event is kept.
 *
 * @param {readonly Delivered[]} payloads
 * @returns {Delivered[]}
 */
export function brokenPayloads(payloads) {
  return payloads.map(({ type, headers, payload }, at) => {
    const { type: named, action, ...rest } = payload;
    const kept = { ...(named !== undefined && { type: named }), ...(action !== undefined && { action }) };
    return { type, headers, payload: { ...kept, ...brokenPayload(rest, `${at} ${type}`) } };
  });
}
