import { app } from '../receivers/fastify.js';
import { receiver } from '../receivers/receiver.js';
import { announce } from './announce.js';

app.post('/parsed', async (request, reply) => {
  const { status, end } = await receiver.handle(request);
  return reply.code(status).send(end);
});
const origin = await app.listen({ port: 0, host: '127.0.0.1' });

announce({ webhooks: `${origin}/webhooks`, parsed: `${origin}/parsed` });
