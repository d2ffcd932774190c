/**
 * A worker of `npm run deliveries`: a process with an HTTP server that receives deliveries. KIND says where they are
 * claimed and handled. It tells its port to the process that has started it.
 */
import { createServer } from 'node:http';
import { KINDS } from './kinds.mjs';

const { KIND = '', SOCKET = '', WORKER = '' } = process.env;
const kind = KINDS[KIND];
if (kind === undefined) throw new Error(`unknown kind ${KIND}`);
const { work } = await kind();
const answer = await work({ socket: SOCKET, worker: Number(WORKER) });
const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end());
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(address.port);
});
process.once('disconnect', () => process.exit());
