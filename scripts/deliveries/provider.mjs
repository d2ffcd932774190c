import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fixtures } from '@hookschema/scalekit/fixtures';

/** The bytes of the secret, which the workers have as text. */
const KEY = Buffer.from('hookschema: the secret of the deliveries');

/** The secret, as a provider shows it. */
export const SECRET = `whsec_${KEY.toString('base64')}`;

/** How often a delivery is sent before it counts as lost. */
const TRIES = 300;
const PAYLOAD = fixtures['organization.created'].minimal;

/**
 * What the provider has sent.
 *
 * @typedef {{ requests: number, duplicates: number, lost: number }} Sent
 */

/**
 * Sends deliveries as a provider does: again and again until the answer is a 2xx. Every tenth delivery is sent as two,
 * at different times or at the same time.
 *
 * @param {object} options
 * @param {import('./fleet.mjs').Fleet} options.fleet
 * @param {number} options.count deliveries, duplicates included
 * @param {number} options.invalid how many of a hundred have a payload that the schema rejects
 * @param {() => number} options.random
 * @param {(done: number) => void} options.onDone after each delivery
 * @returns {Promise<Sent>}
 */
export async function sendAll({ fleet, count, invalid, random, onDone }) {
  const unique = count - Math.floor(count / 10);
  const ids = Array.from({ length: unique }, (_, at) => at);
  for (let at = unique; at < count; at += 1) {
    const one = Math.floor(random() * unique);
    // Half of the duplicates are sent at the same time as the first, the others at any time.
    const place = random() < 0.5 ? ids.indexOf(one, one) : Math.floor(random() * ids.length);
    ids.splice(place, 0, one);
  }
  const sent = { requests: 0, duplicates: count - unique, lost: 0 };
  let next = 0;
  let done = 0;
  const sendSome = async () => {
    for (let at = next++; at < ids.length; at = next++) {
      const number = ids[at] ?? 0;
      const text = payloadOf(number, number % 100 < invalid);
      let tries = 0;
      while (!(await isAccepted(fleet, `msg_${number}`, text, random()))) {
        sent.requests += 1;
        tries += 1;
        if (tries === TRIES || fleet.problem !== undefined) {
          sent.lost += 1;
          break;
        }
        await setTimeout(Math.min(20 * 2 ** tries, 500) * (0.5 + random()));
      }
      sent.requests += 1;
      done += 1;
      onDone(done);
    }
  };
  await Promise.all(Array.from({ length: 48 }, sendSome));
  return sent;
}

/** @param {number} number @param {boolean} isInvalid */
function payloadOf(number, isInvalid) {
  const id = isInvalid ? number : `org_${number}`;
  return JSON.stringify({ ...PAYLOAD, data: { ...PAYLOAD.data, id } });
}

/**
 * Sends one request. Resolves to true for a 2xx, and to false for another answer or none.
 *
 * @param {import('./fleet.mjs').Fleet} fleet
 * @param {string} id
 * @param {string} text
 * @param {number} random
 * @returns {Promise<boolean>}
 */
function isAccepted(fleet, id, text, random) {
  const member = fleet.pick(random);
  if (member === undefined) return Promise.resolve(false);
  const seconds = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', KEY).update(`${id}.${seconds}.${text}`).digest('base64');
  return new Promise((resolve) => {
    const sent = request({
      host: '127.0.0.1',
      port: member.port,
      agent: member.agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'webhook-id': id,
        'webhook-timestamp': seconds,
        'webhook-signature': `v1,${signature}`,
      },
    });
    sent.on('error', () => resolve(false));
    sent.on('response', (response) => {
      const { statusCode = 0 } = response;
      response.resume().on('close', () => resolve(statusCode >= 200 && statusCode < 300));
    });
    sent.end(text);
  });
}
