import { createServer } from 'node:http';
import { createReceiver } from '@hookschema/scalekit/receive';
import { Pool } from 'pg';
import PgBoss from 'pg-boss';
import { createTable, postgresStore } from '../stores/postgres-store.js';
import { createQueues, enqueue, startWorker } from './pg-boss.js';

const pool = new Pool();
await createTable(pool);
await createTable(pool, 'webhook_handled');
const boss = await new PgBoss(process.env.DATABASE_URL ?? '').start();
boss.on('error', console.error);
await createQueues(boss);

/** The endpoint. */
export const server = createServer((request, response) => {
  enqueue(pool, boss, request).then(
    (status) => response.writeHead(status).end(),
    (error) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});

/** What handles the queue, here or in another process. */
const store = postgresStore(pool, { table: 'webhook_handled' });
const receiver = createReceiver({ alreadyVerified: true, store }).on(
  'organization.created',
  async (event, { context }) => {
    await context.query('INSERT INTO organizations (id) VALUES ($1)', [event.data.id]);
  },
);
await startWorker(boss, receiver);
