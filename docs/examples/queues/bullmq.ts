import { randomUUID } from 'node:crypto';
import {
  type UnverifiedRequest,
  verify,
  type WebhookReceiver,
  type WebhookRequest,
} from '@hookschema/scalekit/receive';
import { Queue, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

/** A delivery on the queue: its body as it arrived, and its headers. */
interface Delivery {
  readonly body: string;
  readonly headers: Record<string, string>;
}

const NAME = 'webhooks';

/** The queue. Finished jobs are kept for three days, and failed ones until somebody has looked at them. */
export function createQueue(connection: Redis): Queue<Delivery> {
  return new Queue(NAME, {
    connection,
    defaultJobOptions: {
      attempts: 10,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: 259_200 },
      removeOnFail: false,
    },
  });
}

/**
 * Verifies a request and puts it on the queue. Resolves to the status to answer. The id of the delivery gives the id of
 * its job, so a delivery that is sent again does not become another job.
 */
export async function enqueue(queue: Queue<Delivery>, request: WebhookRequest): Promise<number> {
  const found = await verify(request, { secrets: process.env.SCALEKIT_WEBHOOK_SECRET });
  if (!found.verified) return statusOf(found);
  const delivery = { body: new TextDecoder().decode(found.body), headers: Object.fromEntries(found.headers) };
  // BullMQ refuses an id that is a number or has a colon.
  const jobId = `delivery-${encodeURIComponent(found.id ?? randomUUID())}`;
  await queue.add('delivery', delivery, { jobId });
  return 200;
}

/** The status for a request that is not verified. @throws where this server is at fault, and not the request */
function statusOf({ reason, message }: Pick<UnverifiedRequest, 'reason' | 'message'>): number {
  if (reason === 'misconfigured' || reason === 'parsed-body') throw new Error(message);
  return reason === 'too-large' ? 413 : 401;
}

/**
 * Handles what is on the queue. Create the receiver with `alreadyVerified: true` and `store: false`. A delivery whose
 * handler fails is tried again. One that can never be handled is a failed job at once: a dead letter.
 */
export function startWorker(connection: Redis, receiver: Pick<WebhookReceiver, 'handle'>): Worker<Delivery> {
  return new Worker<Delivery>(
    NAME,
    async ({ data }) => {
      const { status, end } = await receiver.handle(data);
      if (end === 'failed') throw new Error(end);
      if (status >= 400) throw new UnrecoverableError(end);
    },
    { connection, concurrency: 10, maxStalledCount: 10 },
  );
}
