import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { namedEvent } from '../../generator/catalog/named-event.js';
import { STANDARD_WEBHOOKS } from '../../generator/catalog/signature.js';
import { signedHeaders } from '../../generator/runtime/signatures.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { folderNames, readTree, temporaryFolder, writeTree } from '../support/folders.js';
import { type Listening, startListening } from '../support/listening.js';
import { runCommand } from '../support/run-command.js';

/** `hookschema listen`: real requests over loopback. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const GOOD = '{ "type": "order.created", "id": "o-1" }';

let folder = '';
const running: Listening[] = [];
beforeEach(async () => {
  folder = await temporaryFolder();
  await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.end();
});

async function listen(...args: readonly string[]): Promise<Listening> {
  const started = await startListening(folder, ['--schemas', 'schemas', '--secret', SECRET, ...args]);
  running.push(started);
  return started;
}

async function post({ url }: Listening, body: string, more: Readonly<Record<string, string>> = {}) {
  const headers = await signedHeaders(STANDARD_WEBHOOKS, body, { secret: SECRET, id: 'msg_1' });
  return fetch(`${url}/any/path`, { method: 'POST', body, headers: { ...headers, ...more } });
}

const results = ({ terminal }: Listening) =>
  terminal.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('hookschema listen', () => {
  test('makes the key of the secret once for all requests', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey');
    const started = await listen();
    for (let left = 3; left > 0; left -= 1) expect((await post(started, GOOD)).status).toBe(204);
    // `post` makes one for each request.
    expect(importKey).toHaveBeenCalledTimes(1 + 3);
    importKey.mockRestore();
  });

  test.each([
    [GOOD, 204, 'order.created: valid, answered 204\n', ''],
    [
      '{ "type": "order.created", "id": 7 }',
      422,
      'order.created: invalid, answered 422\n',
      'error HS712 at /id',
    ],
    ['{ "type": "order.lost" }', 204, 'order.lost: unknown, answered 204\n', 'warning HS713'],
    ['{ "id": "o-1" }', 400, '(no event type): malformed, answered 400\n', 'error HS712 at /type'],
    ['[]', 400, '(no event type): malformed, answered 400\n', 'error HS712'],
    ['{', 400, '(no event type): malformed, answered 400\n', 'error HS711'],
  ])('answers and describes %s', async (body, status, out, err) => {
    const started = await listen();
    expect((await post(started, body)).status).toBe(status);
    await vi.waitFor(() => expect(started.terminal.stdout).toBe(out));
    expect(started.terminal.stderr).toContain(err);
    expect(await started.end()).toBe(0);
  });

  test('a request without the header that names the event is malformed, as for the emitted receiver', async () => {
    await writeTree(folder, {
      'pushes/push.json': '{ "type": "object", "properties": { "ref": { "type": "string" } } }',
      'hookschema.config.json':
        '{ "schemas": "pushes", "out": "out", "discriminator": { "header": "x-event" } }',
    });
    const started = await startListening(folder, ['--secret', SECRET]);
    running.push(started);
    expect((await post(started, '{}', { 'x-event': 'push' })).status).toBe(204);
    expect((await post(started, '{}')).status).toBe(400);
    await vi.waitFor(() => expect(started.terminal.stdout).toContain('malformed, answered 400\n'));
    expect(started.terminal.stderr).toContain(
      'there is no header x-event\n  hint: requests need the header x-event',
    );
  });

  test('refuses what is not signed, and says why', async () => {
    const started = await listen('--save', 'kept');
    expect((await fetch(started.url, { method: 'POST', body: GOOD })).status).toBe(401);
    expect(await (await post(started, GOOD, { 'webhook-signature': 'v1,AAAA' })).text()).toBe(
      'bad-signature',
    );
    expect((await fetch(started.url)).status).toBe(405);
    expect(started.terminal.stderr).toContain(
      'error HS741: missing-header: there is no header webhook-signature',
    );
    expect(started.terminal.stderr).toContain('see the option signature');
    expect(started.terminal.stderr).toContain('check that --secret');
    expect(await folderNames(folder)).toStrictEqual(['schemas']);
  });

  test('prints results for programs, without payloads', async () => {
    const started = await listen('--reporter', 'json');
    await post(started, '{ "type": "order.created", "id": "private" }');
    await vi.waitFor(() => expect(results(started)).toHaveLength(2));
    const [first, second] = results(started);
    expect(first.result).toStrictEqual({ listening: started.url });
    expect(second.result).toStrictEqual({
      kind: 'valid',
      event: 'order.created',
      id: 'msg_1',
      bytes: 44,
      status: 204,
    });
    expect(started.terminal.stdout).not.toContain('private');
  });

  test('--save keeps what was verified, byte for byte, for the owner only', async () => {
    const started = await listen('--save', 'kept');
    for (let times = 0; times < 2; times += 1) await post(started, GOOD);
    expect(await readTree(join(folder, 'kept'))).toStrictEqual({ 'order.created-msg_1.json': GOOD });
    expect((await stat(join(folder, 'kept/order.created-msg_1.json'))).mode & 0o777).toBe(0o600);
  });

  test('--save keeps every payload, also of long ids and of other bodies with the same id', async () => {
    const started = await listen('--save', 'kept');
    const long = 'x'.repeat(300);
    const sent: readonly (readonly [string, string])[] = [
      [`${long}1`, '1'],
      [`${long}2`, '2'],
      ['msg_1', '3'],
      ['msg_1', '4'],
      ['msg_1', '4'],
    ];
    await Promise.all(
      sent.map(async ([id, value]) => {
        const body = `{ "type": "${'order.'.repeat(40)}", "id": "${value}" }`;
        const headers = await signedHeaders(STANDARD_WEBHOOKS, body, { secret: SECRET, id });
        return fetch(started.url, { method: 'POST', body, headers });
      }),
    );
    const kept = await readTree(join(folder, 'kept'));
    expect(
      Object.values(kept)
        .map((text) => JSON.parse(text).id)
        .sort(),
    ).toStrictEqual(['1', '2', '3', '4']);
    for (const name of Object.keys(kept)) expect(name.length).toBeLessThan(200);
  });

  test('--save reads nothing but regular files, and the request is answered', async () => {
    const started = await listen('--save', 'kept');
    await mkdir(join(folder, 'kept'));
    execFileSync('mkfifo', [join(folder, 'kept/order.created-msg_1.json')]);
    expect((await post(started, GOOD)).status).toBe(204);
    expect(started.terminal.stderr).toContain('error HS742: cannot be written: it is a FIFO, not a file');
  });

  test('an event type or an id cannot leave the folder', async () => {
    const started = await listen('--save', 'kept');
    const body = '{ "type": "../../escaped" }';
    const id = '../../other';
    const headers = await signedHeaders(STANDARD_WEBHOOKS, body, { secret: SECRET, id });
    await fetch(started.url, { method: 'POST', body, headers });
    const files = Object.keys(await readTree(folder)).filter((path) => !path.startsWith('schemas/'));
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/^kept\/[^/]+\.json$/);
  });

  test('--forward hands verified requests on as they arrived, and answers the same', async () => {
    const bodies: string[] = [];
    const target = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(`${request.headers['webhook-id']} ${body}`);
      response.writeHead(418).end('teapot');
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const started = await listen('--forward', `http://127.0.0.1:${(target.address() as AddressInfo).port}/x`);
    const answer = await post(started, GOOD);
    expect([answer.status, await answer.text()]).toStrictEqual([418, 'teapot']);
    await fetch(started.url, { method: 'POST', body: GOOD });
    expect(bodies).toStrictEqual([`msg_1 ${GOOD}`]);
    await new Promise((resolve) => {
      target.close(resolve);
      target.closeAllConnections();
    });
    expect((await post(started, GOOD)).status).toBe(502);
    expect(started.terminal.stderr).toContain('error HS732');
  });

  test('a target elsewhere, a used port and a wrong port are refused', async () => {
    const args = ['listen', '--schemas', 'schemas', '--secret', SECRET];
    expect(await runCommand([...args, '--forward', 'http://192.0.2.1/'], folder)).toMatchObject({ exit: 1 });
    const { url } = await listen();
    const { exit, err } = await runCommand([...args, '--port', new URL(url).port], folder);
    expect(exit).toBe(1);
    expect(err).toContain('error HS740');
    expect((await runCommand([...args, '--port', '70000'], folder)).exit).toBe(2);
  });

  test('receives what hookschema send sends', async () => {
    const { url } = await listen();
    const send = (...more: readonly string[]) =>
      runCommand(['send', '--all', '--schemas', 'schemas', '--secret', SECRET, '--to', url, ...more], folder);
    expect(await send()).toMatchObject({ exit: 0, err: '' });
    expect(await send('--tamper', 'late')).toMatchObject({ exit: 0 });
    expect(
      (await readFile(join(folder, 'schemas/events/order.created.schema.json'), 'utf8')).length,
    ).toBeGreaterThan(0);
  });
});

test.each([
  [{ kind: 'property', property: ['type'] }, 'a'],
  [{ kind: 'envelope', envelope: 'e.json', property: ['meta', 'event'], data: ['data'] }, 'm'],
  [{ kind: 'first', properties: [['none'], ['type']] }, 'a'],
  [{ kind: 'properties', properties: [['type'], ['code']], separator: '/' }, 'a/7'],
  [{ kind: 'properties', properties: [['type'], ['none']], separator: '/' }, undefined],
  [{ kind: 'header', header: 'x-event', separator: '.' }, 'push'],
  [{ kind: 'header', header: 'x-event', property: ['type'], separator: '.' }, 'push.a'],
  [{ kind: 'header', header: 'x-none', separator: '.' }, undefined],
] as const)('namedEvent by %o', (discriminator, expected) => {
  const payload = { type: 'a', code: 7, meta: { event: 'm' } };
  expect(namedEvent(payload, new Map([['x-event', 'push']]), discriminator)).toBe(expected);
});
