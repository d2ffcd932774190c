import { describe, expect, test } from 'vitest';
import { type SignatureScheme, STANDARD_WEBHOOKS } from '../../generator/catalog/signature.js';
import { UsageError } from '../../generator/cli/command.js';
import { requireKeys } from '../../generator/cli/require-keys.js';
import { signedRequest, TAMPERINGS, tamperingOf } from '../../generator/cli/send/tamper.js';
import { verifyRequest } from '../../generator/runtime/receive.js';

/** What `--tamper` does to the signatures of each form. */
const COMMON = { algorithm: 'SHA-256', encoding: 'hex', secret: 'text' } as const;
const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  standard: STANDARD_WEBHOOKS,
  github: {
    ...COMMON,
    header: 'x-hub-signature-256',
    prefix: 'sha256=',
    signed: '{body}',
    id: 'x-github-delivery',
  },
  stripe: {
    ...COMMON,
    header: 'stripe-signature',
    prefix: 'v1=',
    separator: ',',
    signed: '{timestamp}.{body}',
    timestamp: { item: 't=' },
  },
  slack: {
    ...COMMON,
    header: 'x-slack-signature',
    prefix: 'v0=',
    signed: 'v0:{timestamp}:{body}',
    timestamp: 'x-slack-request-timestamp',
  },
};
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const REASONS = {
  signature: 'bad-signature',
  timestamp: 'bad-signature',
  body: 'bad-signature',
  late: 'too-old',
};

describe.each(Object.entries(SCHEMES))('The signatures of %s', (_name, scheme) => {
  const possible = TAMPERINGS.filter((one) => scheme.timestamp !== undefined || !/timestamp|late/.test(one));

  test.each([undefined, ...possible])('%s', async (tampering) => {
    const keys = await requireKeys(scheme, secret);
    const request = await signedRequest('{"a":1}', scheme, { keys, tampering });
    const found = await verifyRequest(scheme, request, { secrets: secret });
    const reason = tampering && tampering !== 'duplicate' ? REASONS[tampering] : undefined;
    expect(found).toMatchObject(reason === undefined ? { verified: true } : { verified: false, reason });
  });
});

test('A signature without a timestamp cannot be late', () => {
  const { github = STANDARD_WEBHOOKS } = SCHEMES;
  for (const what of ['late', 'timestamp']) expect(() => tamperingOf(what, github)).toThrow(UsageError);
  expect(tamperingOf('body', github)).toBe('body');
  expect(tamperingOf(undefined, github)).toBeUndefined();
});
