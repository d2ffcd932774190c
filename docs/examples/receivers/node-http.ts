import { createServer } from 'node:http';
import { receiver } from './receiver.js';

/** Node's own server. The receiver reads the body. */
export const server = createServer((request, response) => {
  if (request.method === 'POST' && request.url === '/webhooks') return receiver.node(request, response);
  response.writeHead(404).end();
  return undefined;
});
