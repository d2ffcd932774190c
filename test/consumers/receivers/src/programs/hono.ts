import { createAdaptorServer } from '@hono/node-server';
import { app } from '../receivers/hono.js';
import { receiver } from '../receivers/receiver.js';
import { announce, originOf } from './announce.js';

app.post('/parsed', async (context) => {
  await context.req.json();
  return receiver.fetch(context.req.raw);
});
const origin = await originOf(createAdaptorServer({ fetch: app.fetch }) as import('node:http').Server);

announce({ webhooks: `${origin}/webhooks`, parsed: `${origin}/parsed` });
