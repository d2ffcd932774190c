import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { server } from '../receivers/node-http.js';
import { receiver } from '../receivers/receiver.js';
import { announce, originOf } from './announce.js';

const parsing = createServer(async (request, response) => {
  const body = await json(request);
  await receiver.node(Object.assign(request, { body }), response);
});

announce({ webhooks: `${await originOf(server)}/webhooks`, parsed: await originOf(parsing) });
