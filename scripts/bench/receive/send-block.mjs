import { createHmac, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { fixtures } from '@hookschema/scalekit/fixtures';

const KEY = randomBytes(32);
const CONCURRENT = 32;
const PAYLOADS = Object.values(fixtures).map(({ full }) => JSON.stringify(full));

/** The secret of all requests. */
export const SECRET = `whsec_${KEY.toString('base64')}`;

/**
 * Sends signed requests over kept connections, some at the same time. The payloads are the full samples of all events.
 *
 * @param {import('./contestants.mjs').Contestant} contestant
 * @param {number} first the number of the first request, which is in its id
 * @param {number} count
 * @returns {Promise<{ accepted: number, milliseconds: number }>}
 */
export async function sendBlock(contestant, first, count) {
  const requests = Array.from({ length: count }, (_, at) => signed(first + at));
  const started = performance.now();
  let accepted = 0;
  let next = 0;
  const sendSome = async () => {
    for (let one = requests[next++]; one !== undefined; one = requests[next++]) {
      if ((await send(contestant, one)) === 204) accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, sendSome));
  return { accepted, milliseconds: performance.now() - started };
}

/** @param {number} number */
function signed(number) {
  const body = PAYLOADS[number % PAYLOADS.length] ?? '';
  const [id, seconds] = [`msg_${number}`, String(Math.floor(Date.now() / 1000))];
  const signature = createHmac('sha256', KEY).update(`${id}.${seconds}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signature}`,
  };
  return { body, headers };
}

/**
 * @param {import('./contestants.mjs').Contestant} contestant
 * @param {ReturnType<typeof signed>} one
 * @returns {Promise<number>} the status
 */
function send({ port, agent }, { body, headers }) {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent, method: 'POST', headers });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.resume().on('close', () => resolve(response.statusCode ?? 0));
    });
    sent.end(body);
  });
}
