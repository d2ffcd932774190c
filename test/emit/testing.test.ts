import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { createReceiver, verify } from '@hookschema/scalekit/receive';
import {
  type HookschemaMatchers,
  hookschemaMatchers,
  invalidRequests,
  type SignedMessage,
  signedMessage,
  signedRequest,
} from '@hookschema/scalekit/testing';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mockedProvider } from '../../docs/examples/testing/provider.js';
import { caseOutput } from '../support/cases.js';
import { importEmitted } from '../support/catalogs.js';
import { REPOSITORY } from '../support/folders.js';

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: must be the declaration of Vitest
  interface Matchers<T = any> extends HookschemaMatchers<T> {}
}

expect.extend(hookschemaMatchers);

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const { minimal, full } = fixtures['organization.created'];

/** The message of a matcher that must fail. */
function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('the matcher has passed');
}

describe('signedRequest', () => {
  test('is a Request that a receiver handles, with the overrides', async () => {
    const names: unknown[] = [];
    const receiver = createReceiver({ secrets: secret }).on('organization.created', (event) => {
      names.push(event.data.display_name);
    });
    const request = await signedRequest(
      'organization.created',
      { data: { display_name: 'Acme' } },
      { secret, url: 'http://localhost/hooks' },
    );
    expect(request).toBeInstanceOf(Request);
    expect(request).toMatchObject({ method: 'POST', url: 'http://localhost/hooks' });
    expect((await receiver.fetch(request)).status).toBe(204);
    expect(names).toStrictEqual(['Acme']);
  });

  test('is accepted by the official library', async () => {
    const { headers, body } = await signedMessage('organization.created', {}, { secret });
    expect(new Webhook(secret).verify(body, headers)).toStrictEqual(full);
  });

  test('accepts id, time and further headers', async () => {
    const request = await signedRequest(
      'organization.created',
      {},
      { secret, id: 'msg_7', timestamp: 1_700_000_000, headers: { 'X-Trace': 't1' } },
    );
    expect(Object.fromEntries(request.headers)).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'msg_7',
      'webhook-timestamp': '1700000000',
      'x-trace': 't1',
    });
    expect(await verify(request, { secrets: secret })).toMatchObject({ verified: false, reason: 'too-old' });
  });

  test('a header replaces the signature, for tests of refusals', async () => {
    const request = await signedRequest(
      'organization.created',
      {},
      { secret, headers: { 'Webhook-Signature': 'v1,AAAA' } },
    );
    expect(await verify(request, { secrets: secret })).toMatchObject({ reason: 'bad-signature' });
  });

  test('rejects overrides that make the event invalid, and a secret that cannot be used', async () => {
    const wrong = { data: { display_name: 7 } };
    // @ts-expect-error a number is not a name
    await expect(signedRequest('organization.created', wrong, { secret })).rejects.toThrow(TypeError);
    await expect(signedRequest('organization.created', {}, { secret: '' })).rejects.toThrow(TypeError);
    // @ts-expect-error no event has this type
    await expect(signedRequest('organisation.created', {}, { secret })).rejects.toThrow(TypeError);
  });
});

describe('The matchers', () => {
  test('toBeWebhookEvent passes for a valid event, in every form', async () => {
    expect(minimal).toBeWebhookEvent();
    expect(JSON.stringify(minimal)).toBeWebhookEvent('organization.created');
    expect(Buffer.from(JSON.stringify(minimal))).toBeWebhookEvent('organization.created');
    expect(await signedMessage('user.login', {}, { secret })).toBeWebhookEvent('user.login');
    expect(minimal).not.toBeWebhookEvent('user.login');
    expect({ ...minimal, data: 1 }).not.toBeWebhookEvent();
  });

  test.each([
    [
      { ...minimal, data: 1 },
      'expected a valid event, but organization.created: /data must be an object, got number',
    ],
    [{ type: 'tomorrow.added' }, 'expected a valid event, but its type "tomorrow.added" is not known'],
    ['{', 'expected a valid event, but '],
    [7, 'expected a valid event, but the payload is not an object'],
  ])('toBeWebhookEvent says what is wrong: %#', (received, message) => {
    expect(failure(() => expect(received).toBeWebhookEvent())).toContain(message);
  });

  test('toBeWebhookEvent says which event it is instead', () => {
    expect(failure(() => expect(minimal).toBeWebhookEvent('user.login'))).toBe(
      'expected a valid event of type user.login, but it is a valid event of type organization.created',
    );
    expect(failure(() => expect(minimal).not.toBeWebhookEvent())).toBe('expected anything but a valid event');
  });

  test('toBeInvalidAt passes for any error of a payload, not only the first', () => {
    const { data, ...rest } = minimal;
    const wrong = { ...rest, id: 7, data: { ...data, id: 8 } };
    expect(wrong).toBeInvalidAt('/id');
    expect(wrong).toBeInvalidAt('/data/id', 'type');
    expect(wrong).not.toBeInvalidAt('/data/id', 'pattern');
    expect(wrong).not.toBeInvalidAt('/data');
    expect(minimal).not.toBeInvalidAt('');
    expect(failure(() => expect(wrong).toBeInvalidAt('/data'))).toBe(
      'expected an error at /data, but the errors are\n  organization.created: /id must be a string, got number (type)\n  organization.created: /data/id must be a string, got number (type)',
    );
    expect(failure(() => expect(minimal).toBeInvalidAt('/id', 'type'))).toBe(
      'expected an error at /id (type), but it is a valid event of type organization.created',
    );
  });

  test('return what Jest needs as well: pass and message', () => {
    expect(hookschemaMatchers.toBeWebhookEvent(minimal, 'organization.created').pass).toBe(true);
    expect(hookschemaMatchers.toBeInvalidAt(minimal, '/id').message()).toContain('/id');
  });
});

describe('invalidRequests', () => {
  const receiver = createReceiver({ secrets: secret, onError: () => {} }).on('*', () => {});
  const statuses = { invalid: 422, unknown: 204, malformed: 400 };

  test.each(invalidRequests({ secret, type: 'organization.created' }))(
    'a receiver answers $name',
    async ({ request, kind, payload, path, keyword }) => {
      expect((await receiver.fetch(await request())).status).toBe(statuses[kind]);
      if (kind === 'invalid') expect(payload).toBeInvalidAt(path, keyword);
    },
  );

  test('are all invalid fixtures of all events, each with its own name', () => {
    const all = invalidRequests({ secret });
    const count = Object.values(fixtures).reduce((sum, { invalid }) => sum + invalid.length, 0);
    expect(new Set(all.map(({ name }) => name)).size).toBe(count);
    expect(all).toHaveLength(count);
    expect(new Set(all.map(({ kind }) => kind))).toStrictEqual(new Set(['invalid', 'unknown', 'malformed']));
  });

  test('of an unknown type are an error', () => {
    // @ts-expect-error no event has this type
    expect(() => invalidRequests({ secret, type: 'organisation.created' })).toThrow(TypeError);
  });
});

/** The emitted module, of a catalog that the compiler does not know. */
interface Testing {
  signedMessage(type: string, overrides: object, options: { secret: string }): Promise<SignedMessage>;
  invalidRequests(options: { secret: string }): readonly { readonly kind: string; readonly type: string }[];
  readonly hookschemaMatchers: Record<
    'toBeWebhookEvent' | 'toBeInvalidAt',
    (received: unknown, ...rest: readonly string[]) => { readonly pass: boolean }
  >;
}

test.each([
  ['code-hosting', 'x-forge-event'],
  ['cloudevents', 'content-type'],
  ['bank-items', 'content-type'],
])('In %s, the headers name the event where they must', async (name, header) => {
  const emitted = await importEmitted<Testing>(await caseOutput(name), 'testing.js');
  const invalid = emitted.invalidRequests({ secret });
  expect(invalid.map(({ kind }) => kind)).toContain('invalid');
  expect(invalid.map(({ kind }) => kind)).not.toContain('known');
  const types = [...new Set(invalid.map(({ type }) => type))];
  for (const type of types) {
    const message = await emitted.signedMessage(type, {}, { secret });
    expect(message.headers[header]).toBeTypeOf('string');
    expect(emitted.hookschemaMatchers.toBeWebhookEvent(message, type).pass).toBe(true);
  }
});

describe('The example with Mock Service Worker', () => {
  const names: unknown[] = [];
  const receiver = createReceiver({ secrets: secret }).on('organization.created', (event) => {
    names.push(event.data.display_name);
  });
  const provider = mockedProvider({ secret, endpoint: receiver.fetch });
  beforeAll(() => provider.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => provider.close());

  test('answers the call of an API, and sends the webhook', async () => {
    const response = await fetch('https://api.example.com/organizations', {
      method: 'POST',
      body: JSON.stringify({ display_name: 'Acme' }),
    });
    expect(response.status).toBe(201);
    expect(names).toStrictEqual(['Acme']);
  });
});

test('No module for applications imports the module testing', async () => {
  for (const name of [
    'index',
    'receive',
    'receive-support',
    'validators',
    'fixtures',
    'all-errors',
    'guards',
  ])
    expect(await readFile(join(REPOSITORY, 'generated', `${name}.js`), 'utf8')).not.toContain('testing');
});
