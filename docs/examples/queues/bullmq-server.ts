import { createServer } from 'node:http';
import { createReceiver } from '@hookschema/scalekit/receive';
import { Redis } from 'ioredis';
import { createQueue, enqueue, startWorker } from './bullmq.js';

const redis = new Redis({ maxRetriesPerRequest: null });
const queue = createQueue(redis);

/** The endpoint. */
export const server = createServer((request, response) => {
  enqueue(queue, request).then(
    (status) => response.writeHead(status).end(),
    (error) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});

/** What handles the queue, here or in another process. */
const receiver = createReceiver({ alreadyVerified: true, store: false }).on(
  'organization.created',
  (event) => {
    console.log(`organization ${event.data.id} has been created`);
  },
);
export const worker = startWorker(redis.duplicate(), receiver);
