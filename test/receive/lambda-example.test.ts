import { fixtures } from '@hookschema/scalekit/fixtures';
import { sign } from '@hookschema/scalekit/receive';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

/** docs/examples/receivers/lambda.ts with the events of AWS Lambda, in which names of headers are in lower case. */
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = JSON.stringify(fixtures['organization.created'].full);

describe('The example of AWS Lambda', () => {
  beforeAll(() => {
    vi.stubEnv('SCALEKIT_WEBHOOK_SECRET', secret);
    vi.spyOn(console, 'log').mockImplementation(() => {});
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  const base64 = Buffer.from(body).toString('base64');
  test.each([
    ['a body as text', { body, isBase64Encoded: false }, { statusCode: 204, body: '' }],
    ['a body in Base64', { body: base64, isBase64Encoded: true }, { statusCode: 204, body: '' }],
    ['another body', { body: '{}', isBase64Encoded: false }, { statusCode: 401, body: 'unverified' }],
    ['no body', { isBase64Encoded: false }, { statusCode: 401, body: 'unverified' }],
    ['Base64 that is broken', { body: '%', isBase64Encoded: true }, { statusCode: 401, body: 'unverified' }],
  ])('answers %s', async (_name, event, expected) => {
    const { handler } = await import('../../docs/examples/receivers/lambda.js');
    expect(await handler({ headers: await sign(body, { secret }), ...event })).toEqual(expected);
  });
});
