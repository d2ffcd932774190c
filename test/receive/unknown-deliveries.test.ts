import { createReceiver, sign } from '@hookschema/scalekit/receive';
import { expect, test } from 'vitest';

/** What docs/RECEIVE.md says about deliveries that a later version of the package would handle. */
const secrets = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = '{"type":"tomorrow.added"}';
const request = { headers: await sign(body, { secret: secrets, id: 'msg_1' }), body };

test('An unknown event is remembered once onUnknown has got it, and not without', async () => {
  const endsOf = async (receiver: Pick<ReturnType<typeof createReceiver>, 'handle'>) => [
    (await receiver.handle(request)).end,
    (await receiver.handle(request)).end,
  ];
  expect(await endsOf(createReceiver({ secrets }).onUnknown(() => {}))).toEqual(['unknown', 'duplicate']);
  expect(await endsOf(createReceiver({ secrets }))).toEqual(['unknown', 'unknown']);
});
