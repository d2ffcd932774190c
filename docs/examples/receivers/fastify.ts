import Fastify from 'fastify';
import { receiver } from './receiver.js';

/** Fastify 5. The route has a scope of its own, in which bodies stay bytes. */
export const app = Fastify({ bodyLimit: 1_048_576 });
app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.post('/webhooks', async (request, reply) => {
    const { status, end } = await receiver.handle(request);
    return reply.code(status).send(status === 204 ? undefined : end);
  });
});
