import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { EVENTS } from './events.mjs';

/** @param {string} generated @param {string} file */
const load = (generated, file) => import(pathToFileURL(path.join(generated, file)).href);

/**
 * @param {string} generated the folder of an emitted package
 * @returns {Promise<{ isWebhookEvent: (payload: unknown) => boolean }>}
 */
export const guardsOf = (generated) => load(generated, 'guards.js');

/**
 * @param {string} generated the folder of an emitted package
 * @returns {Promise<{ validateWebhookEvent: (payload: unknown) => { valid: boolean } }>}
 */
export const validatorsOf = (generated) => load(generated, 'validators.js');

/**
 * @param {string} generated the folder of an emitted package that has the six events
 * @returns {Promise<import('./payloads.mjs').EventFixtures[]>}
 */
export async function fixturesOf(generated) {
  const { fixtures } = await load(generated, 'fixtures.js');
  return EVENTS.map((event) => fixtures[event]);
}
