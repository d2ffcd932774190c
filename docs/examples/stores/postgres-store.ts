import type { DeliveryStore } from '@hookschema/scalekit/receive';
import type { Pool, PoolClient } from 'pg';

/** The table of handled deliveries, and the seconds for which a handler may leave its transaction idle. */
export interface PostgresStoreOptions {
  readonly table?: string;
  readonly leaseSeconds?: number;
}

const LOCK = 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine';

/** Creates the table of a store. Delete old rows from time to time. */
export async function createTable(pool: Pool, table = 'webhook_deliveries'): Promise<void> {
  await pool.query(
    `CREATE TABLE IF NOT EXISTS ${table} (id text PRIMARY KEY, handled_at timestamptz NOT NULL DEFAULT now())`,
  );
}

/**
 * A store in PostgreSQL. A claim is a transaction, and handlers get it as `delivery.context`: what they write with it
 * and the id are committed together. The server ends the transaction of a killed process, or of a handler that leaves
 * it idle for longer than the lease.
 */
export function postgresStore(pool: Pool, options: PostgresStoreOptions = {}): DeliveryStore<PoolClient> {
  const { table = 'webhook_deliveries', leaseSeconds = 60 } = options;
  return {
    async claim(id) {
      const client = await pool.connect();
      client.on('error', ignore);
      try {
        await client.query('BEGIN');
        await client.query(`SET LOCAL idle_in_transaction_session_timeout = '${leaseSeconds}s'`);
        const { rows } = await client.query(LOCK, [`${table} ${id}`]);
        if (!rows[0].mine) return await end(client, 'busy');
        const row = `INSERT INTO ${table} (id) VALUES ($1) ON CONFLICT DO NOTHING`;
        const { rowCount } = await client.query(row, [id]);
        if (rowCount === 0) return await end(client, 'done');
      } catch (error) {
        giveBack(client, true);
        throw error;
      }
      return {
        context: client,
        async commit() {
          // PostgreSQL answers ROLLBACK where a query has failed and the handler has ignored the error.
          const { command } = await client.query('COMMIT');
          if (command !== 'COMMIT') throw new Error(`the transaction of ${id} has failed`);
          giveBack(client);
        },
        async release() {
          const isBroken = await client.query('ROLLBACK').then(
            () => false,
            () => true,
          );
          giveBack(client, isBroken);
        },
      };
    },
  };
}

async function end<End>(client: PoolClient, how: End): Promise<End> {
  await client.query('ROLLBACK');
  giveBack(client);
  return how;
}

function giveBack(client: PoolClient, isBroken = false): void {
  client.off('error', ignore);
  client.release(isBroken);
}

/** A lost connection is an event and the error of the next query. Without a listener, the event ends the process. */
function ignore(): void {}
