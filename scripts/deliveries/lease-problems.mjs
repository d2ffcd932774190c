import { setTimeout } from 'node:timers/promises';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { createReceiver } from '@hookschema/scalekit/receive';

/** The lease of the store that `leaseProblems` gets. */
export const LEASE_SECONDS = 1;

/** A request that needs no signature. @param {string} id of the delivery */
export function request(id) {
  return { headers: { 'webhook-id': id }, body: JSON.stringify(fixtures['organization.created'].minimal) };
}

/** How the requests of `leaseProblems` have to end. */
const EXPECTED = 'failed, busy, handled, duplicate';

/**
 * Sends one delivery four times: to a handler that takes longer than its lease, during the lease, after it, and when
 * the first handler has ended.
 *
 * @template Context
 * @param {import('@hookschema/scalekit/receive').DeliveryStore<Context>} store
 * @returns {Promise<string[]>} what is wrong
 */
export async function leaseProblems(store) {
  let calls = 0;
  const receiver = createReceiver({ alreadyVerified: true, store, onError: () => undefined }).on('*', () => {
    calls += 1;
    return calls === 1 ? setTimeout(LEASE_SECONDS * 3000) : undefined;
  });
  const slow = receiver.handle(request('msg_slow'));
  await setTimeout(LEASE_SECONDS * 300);
  const during = await receiver.handle(request('msg_slow'));
  await setTimeout(LEASE_SECONDS * 1700);
  const after = await receiver.handle(request('msg_slow'));
  const ends = [await slow, during, after, await receiver.handle(request('msg_slow'))]
    .map(({ end }) => end)
    .join(', ');
  return ends === EXPECTED
    ? []
    : [`a handler that takes longer than its lease: ${ends} instead of ${EXPECTED}`];
}
