import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseOutput } from '../support/cases.js';
import { importEmitted } from '../support/catalogs.js';
import { readTree } from '../support/folders.js';

/** Answers each request with the outcome for its headers and body. */
type Parse = (body: unknown, headers?: unknown) => unknown;

async function parserOf(name: string): Promise<Parse> {
  const index = await importEmitted<{ parseWebhookEvent: Parse }>(await caseOutput(name), 'index.js');
  return index.parseWebhookEvent;
}

async function fixture(name: string, event: string, file: string): Promise<Record<string, unknown>> {
  const files = await readTree(join(await caseOutput(name), 'fixtures', event));
  return JSON.parse(files[file] ?? 'null');
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const parsers: Record<string, Parse> = {};
const server = createServer(async (request, response) => {
  const [, name = '', form = ''] = request.url?.split('/') ?? [];
  const headers: Record<string, unknown> = {
    node: request.headers,
    raw: request.rawHeaders,
    web: new Headers(Object.entries(request.headers).map(([key, value]) => [key, String(value)])),
    map: new Map(Object.entries(request.headers)),
  };
  response.end(JSON.stringify(parsers[name]?.(await bodyOf(request), headers[form])));
});
let origin = '';
beforeAll(async () => {
  for (const name of ['code-hosting', 'cloudevents']) parsers[name] = await parserOf(name);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function send(path: string, headers: Record<string, string>, body: string): Promise<unknown> {
  const response = await fetch(`${origin}/${path}`, { method: 'POST', headers, body });
  return response.json();
}

const FORMS = ['node', 'raw', 'web', 'map'];

describe('A header and a property name the event of a real request', () => {
  test.each(FORMS)('with its headers as %s', async (form) => {
    const event = await fixture('code-hosting', 'issues.opened', 'example-1.json');
    const outcome = await send(`code-hosting/${form}`, { 'X-Forge-Event': 'issues' }, JSON.stringify(event));
    expect(outcome).toStrictEqual({ kind: 'known', type: 'issues.opened', event });
  });

  test('with a header alone, if the schema has no such property', async () => {
    const event = await fixture('code-hosting', 'push', 'example-1.json');
    const outcome = await send('code-hosting/node', { 'x-forge-event': 'push' }, JSON.stringify(event));
    expect(outcome).toStrictEqual({ kind: 'known', type: 'push', event });
  });

  test('an unknown action makes an unknown event', async () => {
    const payload = { action: 'transferred' };
    const outcome = await send('code-hosting/node', { 'x-forge-event': 'issues' }, JSON.stringify(payload));
    expect(outcome).toStrictEqual({ kind: 'unknown', type: 'issues.transferred', payload });
  });

  test('an unknown value of the header makes an unknown event', async () => {
    const outcome = await send('code-hosting/node', { 'x-forge-event': 'fork' }, '{}');
    expect(outcome).toStrictEqual({ kind: 'unknown', type: 'fork', payload: {} });
  });

  test('an event that its schema rejects is invalid, and has its type', async () => {
    const outcome = await send('code-hosting/node', { 'x-forge-event': 'ping' }, '{"zen": "z"}');
    expect(outcome).toMatchObject({ kind: 'invalid', type: 'ping', errors: [{ path: '/hook_id' }] });
  });

  test('a request without the header is malformed, and so is one without headers', async () => {
    const outcome = await send('code-hosting/node', {}, '{}');
    expect(outcome).toStrictEqual({ kind: 'malformed', reason: 'there is no header x-forge-event' });
    for (const headers of [undefined, null, 7, 'x', [], {}, { 'x-forge-event': undefined }])
      expect(parsers['code-hosting']?.({}, headers)).toMatchObject({ kind: 'malformed' });
  });

  test('a request whose headers throw when they are read is malformed', () => {
    const headers = new Proxy(
      {},
      {
        get() {
          throw new Error('hostile');
        },
      },
    );
    for (const name of ['code-hosting', 'cloudevents'])
      expect(parsers[name]?.({}, headers)).toMatchObject({ kind: 'malformed' });
  });

  test('headers are read once, so that an iterator is enough', () => {
    const headers = new Headers({ 'X-Forge-Event': 'ping' }).entries();
    const ping = { zen: 'z', hook_id: 1 };
    expect(parsers['code-hosting']?.(ping, headers)).toMatchObject({ kind: 'known', type: 'ping' });
  });

  test('a repeated header has all of its values, in each form of headers as in a Headers', () => {
    const payload = { zen: 'z', hook_id: 1 };
    const lists = [
      { 'x-forge-event': ['ping', 'push'] },
      [
        ['X-Forge-Event', 'ping'],
        ['x-forge-event', 'push'],
      ],
      ['X-Forge-Event', 'ping', 'x-forge-event', 'push'],
      new Headers([
        ['x-forge-event', 'ping'],
        ['x-forge-event', 'push'],
      ]),
    ];
    for (const headers of lists)
      expect(parsers['code-hosting']?.(payload, headers)).toMatchObject({
        kind: 'unknown',
        type: 'ping, push',
      });
  });
});

describe('A CloudEvent', () => {
  const type = 'com.acme.order.shipped.v1';
  const data = { order_id: '5f0c6a3e-2f6b-4a53-9b5e-0a4a6f0d9d11', carrier: 'dhl' };
  const attributes = { specversion: '1.0', id: 'A234', source: '/orders', type };
  const binary = {
    'ce-specversion': '1.0',
    'ce-id': 'A234',
    'ce-source': '/orders',
    'ce-type': type,
    'content-type': 'application/json',
  };

  test.each(FORMS)('in structured mode is the body, with headers as %s', async (form) => {
    const event = { ...attributes, data };
    const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
    const outcome = await send(`cloudevents/${form}`, headers, JSON.stringify(event));
    expect(outcome).toStrictEqual({ kind: 'known', type, event });
  });

  test.each(FORMS)('in binary mode is assembled, with headers as %s', async (form) => {
    const headers = {
      ...binary,
      'ce-time': '2024-02-29T12:00:00Z',
      'ce-subject': 'Z%C3%BCrich',
      'CE-TraceParent': '00-ab',
    };
    const outcome = await send(`cloudevents/${form}`, headers, JSON.stringify(data));
    expect(outcome).toStrictEqual({
      kind: 'known',
      type,
      event: {
        ...attributes,
        time: '2024-02-29T12:00:00Z',
        subject: 'Zürich',
        traceparent: '00-ab',
        datacontenttype: 'application/json',
        data,
      },
    });
  });

  test('in structured mode needs no headers', () => {
    const event = { ...attributes, data };
    expect(parsers.cloudevents?.(JSON.stringify(event))).toStrictEqual({ kind: 'known', type, event });
  });

  test('in binary mode is rejected for an attribute, at the attribute’s place in the event', async () => {
    const headers = { ...binary, 'ce-source': 'no uri' };
    const outcome = await send('cloudevents/node', headers, JSON.stringify(data));
    expect(outcome).toMatchObject({
      kind: 'invalid',
      type,
      errors: [{ path: '/source', keyword: 'format' }],
    });
  });

  test('in binary mode without a body lacks its data', async () => {
    const outcome = await send('cloudevents/node', binary, '');
    expect(outcome).toMatchObject({
      kind: 'invalid',
      type,
      errors: [{ path: '/data', keyword: 'required' }],
    });
  });

  test('whose body is not JSON is malformed', async () => {
    const outcome = await send('cloudevents/node', { ...binary, 'content-type': 'text/plain' }, 'hello');
    expect(outcome).toMatchObject({ kind: 'malformed' });
  });

  test('in a batch is malformed, because a batch has several events', async () => {
    const malformed = { kind: 'malformed', reason: expect.stringMatching(/batch, .* several events/) };
    const headers = { 'content-type': 'application/cloudevents-batch+json' };
    expect(await send('cloudevents/node', headers, '[]')).toStrictEqual(malformed);
    expect(parsers.cloudevents?.([{ ...attributes, data }])).toStrictEqual(malformed);
  });

  const inBase64 = (text: string, more: object = {}): object => ({
    ...attributes,
    ...more,
    data_base64: Buffer.from(text).toString('base64'),
  });

  test.each([undefined, null, 'application/json', 'application/vnd.acme+json; charset=utf-8', 'text/JSON'])(
    'has its data where that is JSON in Base64 of the type %s',
    (datacontenttype) => {
      const type = datacontenttype === null ? {} : { datacontenttype };
      const event = inBase64(JSON.stringify(data), type);
      const outcome = parsers.cloudevents?.(JSON.stringify(event));
      expect(outcome).toMatchObject({ kind: 'known', event: { data } });
      expect(outcome).not.toHaveProperty('event.data_base64');
    },
  );

  test('with data in Base64 is checked like any other', () => {
    const refused = { ...data, carrier: 'pigeon' };
    expect(parsers.cloudevents?.(inBase64(JSON.stringify(refused)))).toMatchObject({
      kind: 'invalid',
      errors: [{ path: '/data/carrier' }],
    });
    for (const text of ['', '{', '\ud800'])
      expect(parsers.cloudevents?.(inBase64(text))).toStrictEqual({
        kind: 'malformed',
        reason: 'data_base64 is not JSON',
      });
    expect(parsers.cloudevents?.({ ...attributes, data_base64: '%' })).toMatchObject({ kind: 'malformed' });
  });

  test('keeps Base64 that is not JSON, and lacks its data; both together are malformed', () => {
    const image = inBase64('x', { datacontenttype: 'image/png' });
    expect(parsers.cloudevents?.(image)).toMatchObject({
      kind: 'invalid',
      errors: [{ path: '/data', keyword: 'required' }],
    });
    const both = { ...inBase64(JSON.stringify(data)), data };
    expect(parsers.cloudevents?.(both)).toStrictEqual({
      kind: 'malformed',
      reason: 'the event has both data and data_base64',
    });
  });

  test('has extensions whose values are scalars', () => {
    const extensions = { traceparent: '00-ab', sequence: 7, sampled: true, unset: null, x2: '' };
    expect(parsers.cloudevents?.({ ...attributes, data, ...extensions })).toMatchObject({ kind: 'known' });
    for (const value of [{ a: 1 }, [1], {}, []])
      expect(parsers.cloudevents?.({ ...attributes, data, myext: value })).toMatchObject({
        kind: 'invalid',
        errors: [{ path: '/myext', keyword: 'type' }],
      });
  });

  test.each(['myExt', 'my_ext', 'my-ext', 'Ä', '', '__proto__'])(
    'has no extension called %j, because names are lower-case letters and digits',
    (name) => {
      const event = Object.fromEntries([...Object.entries({ ...attributes, data }), [name, 'x']]);
      expect(parsers.cloudevents?.(event)).toMatchObject({
        kind: 'invalid',
        errors: [{ path: `/${name}`, keyword: 'propertyNames' }],
      });
    },
  );

  test('of an unknown type is unknown', async () => {
    const outcome = await send('cloudevents/node', { ...binary, 'ce-type': 'x.y' }, '{}');
    expect(outcome).toMatchObject({ kind: 'unknown', type: 'x.y' });
  });

  test('cannot change a prototype through the names of its headers', () => {
    const outcome = parsers.cloudevents?.(data, { ...binary, 'ce-constructor': 'y' });
    expect(outcome).toMatchObject({ kind: 'known', event: { constructor: 'y' } });
    const refused = parsers.cloudevents?.(data, { ...binary, 'ce-__proto__': 'x' });
    expect(refused).toMatchObject({ kind: 'invalid', errors: [{ path: '/__proto__' }] });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
