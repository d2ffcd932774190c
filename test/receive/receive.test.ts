import { Readable } from 'node:stream';
import { fixtures } from '@hookschema/scalekit/fixtures';
import {
  type ReceiveOptions,
  receive,
  sign,
  type UnverifiedReason,
  verify,
  type WebhookRequest,
} from '@hookschema/scalekit/receive';
import { describe, expect, test } from 'vitest';

const secrets = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const payload = fixtures['organization.created'].minimal;
const text = JSON.stringify(payload);
const bytes = new TextEncoder().encode(text);
const headers = await sign(text, { secret: secrets, id: 'msg_1' });

const stream = (...chunks: readonly (string | Uint8Array)[]): Readable => Readable.from(chunks);
const request = (init: RequestInit = {}): Request =>
  new Request('http://localhost/', { method: 'POST', headers, body: text, ...init });
/** Node's request as it is before anything has read it, or after. */
const incoming = (more: object = {}): WebhookRequest => Object.assign(stream(bytes), { headers, ...more });
/** A request whose body a framework has parsed. */
const parsed = (more: object): WebhookRequest => {
  const one = incoming({ body: payload, ...more });
  Object.defineProperty(one, 'readableDidRead', { value: true });
  return one;
};

describe('A verified request is parsed', () => {
  const half = Math.floor(bytes.length / 2);
  const forms: Readonly<Record<string, () => WebhookRequest>> = {
    'a Request': () => request(),
    'a Request with a stream': () =>
      request({ body: new Blob([text]).stream(), duplex: 'half' } as RequestInit),
    'text with headers': () => ({ headers, body: text }),
    'bytes with headers': () => ({ headers, body: bytes }),
    'a buffer': () => ({ headers, body: Buffer.from(text) }),
    'an ArrayBuffer': () => ({ headers, body: bytes.slice().buffer }),
    'a web stream': () => ({ headers, body: new Blob([text]).stream() }),
    'a stream of Node': () => ({ headers, body: stream(bytes.slice(0, half), bytes.slice(half)) }),
    'a request of Node': () => incoming(),
    'a request that a framework gave an empty body': () => incoming({ body: {} }),
    'a parsed body with rawBody beside it': () => parsed({ rawBody: Buffer.from(text) }),
    'Base64, as AWS Lambda has it': () =>
      ({ headers, body: Buffer.from(text).toString('base64'), isBase64Encoded: true }) as WebhookRequest,
    'headers as a Headers': () => ({ headers: new Headers(headers), body: text }),
    'headers as a Map': () => ({ headers: new Map(Object.entries(headers)), body: text }),
    'headers as pairs': () => ({ headers: Object.entries(headers), body: text }),
    'headers as rawHeaders': () => ({ headers: Object.entries(headers).flat(), body: text }),
    'headers in upper case': () => ({
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
      ),
      body: text,
    }),
    'headers in lists': () => ({
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      body: text,
    }),
  };

  test.each(Object.entries(forms))('%s', async (_name, form) => {
    expect(await receive(form(), { secrets })).toMatchObject({
      kind: 'known',
      type: 'organization.created',
      event: payload,
      id: 'msg_1',
      timestamp: expect.any(Date),
    });
  });
});

describe('What a verified body is', () => {
  const outcomeOf = async (body: string) =>
    receive({ headers: await sign(body, { secret: secrets, id: 'msg_2' }), body }, { secrets });

  test('unknown', async () => {
    expect(await outcomeOf('{"type":"tomorrow.added"}')).toMatchObject({
      kind: 'unknown',
      type: 'tomorrow.added',
      id: 'msg_2',
    });
  });
  test('invalid', async () => {
    expect(await outcomeOf(JSON.stringify({ ...payload, data: 1 }))).toMatchObject({
      kind: 'invalid',
      errors: [{ path: '/data' }],
      id: 'msg_2',
    });
  });
  test.each(['', 'null', '[]', '{"type":', '{"a":1}'])('malformed: %j', async (body) => {
    expect(await outcomeOf(body)).toMatchObject({
      kind: 'malformed',
      reason: expect.any(String),
      id: 'msg_2',
    });
  });
});

describe('What is not verified has a reason', () => {
  const cases: Readonly<
    Record<string, readonly [() => WebhookRequest, UnverifiedReason, Partial<ReceiveOptions>?]>
  > = {
    'no headers': [() => ({ headers: {}, body: text }), 'missing-header'],
    'no id': [() => ({ headers: { ...headers, 'webhook-id': undefined }, body: text }), 'missing-header'],
    'a time that is none': [
      () => ({ headers: { ...headers, 'webhook-timestamp': '123abc' }, body: text }),
      'malformed-header',
    ],
    'another body': [() => ({ headers, body: `${text} ` }), 'bad-signature'],
    'bytes that are not UTF-8': [() => ({ headers, body: Uint8Array.of(0xff) }), 'bad-signature'],
    'an old request': [() => ({ headers, body: text }), 'too-old', { now: () => Date.now() + 400_000 }],
    'a request of the future': [
      () => ({ headers, body: text }),
      'too-new',
      { now: () => Date.now() - 400_000 },
    ],
    'a large body': [() => ({ headers, body: text }), 'too-large', { maxBytes: 10 }],
    'a large stream': [() => incoming(), 'too-large', { maxBytes: 10 }],
    'a stream that says that it is large': [
      () => ({ headers: { ...headers, 'content-length': '2000000' }, body: text }),
      'too-large',
    ],
    'an object as the body': [() => ({ headers, body: payload }), 'parsed-body'],
    'a stream that ends early': [
      () => ({
        headers,
        body: Readable.from(
          (function* () {
            yield text.slice(0, 10);
            throw new Error('aborted');
          })(),
        ),
      }),
      'unreadable',
    ],
    'no request': [() => null as unknown as WebhookRequest, 'misconfigured'],
    'what some frameworks put around a request': [
      () => ({ request: request() }) as unknown as WebhookRequest,
      'misconfigured',
    ],
    'a request that throws': [
      () => ({
        get headers(): never {
          throw new Error('no');
        },
      }),
      'unreadable',
    ],
    'an absent secret': [
      () => ({ headers, body: text }),
      'misconfigured',
      { secrets: undefined as unknown as string, alreadyVerified: false },
    ],
    'an empty list of secrets': [() => ({ headers, body: text }), 'misconfigured', { secrets: [] }],
    'a secret in another encoding': [
      () => ({ headers, body: text }),
      'misconfigured',
      { secrets: 'whsec_!' },
    ],
  };

  test.each(Object.entries(cases))('%s', async (_name, [form, reason, more]) => {
    const outcome = await receive(form(), { secrets, ...more } as ReceiveOptions);
    expect(outcome).toEqual({ kind: 'unverified', reason, message: expect.any(String) });
    expect('message' in outcome && outcome.message).not.toContain(payload.id);
  });

  test('a compressed body is named as a possible cause', async () => {
    const found = await verify(
      { headers: { ...headers, 'content-encoding': 'gzip' }, body: Uint8Array.of(31, 139) },
      { secrets },
    );
    expect(found).toMatchObject({ reason: 'bad-signature', message: expect.stringContaining('gzip') });
  });
});

describe('A parsed body names its cure', () => {
  const used = request();
  const cases: readonly (readonly [string, () => WebhookRequest | Promise<WebhookRequest>, RegExp])[] = [
    ['Express', () => parsed({ app: () => {} }), /express\.raw/],
    ['NestJS', () => parsed({ app: () => {} }), /rawBody: true/],
    [
      'Fastify',
      () => ({ headers, body: payload, raw: {}, server: {} }) as WebhookRequest,
      /parseAs: "buffer"/,
    ],
    ['Next.js pages', () => parsed({ query: {}, cookies: {} }), /bodyParser: false/],
    [
      'a Request that has been read',
      async () => {
        await used.json();
        return used;
      },
      /before anything reads/,
    ],
    ['anything else', () => ({ headers, body: payload }), /text or the bytes/],
  ];
  test.each(cases)('%s', async (_name, form, cure) => {
    expect(await receive(await form(), { secrets })).toMatchObject({
      reason: 'parsed-body',
      message: expect.stringMatching(cure),
    });
  });
});

test('A broker may have verified the request', async () => {
  const { 'webhook-signature': _signature, ...rest } = headers;
  expect(await receive({ headers: rest, body: text }, { alreadyVerified: true })).toMatchObject({
    kind: 'known',
    id: 'msg_1',
    timestamp: expect.any(Date),
  });
  expect(await receive({ headers: {}, body: text }, { alreadyVerified: true })).toMatchObject({
    kind: 'known',
    id: undefined,
  });
  const message = { body: text } as unknown as WebhookRequest;
  expect(await receive(message, { alreadyVerified: true })).toMatchObject({ kind: 'known', id: undefined });
  // Only the very value true: a text from the environment does not turn verification off.
  const forged = { secrets, alreadyVerified: 'true' } as unknown as ReceiveOptions;
  expect(await receive({ headers: rest, body: text }, forged)).toMatchObject({ kind: 'unverified' });
});
