import { Buffer, File } from 'node:buffer';
import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { parseWebhookEvent, type WebhookEvent, type WebhookEventOutcome } from '@hookschema/scalekit';
import { full } from '@hookschema/scalekit/fixtures/organization.created';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { HOSTILE_VALUES } from '../support/hostile-values.js';

const TEXT = JSON.stringify(full);
const BYTES = new TextEncoder().encode(TEXT);
const MARK = [0xef, 0xbb, 0xbf];

/** The same bytes in the middle of a longer buffer: a view must not be read beyond its limits. */
function within(bytes: Uint8Array): ArrayBuffer {
  const longer = new Uint8Array(bytes.length + 20).fill(0x7b);
  longer.set(bytes, 10);
  return longer.buffer;
}

describe('An event is known', () => {
  test.each<readonly [string, unknown]>([
    ['a string', TEXT],
    ['a string with a byte order mark', `\ufeff${TEXT}`],
    ['a string with white space around it', `\r\n ${TEXT}\t`],
    ['a Uint8Array', BYTES],
    ['a Uint8Array with a byte order mark', Uint8Array.from([...MARK, ...BYTES])],
    ['a part of a longer buffer', new Uint8Array(within(BYTES), 10, BYTES.length)],
    ['an ArrayBuffer', BYTES.slice().buffer],
    ['a Buffer', Buffer.from(TEXT)],
    ['a DataView', new DataView(within(BYTES), 10, BYTES.length)],
    ['an ArrayBuffer of another realm', runInNewContext('Uint8Array.from(bytes).buffer', { bytes: BYTES })],
    ['a Uint8Array of another realm', runInNewContext('Uint8Array.from(bytes)', { bytes: BYTES })],
  ])('in %s', (_name, body) => {
    expect(parseWebhookEvent(body)).toStrictEqual({ kind: 'known', type: full.type, event: full });
  });

  test('as a parsed value, which is the event itself', () => {
    const outcome = parseWebhookEvent(full);
    expect(outcome.kind === 'known' && outcome.event).toBe(full);
  });
});

describe('A body is malformed', () => {
  test.each<readonly [string, unknown]>([
    ['no text', ''],
    ['text that is not JSON', '{"type": "user.login"'],
    ['bytes that are not UTF-8', Uint8Array.from([0x7b, 0xff, 0x7d])],
    ['bytes that are UTF-16', Buffer.from(TEXT, 'utf16le')],
    ['an overlong encoding', Uint8Array.from([0x22, 0xc0, 0xaf, 0x22])],
    ['no bytes', new Uint8Array()],
    ['null', null],
    ['undefined', undefined],
    ['null as JSON', 'null'],
    ['a number', 7],
    ['a string as JSON', '"user.login"'],
    ['an array', [full]],
    ['an array as JSON', `[${TEXT}]`],
    ['an object without a type', {}],
    ['a type that is not a string', { ...full, type: 1 }],
    ['a function', () => full],
    ['a revoked proxy', HOSTILE_VALUES['revoked proxy of an object']?.()],
    ['a proxy that throws on get', HOSTILE_VALUES['proxy that throws on get']?.()],
  ])('that is %s', (_name, body) => {
    expect(parseWebhookEvent(body)).toStrictEqual({ kind: 'malformed', reason: expect.any(String) });
  });
});

describe('A body that has not been read is malformed, and the reason says what to hand over', () => {
  const url = 'https://example.test/';
  test.each<readonly [string, () => unknown, RegExp]>([
    ['a Blob', () => new Blob([TEXT]), /is a Blob .* its text\(\)/],
    ['a File', () => new File([TEXT], 'event.json'), /is a File .* its text\(\)/],
    ['a Request', () => new Request(url, { method: 'POST', body: TEXT }), /is a Request .* its text\(\)/],
    ['a Response', () => new Response(TEXT), /is a Response .* its text\(\)/],
    ['the request of a framework', () => ({ raw: {}, text: () => TEXT }), /is a request .* its text\(\)/],
    ['a stream of the web', () => new Response(TEXT).body, /is a stream .* its text or bytes/],
    ['a stream of Node', () => Readable.from([TEXT]), /is a stream .* its text or bytes/],
    ['an asynchronous generator', () => chunks(), /is a stream .* its text or bytes/],
    ['a promise', () => Promise.resolve(TEXT), /is a promise: await it/],
  ])('%s', (_name, make, reason) => {
    expect(parseWebhookEvent(make())).toStrictEqual({
      kind: 'malformed',
      reason: expect.stringMatching(reason),
    });
  });

  async function* chunks(): AsyncGenerator<string> {
    yield TEXT;
  }

  test('but properties of those names are data', () => {
    const names = ['text', 'arrayBuffer', 'pipe', 'getReader', 'then'].map((name) => [name, 't']);
    expect(parseWebhookEvent({ ...full, ...Object.fromEntries(names) })).toMatchObject({ kind: 'known' });
  });
});

describe('An event type is unknown', () => {
  test.each(['no.such', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'user.login '])(
    'when it is %j',
    (type) => {
      const payload = { ...full, type };
      expect(parseWebhookEvent(payload)).toStrictEqual({ kind: 'unknown', type, payload });
      expect(parseWebhookEvent(JSON.stringify(payload))).toStrictEqual({ kind: 'unknown', type, payload });
    },
  );
});

describe('An event is invalid', () => {
  test('when its schema rejects it; the outcome then includes the payload', () => {
    const payload = { ...full, data: null };
    expect(parseWebhookEvent(JSON.stringify(payload))).toStrictEqual({
      kind: 'invalid',
      type: 'organization.created',
      errors: [expect.objectContaining({ path: '/data', keyword: 'type' })],
      payload,
    });
  });
});

describe('The event type is read once', () => {
  const changing = (...types: readonly string[]) => {
    const reads: string[] = [];
    const payload = { ...full };
    Object.defineProperty(payload, 'type', {
      enumerable: true,
      get: () => {
        reads.push(types[reads.length] ?? 'no.such');
        return reads.at(-1);
      },
    });
    return { payload, reads };
  };

  test.each(['organization.created', 'user.login', 'no.such'])('when it is %s', (type) => {
    const { payload, reads } = changing(type);
    parseWebhookEvent(payload);
    expect(reads.slice(0, type === 'user.login' ? 1 : undefined)).toStrictEqual([type]);
  });

  test('and decides, whatever a getter would give next', () => {
    const { payload } = changing('organization.created', 'user.login');
    expect(parseWebhookEvent(payload)).toMatchObject({ kind: 'known', type: 'organization.created' });
    const other = changing('user.login', 'organization.created');
    expect(parseWebhookEvent(other.payload)).toMatchObject({ kind: 'invalid', type: 'user.login' });
  });
});

describe('It never throws', () => {
  test.each(Object.keys(HOSTILE_VALUES))('for %s', (name) => {
    expect(parseWebhookEvent(HOSTILE_VALUES[name]?.())).toHaveProperty('kind');
  });
});

test('The outcome narrows by its kind', () => {
  const outcome = parseWebhookEvent(TEXT);
  expectTypeOf(outcome).toEqualTypeOf<WebhookEventOutcome>();
  if (outcome.kind === 'known') expectTypeOf(outcome.event).toEqualTypeOf<WebhookEvent>();
  if (outcome.kind === 'unknown') expectTypeOf(outcome.payload).toEqualTypeOf<unknown>();
  if (outcome.kind === 'malformed') expectTypeOf(outcome.reason).toEqualTypeOf<string>();
  expect(outcome.kind).toBe('known');
});
