import {
  type UnverifiedRequest,
  verify,
  type WebhookReceiver,
  type WebhookRequest,
} from '@hookschema/scalekit/receive';
import type { Pool } from 'pg';
import type PgBoss from 'pg-boss';
import { postgresStore } from '../stores/postgres-store.js';

/** A delivery on the queue: its body as it arrived, and its headers. */
interface Delivery {
  readonly body: string;
  readonly headers: Record<string, string>;
}

const QUEUE = 'webhooks';
const DEAD_LETTERS = 'webhooks_dead';

/** Creates the queue and its dead letters. A job of a killed worker is tried again after `expireInSeconds`. */
export async function createQueues(boss: PgBoss, expireInSeconds = 60): Promise<void> {
  await boss.createQueue(DEAD_LETTERS);
  const retries = { retryLimit: 10, retryDelay: 1, retryBackoff: true };
  await boss.createQueue(QUEUE, { name: QUEUE, deadLetter: DEAD_LETTERS, expireInSeconds, ...retries });
}

/**
 * Verifies a request, claims its id and puts it on the queue, in one transaction. Resolves to the status to answer.
 */
export async function enqueue(pool: Pool, boss: PgBoss, request: WebhookRequest): Promise<number> {
  const found = await verify(request, { secrets: process.env.SCALEKIT_WEBHOOK_SECRET });
  if (!found.verified) return statusOf(found);
  if (found.id === undefined) return 401;
  const claim = await postgresStore(pool).claim(found.id);
  if (claim === 'done') return 200;
  if (claim === 'busy') return 409;
  try {
    const delivery = {
      body: new TextDecoder().decode(found.body),
      headers: Object.fromEntries(found.headers),
    };
    const { context } = claim;
    await boss.send(QUEUE, delivery, { db: { executeSql: (text, values) => context.query(text, values) } });
    await claim.commit();
    return 200;
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/** The status for a request that is not verified. @throws where this server is at fault, and not the request */
function statusOf({ reason, message }: Pick<UnverifiedRequest, 'reason' | 'message'>): number {
  if (reason === 'misconfigured' || reason === 'parsed-body') throw new Error(message);
  return reason === 'too-large' ? 413 : 401;
}

/**
 * Handles what is on the queue. Create the receiver with `alreadyVerified: true`, and with a `postgresStore` that has a
 * table of its own. A delivery whose handler fails is tried again. One that can never be handled is a dead letter at
 * once.
 */
export function startWorker(boss: PgBoss, receiver: Pick<WebhookReceiver, 'handle'>): Promise<string> {
  return boss.work<Delivery>(QUEUE, { batchSize: 100, pollingIntervalSeconds: 0.5 }, async (jobs) => {
    for (const { id, data } of jobs) {
      const { status, end } = await receiver.handle(data);
      if (end === 'failed' || end === 'busy') await boss.fail(QUEUE, id, { end });
      else if (status >= 400) await boss.send(DEAD_LETTERS, { ...data, end }, { id });
    }
  });
}
