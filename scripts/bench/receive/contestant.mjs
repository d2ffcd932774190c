/**
 * A server of `npm run bench -- receive`, in a process of its own. CONTESTANT says how it reads requests. It tells its
 * port to the process that has started it, and its figures when asked.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createReceiver, memoryStore } from '@hookschema/scalekit/receive';
import { Webhook } from 'standardwebhooks';

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>} Handler */

const { CONTESTANT = '', SECRET = '' } = process.env;
let handled = 0;

/** @param {(body: string, headers: Record<string, string>) => unknown} read @returns {Handler} */
const reading = (read) => async (request, response) => {
  read(await text(request), /** @type {Record<string, string>} */ (request.headers));
  handled += 1;
  response.writeHead(204).end();
};

/** @type {Readonly<Record<string, () => Handler>>} */
const CONTESTANTS = {
  parse: () => reading((body) => JSON.parse(body)),
  standardwebhooks: () => {
    const webhook = new Webhook(SECRET);
    return reading((body, headers) => webhook.verify(body, headers));
  },
  receive: () =>
    createReceiver({ secrets: SECRET, store: memoryStore({ maxIds: 1000 }) }).on('*', () => {
      handled += 1;
    }).node,
};

const handler = CONTESTANTS[CONTESTANT]?.();
if (handler === undefined) throw new Error(`unknown contestant ${CONTESTANT}`);
const server = createServer((request, response) => {
  handler(request, response).catch(() => response.writeHead(500).end());
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(address.port);
});
process.on('message', () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ handled, cpu: user + system, heap: process.memoryUsage().heapUsed });
});
process.once('disconnect', () => process.exit());
