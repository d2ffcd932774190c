import {
  createReceiver,
  type DeliveryStore,
  memoryStore,
  receive,
  type SignatureScheme,
  sign,
  verify,
} from '@hookschema/scalekit/receive';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** Secrets that no request can be verified with: they are refused when the receiver is created. */
const STANDARD: SignatureScheme = {
  header: 'webhook-signature',
  algorithm: 'SHA-256',
  encoding: 'base64',
  prefix: 'v1,',
  separator: ' ',
  signed: '{id}.{timestamp}.{body}',
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
  secret: 'base64',
  secretPrefix: 'whsec_',
};
const { secretPrefix: _prefix, ...NO_PREFIX } = STANDARD;
const HEX: SignatureScheme = { ...NO_PREFIX, secret: 'hex' };
const TEXT: SignatureScheme = { ...STANDARD, secret: 'text' };

const missing = 'a secret is missing: is the environment variable set?';
const WRONG: readonly (readonly [string, SignatureScheme, unknown, string])[] = [
  ['only its prefix', STANDARD, 'whsec_', 'a secret has nothing after whsec_'],
  ['only its prefix, as text', TEXT, 'whsec_', 'a secret has nothing after whsec_'],
  ['one character of Base64', STANDARD, 'whsec_A', 'a secret is not in Base64'],
  ['five characters of Base64', STANDARD, 'whsec_AAAAA', 'a secret is not in Base64'],
  ['too many =', STANDARD, 'whsec_AAAA===', 'a secret is not in Base64'],
  ['other characters', STANDARD, 'whsec_s3cr3t!', 'a secret is not in Base64'],
  ['white space', STANDARD, 'whsec_AAAA\n', 'a secret is not in Base64'],
  ['an odd number of hexadecimal digits', HEX, 'abc', 'a secret is not in hexadecimal'],
  ['no bytes', STANDARD, new Uint8Array(), missing],
  ['no text', TEXT, '', missing],
  ['undefined in a list', STANDARD, [undefined], missing],
];

describe.each(WRONG)('A secret with %s', (_name, signature, secret, message) => {
  const secrets = secret as string;
  const rejections: unknown[] = [];
  const note = (error: unknown) => void rejections.push(error);
  beforeEach(() => void process.on('unhandledRejection', note));
  afterEach(() => void process.off('unhandledRejection', note));

  test('is refused when the receiver is created, and its text is not shown', async () => {
    expect(() => createReceiver({ secrets, signature })).toThrow(new TypeError(message));
    expect(() => createReceiver({ secrets: ['AAAA', secrets], signature })).toThrow(new TypeError(message));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(rejections).toEqual([]);
  });

  test('gives an outcome of receive and verify, and a rejection of sign', async () => {
    const request = { headers: {}, body: '' };
    const expected = { reason: 'misconfigured', message };
    expect(await receive(request, { secrets, signature })).toMatchObject(expected);
    expect(await verify(request, { secrets, signature })).toMatchObject(expected);
    await expect(sign('', { secret: secrets, signature })).rejects.toThrow(new TypeError(message));
  });
});

test('An algorithm that the platform does not have is an outcome, and no unhandled rejection', async () => {
  const rejections: unknown[] = [];
  const note = (error: unknown) => void rejections.push(error);
  process.on('unhandledRejection', note);
  const signature = { ...STANDARD, algorithm: 'MD5' } as unknown as SignatureScheme;
  const receiver = createReceiver({ secrets: 'whsec_AAAA', signature, onError: () => {} });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(rejections).toEqual([]);
  expect(await receiver.handle({ headers: {}, body: '' })).toMatchObject({
    end: 'failed',
    outcome: { reason: 'misconfigured' },
  });
  process.off('unhandledRejection', note);
});

test('A store is refused where deliveries have no id, because it would never be asked', () => {
  const { id: _id, ...rest } = STANDARD;
  const signature: SignatureScheme = { ...rest, signed: '{timestamp}.{body}' };
  const create = (store: DeliveryStore | false | undefined) =>
    createReceiver({ secrets: 'whsec_AAAA', signature, store });
  expect(() => create(memoryStore())).toThrow(
    new TypeError('a store needs an id, which the signature scheme does not have: pass store: false'),
  );
  for (const store of [false, undefined] as const) expect(create(store)).toBeDefined();
});
