import { createReceiver } from '@hookschema/scalekit/receive';
import { Pool } from 'pg';
import { createTable, postgresStore } from './postgres-store.js';

const pool = new Pool();
await createTable(pool);

/** A receiver whose handlers write in the transaction that remembers the delivery. */
export const receiver = createReceiver({
  secrets: process.env.SCALEKIT_WEBHOOK_SECRET,
  store: postgresStore(pool),
}).on('organization.created', async (event, { context }) => {
  await context.query('INSERT INTO organizations (id) VALUES ($1)', [event.data.id]);
});
