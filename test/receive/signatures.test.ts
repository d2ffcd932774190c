import { sign, verify } from '@hookschema/scalekit/receive';
import { ScalekitClient } from '@scalekit-sdk/node';
import fc from 'fast-check';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four!').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another one of the same!').toString('base64')}`;
const BODY = '{"type":"organization.created","name":"Zoë 漢字 🙂"}';
const NOW = 1_700_000_000;

type Headers = Record<string, string>;

beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 }));
afterAll(() => void vi.useRealTimers());

/** Whether each of the provider's own libraries accepts a request. */
const ORACLES: Readonly<Record<string, (secret: string, headers: Headers, body: string) => unknown>> = {
  standardwebhooks: (secret, headers, body) => new StandardWebhook(secret).verify(body, headers),
  svix: (secret, headers, body) => new SvixWebhook(secret).verify(body, headers),
  '@scalekit-sdk/node': (secret, headers, body) =>
    new ScalekitClient('https://acme.example', 'id', 'secret').verifyWebhookPayload(secret, headers, body),
};

function isAccepted(check: () => unknown): boolean {
  try {
    return check() !== false;
  } catch {
    return false;
  }
}

async function signed(body = BODY, secret = SECRET, at = NOW): Promise<Headers> {
  return sign(body, { secret, id: 'msg_1', timestamp: at });
}

describe.each(Object.entries(ORACLES))('%s', (_name, oracle) => {
  test('accepts what sign signs', async () => {
    expect(isAccepted(() => oracle(SECRET, awaited, BODY))).toBe(true);
    expect(isAccepted(() => oracle(OTHER, awaited, BODY))).toBe(false);
  });
  let awaited: Headers;
  beforeAll(async () => {
    awaited = await signed();
  });
});

/** One way to tamper with a request. */
interface Request {
  readonly headers: Headers;
  readonly body: string;
  readonly secret: string;
}

const flip = (text: string, at: number): string => {
  const index = at % Math.max(1, text.length);
  const code = text.charCodeAt(index) ^ (1 + (at % 7));
  return text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
};

const header =
  (name: string, change: (value: string, at: number) => string) =>
  (request: Request, at: number): Request => ({
    ...request,
    headers: { ...request.headers, [name]: change(request.headers[name] ?? '', at) },
  });

const TAMPERS: Readonly<Record<string, (request: Request, at: number) => Request>> = {
  nothing: (request) => request,
  'a character of the body': (request, at) => ({ ...request, body: flip(request.body, at) }),
  'a body cut short': (request, at) => ({
    ...request,
    body: request.body.slice(0, at % request.body.length),
  }),
  'a body with more': (request, at) => ({ ...request, body: request.body + ' \n\t0'.charAt(at % 5) }),
  'another secret': (request) => ({ ...request, secret: OTHER }),
  'a character of the signature': header('webhook-signature', flip),
  'a signature cut short': header('webhook-signature', (value, at) => value.slice(0, at % value.length)),
  'a wrong signature before the right one': header(
    'webhook-signature',
    (value) => `v1,${'A'.repeat(43)}= ${value}`,
  ),
  'the right signature under another version': header('webhook-signature', (value) =>
    value.replace('v1', 'v1a'),
  ),
  'several wrong signatures': header('webhook-signature', (_value, at) =>
    Array(1 + (at % 9))
      .fill('v1,AAAA')
      .join(' '),
  ),
  'no signature': header('webhook-signature', () => ''),
  'a character of the id': header('webhook-id', flip),
  'another time': header('webhook-timestamp', (value, at) => String(Number(value) + 1 + (at % 900))),
  'an earlier time': header('webhook-timestamp', (value, at) => String(Number(value) - 1 - (at % 900))),
  'a time in words': header('webhook-timestamp', () => 'soon'),
  'no time': header('webhook-timestamp', () => ''),
};

/**
 * True for a signature with the same bytes in other characters. Scalekit's SDK decodes signatures, and forgives a missing
 * `=` and unused bits of the last character; we compare the text, as the other libraries do.
 */
function isSameInOtherWords(given = '', genuine = ''): boolean {
  const bytes = (text: string): string => Buffer.from(text.replace(/^v1,/, ''), 'base64').toString('hex');
  return given.split(' ').some((item) => item !== genuine && bytes(item) === bytes(genuine));
}

test('Verdicts on 12,000 requests, most of them tampered with, agree with every oracle', async () => {
  const counts: Record<string, number> = { accepted: 0, refused: 0 };
  const genuine = { headers: await signed(), body: BODY, secret: SECRET };
  const late = { headers: await signed(BODY, SECRET, NOW - 299), body: BODY, secret: SECRET };
  const tooLate = { headers: await signed(BODY, SECRET, NOW - 301), body: BODY, secret: SECRET };
  const early = { headers: await signed(BODY, SECRET, NOW + 299), body: BODY, secret: SECRET };
  const tooEarly = { headers: await signed(BODY, SECRET, NOW + 301), body: BODY, secret: SECRET };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(genuine, genuine, genuine, late, tooLate, early, tooEarly),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(TAMPERS)), fc.nat()), { maxLength: 2 }),
      async (start, changes) => {
        const request = changes.reduce<Request>((one, [name, at]) => TAMPERS[name]?.(one, at) ?? one, start);
        const { headers, body, secret } = request;
        const { verified } = await verify({ headers, body }, { secrets: secret });
        const isRespelt =
          !verified && isSameInOtherWords(headers['webhook-signature'], start.headers['webhook-signature']);
        if (isRespelt) counts.respelt = (counts.respelt ?? 0) + 1;
        counts[verified ? 'accepted' : 'refused'] = (counts[verified ? 'accepted' : 'refused'] ?? 0) + 1;
        for (const [name, oracle] of Object.entries(ORACLES)) {
          if (isRespelt && name === '@scalekit-sdk/node') continue;
          expect(
            isAccepted(() => oracle(secret, headers, body)),
            `${name} ${JSON.stringify({ headers, body })}`,
          ).toBe(verified);
        }
      },
    ),
    { numRuns: 12_000, seed: 20_260_101 },
  );
  expect(counts.accepted).toBeGreaterThan(500);
  expect(counts.refused).toBeGreaterThan(5000);
  expect(counts.respelt ?? 0).toBeLessThan(100);
}, 120_000);
