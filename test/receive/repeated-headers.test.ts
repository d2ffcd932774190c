import { createReceiver, sign, verify } from '@hookschema/scalekit/receive';
import { describe, expect, test } from 'vitest';
import { resolveSignature } from '../../generator/config/resolve-signature.js';

/** Headers that are empty, or that a request has several times. */
const secrets = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = 'whsec_AAAA';
const body = '{"type":"tomorrow.added"}';

describe('An empty id', () => {
  test('counts as absent: a signature that covers the id is refused, as by the provider’s own libraries', async () => {
    const headers = await sign(body, { secret: secrets, id: '' });
    for (const id of ['', ' '])
      expect(await verify({ headers: { ...headers, 'webhook-id': id }, body }, { secrets })).toEqual({
        verified: false,
        reason: 'missing-header',
        message: 'there is no header webhook-id, or it is empty',
      });
  });

  test('counts as absent: deliveries whose id is not signed are not duplicates of one another', async () => {
    const signature = resolveSignature({ header: 'x-signature', encoding: 'hex', id: 'x-delivery' });
    let calls = 0;
    const receiver = createReceiver({ secrets: 'text', signature }).onUnknown(() => {
      calls += 1;
    });
    const headers = await sign(body, { secret: 'text', signature, id: '' });
    for (const _time of [1, 2]) {
      const receipt = await receiver.handle({ headers, body });
      expect(receipt).toMatchObject({ end: 'unknown', outcome: { id: undefined } });
    }
    expect(calls).toBe(2);
  });

  test('counts as absent behind a broker too', async () => {
    const found = await verify({ headers: { 'webhook-id': '' }, body }, { alreadyVerified: true });
    expect(found).toMatchObject({ verified: true, id: undefined });
  });
});

test('An empty signature is a missing one', async () => {
  const headers = { ...(await sign(body, { secret: secrets })), 'webhook-signature': '' };
  expect(await verify({ headers, body }, { secrets })).toMatchObject({ reason: 'missing-header' });
});

describe('Two signature headers', async () => {
  const at = { id: 'msg_1', timestamp: new Date() };
  const good = await sign(body, { secret: secrets, ...at });
  const bad = await sign(body, { secret: other, ...at });
  const name = 'webhook-signature';
  const { [name]: one = '', ...rest } = good;
  const two = bad[name] ?? '';

  test.each([
    ['the right one first', [one, two]],
    ['the right one last', [two, one]],
    ['each with several signatures', [`${two} ${two}`, `${two} ${one}`]],
  ])('fit in each form of headers: %s', async (_order, values) => {
    const pairs = [...Object.entries(rest), ...values.map((value) => [name, value] as const)];
    const web = new Headers();
    for (const [key, value] of pairs) web.append(key, value);
    const forms = [
      web,
      pairs,
      pairs.flat(),
      { ...rest, [name]: values },
      { ...rest, [name]: values.join(', ') },
    ];
    for (const headers of forms)
      expect(await verify({ headers, body }, { secrets }), JSON.stringify(headers)).toMatchObject({
        verified: true,
        id: 'msg_1',
      });
  });

  test('of which none fits are refused, and so is one that is part of another text', async () => {
    for (const value of [`${two}, ${two}`, `${one},x`, `${one},,`, `x${one}`, `${one}x, ${two}`])
      expect(await verify({ headers: { ...rest, [name]: value }, body }, { secrets }), value).toMatchObject({
        reason: 'bad-signature',
      });
  });
});
