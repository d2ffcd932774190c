import worker from '../receivers/workers.js';

/** A worker that reads the body before the receiver does. */
export default {
  async fetch(...[request, env]: Parameters<typeof worker.fetch>): Promise<unknown> {
    await request.json();
    return worker.fetch(request, env);
  },
};
