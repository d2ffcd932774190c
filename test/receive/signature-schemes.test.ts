import { createHmac } from 'node:crypto';
import { sign, verify } from '@hookschema/scalekit/receive';
import { describe, expect, test } from 'vitest';
import type { SignatureConfig, StandardSignatureConfig } from '../../generator/config/request-config.js';
import { resolveSignature } from '../../generator/config/resolve-signature.js';
import { diagnosticsOf, eventSchema, generateFrom } from '../support/catalogs.js';

/** A signed request of a provider, and the configuration that describes how it is signed. */
interface Vector {
  readonly name: string;
  readonly signature: SignatureConfig | StandardSignatureConfig;
  readonly secret: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The time at which it was signed, in seconds. */
  readonly at: number;
  readonly id?: string;
}

const GITHUB: SignatureConfig = {
  header: 'X-Hub-Signature-256',
  encoding: 'hex',
  prefix: 'sha256=',
  id: 'X-GitHub-Delivery',
};
const SLACK: SignatureConfig = {
  header: 'X-Slack-Signature',
  encoding: 'hex',
  prefix: 'v0=',
  signed: 'v0:{timestamp}:{body}',
  timestamp: 'X-Slack-Request-Timestamp',
};
const STRIPE: SignatureConfig = {
  header: 'Stripe-Signature',
  encoding: 'hex',
  prefix: 'v1=',
  separator: ',',
  signed: '{timestamp}.{body}',
  timestamp: { item: 't=' },
};
const SHOPIFY: SignatureConfig = {
  header: 'X-Shopify-Hmac-SHA256',
  encoding: 'base64',
  id: 'X-Shopify-Webhook-Id',
};

const SVIX: SignatureConfig = {
  header: 'Svix-Signature',
  encoding: 'base64',
  prefix: 'v1,',
  separator: ' ',
  signed: '{id}.{timestamp}.{body}',
  id: 'Svix-Id',
  timestamp: 'Svix-Timestamp',
  secret: 'base64',
  secretPrefix: 'whsec_',
};

const stripeBody = '{"id":"evt_1","object":"event"}';
const stripeHmac = createHmac('sha256', 'whsec_test').update(`1492774577.${stripeBody}`).digest('hex');

const VECTORS: readonly Vector[] = [
  {
    // https://github.com/standard-webhooks/standard-webhooks, the vector of its libraries
    name: 'Standard Webhooks',
    signature: { scheme: 'standard' },
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    body: '{"test": 2432232314}',
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    at: 1_614_265_330,
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  },
  {
    // https://docs.svix.com/receiving/verifying-payloads/how-manual: Standard Webhooks under other names
    name: 'Svix',
    signature: SVIX,
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    body: '{"test": 2432232314}',
    headers: {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature':
        'v1,bm9ldHUjKzFob2VudXRob2VodWUzMjRvdWVvdW9ldQo= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    at: 1_614_265_330,
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  },
  {
    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
    name: 'GitHub',
    signature: GITHUB,
    secret: "It's a Secret to Everybody",
    body: 'Hello, World!',
    headers: {
      'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
      'x-github-delivery': 'a1',
    },
    at: 0,
    id: 'a1',
  },
  {
    // https://docs.slack.dev/authentication/verifying-requests-from-slack
    name: 'Slack',
    signature: SLACK,
    secret: '8f742231b10e8888abcd99yyyzzz85a5',
    body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    headers: {
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
      'x-slack-request-timestamp': '1531420618',
    },
    at: 1_531_420_618,
  },
  {
    // The form of https://docs.stripe.com/webhooks/signature, whose secret is not published: computed by Node.
    name: 'Stripe',
    signature: STRIPE,
    secret: 'whsec_test',
    body: stripeBody,
    headers: { 'stripe-signature': `t=1492774577,v1=${'0'.repeat(64)},v1=${stripeHmac},v0=6ffbb59b` },
    at: 1_492_774_577,
  },
  {
    // RFC 4231, test case 2, in the form of https://shopify.dev/docs/apps/build/webhooks/subscribe/https
    name: 'Shopify',
    signature: SHOPIFY,
    secret: 'Jefe',
    body: 'what do ya want for nothing?',
    headers: {
      'x-shopify-hmac-sha256': Buffer.from(
        '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
        'hex',
      ).toString('base64'),
      'x-shopify-webhook-id': 'b1',
    },
    at: 0,
    id: 'b1',
  },
];

/** Checks a request of a provider, changed or not. */
function checking({ signature, secret, body, headers, at }: Vector) {
  const scheme = resolveSignature(signature);
  return (
    change: {
      body?: string;
      headers?: Record<string, string>;
      secrets?: string | string[];
      now?: number;
    } = {},
  ) =>
    verify(
      { headers: change.headers ?? headers, body: change.body ?? body },
      { secrets: change.secrets ?? secret, signature: scheme, now: () => (change.now ?? at) * 1000 },
    );
}

const TIMED = VECTORS.filter(({ signature }) => resolveSignature(signature).timestamp !== undefined);

test.each(TIMED)('$name: an old and a future timestamp are refused', async (vector) => {
  const [check, { at }] = [checking(vector), vector];
  expect(await check({ now: at + 300 })).toMatchObject({ verified: true });
  expect(await check({ now: at + 301 })).toMatchObject({ reason: 'too-old' });
  expect(await check({ now: at - 301 })).toMatchObject({ reason: 'too-new' });
});

describe.each(VECTORS)('$name', (vector) => {
  const { signature, secret, body, at, id } = vector;
  const scheme = resolveSignature(signature);
  const isTimed = scheme.timestamp !== undefined;
  const check = checking(vector);

  test('the published signature is verified', async () => {
    const found = await check();
    expect(found).toMatchObject({ verified: true, id });
    const text = found.verified ? new TextDecoder().decode(found.body) : '';
    expect(text).toBe(body);
    expect(found.verified && found.timestamp).toEqual(isTimed ? new Date(at * 1000) : undefined);
  });

  test('a changed body, another secret and a missing header are not', async () => {
    expect(await check({ body: `${body} ` })).toMatchObject({ reason: 'bad-signature' });
    const wrong = scheme.secret === 'base64' ? 'whsec_AAAA' : 'other';
    expect(await check({ secrets: wrong })).toMatchObject({ reason: 'bad-signature' });
    expect(await check({ headers: {} })).toMatchObject({ reason: 'missing-header' });
  });

  test('one of several secrets is enough', async () => {
    const other = scheme.secret === 'base64' ? 'whsec_AAAA' : 'other';
    expect(await check({ secrets: [other, secret] })).toMatchObject({ verified: true });
  });

  test('the names of headers may be in any case', async () => {
    const { id: idHeader, timestamp, ...rest } = scheme;
    const capitals = {
      ...rest,
      header: scheme.header.toUpperCase(),
      ...(idHeader !== undefined && { id: idHeader.toUpperCase() }),
      ...(timestamp !== undefined && {
        timestamp: typeof timestamp === 'string' ? timestamp.toUpperCase() : timestamp,
      }),
    };
    const options = { secrets: secret, signature: capitals, now: () => at * 1000 };
    expect(await verify({ headers: vector.headers, body }, options)).toMatchObject({ verified: true, id });
    const made = await sign(body, { secret, signature: capitals, timestamp: at, id });
    expect(Object.keys(made).sort()).toEqual(Object.keys(vector.headers).sort());
    expect(await check({ headers: made })).toMatchObject({ verified: true, id });
  });

  test('sign gives what verify accepts', async () => {
    const made = await sign(body, {
      secret,
      signature: scheme,
      timestamp: at,
      ...(id !== undefined && { id }),
    });
    expect(await check({ headers: made })).toMatchObject({ verified: true, id });
  });
});

describe('The configuration of a signature', () => {
  const withSignature = (signature: unknown) =>
    diagnosticsOf(generateFrom({ 'a.json': eventSchema('a') }, { signature: signature as SignatureConfig }));

  test.each([
    [{ scheme: 'svix' }, '/signature/scheme'],
    [{ header: 'x-signature' }, '/signature/encoding'],
    [{ header: 'x y', encoding: 'hex' }, '/signature/header'],
    [{ header: 'x', encoding: 'hex', signed: '{timestamp}' }, '/signature/signed'],
    [{ header: 'x', encoding: 'hex', signed: '{body}{body}' }, '/signature/signed'],
    [{ header: 'x', encoding: 'hex', signed: '{id}.{body}' }, '/signature/signed'],
    [{ header: 'x', encoding: 'hex', timestamp: 'y' }, '/signature/timestamp'],
    [{ header: 'x', encoding: 'hex', sigend: '{body}' }, '/signature/sigend'],
    [{ ...STRIPE, separator: undefined }, '/signature/timestamp'],
    [{ ...STRIPE, prefix: 'v1,' }, '/signature/prefix'],
    [{ ...STRIPE, prefix: 'v1 ', separator: ' ' }, '/signature/prefix'],
    [{ ...STRIPE, prefix: ' v1=' }, '/signature/prefix'],
    [{ ...SLACK, prefix: ' v0=' }, '/signature/prefix'],
    [{ ...STRIPE, timestamp: { item: 't=,' } }, '/signature/timestamp/item'],
    [{ ...STRIPE, timestamp: { item: ' t=' } }, '/signature/timestamp/item'],
    [{ ...SHOPIFY, separator: '=' }, '/signature/separator'],
    [{ ...GITHUB, separator: 'a' }, '/signature/separator'],
    [{ ...GITHUB, signed: '{foo}.{body}' }, '/signature/signed'],
    [{ ...GITHUB, signed: '{Timestamp}.{body}' }, '/signature/signed'],
  ])('%j is refused at %s', async (signature, pointer) => {
    expect(await withSignature(signature)).toContainEqual(
      expect.objectContaining({ code: 'HS602', pointer }),
    );
  });

  test.each([
    ...VECTORS.map(({ signature }) => signature),
    { ...STRIPE, separator: ', ', prefix: 'v1=' },
    { ...GITHUB, separator: '=;', prefix: 'v1' },
    { ...GITHUB, prefix: 'sha256 ' },
    { ...GITHUB, signed: '{"a":1}{}.{body}' },
  ])('%j is accepted', async (signature) => {
    const { result } = await generateFrom({ 'a.json': eventSchema('a') }, { signature });
    expect(result.warnings).toEqual([]);
  });

  test('reaches the emitted module', async () => {
    const { files } = await generateFrom({ 'a.json': eventSchema('a') }, { signature: STRIPE });
    expect(files['receive.js']).toContain('header: "stripe-signature"');
    expect(files['receive.js']).toContain('timestamp: { item: "t=" }');
  });
});
