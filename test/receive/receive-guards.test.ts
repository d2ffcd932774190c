import { fixtures } from '@hookschema/scalekit/fixtures';
import { createReceiver, receive, sign } from '@hookschema/scalekit/receive';
import { describe, expect, test, vi } from 'vitest';

const secrets = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const payload = fixtures['organization.created'].full;
const body = JSON.stringify(payload);
const request = { body, headers: await sign(body, { secret: secrets }) };

describe('A limit that is not a number does not turn the check off', () => {
  const inTenDays = () => Date.now() + 864_000_000;
  test.each([
    ['toleranceSeconds', { toleranceSeconds: Number.NaN, now: inTenDays }, 'misconfigured'],
    ['toleranceSeconds below 0', { toleranceSeconds: -1 }, 'misconfigured'],
    ['maxBytes', { maxBytes: Number.NaN }, 'misconfigured'],
    ['the clock', { now: () => Number.NaN }, 'too-old'],
  ])('%s', async (_name, options, reason) => {
    expect(await receive(request, { secrets, ...options })).toMatchObject({ kind: 'unverified', reason });
  });

  test('the receiver answers 500, because the sender is not at fault', async () => {
    const onError = vi.fn();
    const receiver = createReceiver({ secrets, maxBytes: Number.NaN, onError }).on('*', () => {});
    expect(await receiver.handle(request)).toMatchObject({ status: 500, end: 'failed' });
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ message: expect.stringContaining('maxBytes') });
  });
});

test('an onError that throws does not take the answer away', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const receiver = createReceiver({
    secrets,
    onError: () => Promise.reject(new Error('no log server')),
  }).on('*', () => {
    throw new Error('down');
  });
  expect(await receiver.handle(request)).toMatchObject({ status: 500, error: new Error('down') });
  expect(log).toHaveBeenCalledWith(new Error('no log server'));
  log.mockRestore();
});

test('a status that is undefined is the default', async () => {
  const answers = { handled: undefined } as unknown as { handled: number };
  const receiver = createReceiver({ secrets, answers }).on('*', () => {});
  expect(await receiver.handle(request)).toMatchObject({ status: 204, end: 'handled' });
});

test('a broker may have parsed the body as well', async () => {
  const message = { body: payload, headers: {} };
  expect(await receive(message, { alreadyVerified: true })).toMatchObject({
    kind: 'known',
    event: payload,
  });
  expect(await receive(message, { secrets })).toMatchObject({ reason: 'parsed-body' });
  const small = { alreadyVerified: true, maxBytes: 10 } as const;
  expect(await receive(message, small)).toMatchObject({ reason: 'too-large' });
  // What has not been read is not parsed.
  for (const unread of [new Blob([body]), undefined])
    expect((await receive({ ...message, body: unread }, { alreadyVerified: true })).kind).not.toBe('known');
  const used = new Request('http://localhost/', { method: 'POST', body });
  await used.text();
  expect(await receive(used, { alreadyVerified: true })).toMatchObject({ reason: 'parsed-body' });
});
