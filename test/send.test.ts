import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createReceiver, type WebhookReceiver } from '@hookschema/scalekit/receive';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isLoopback, resolveTarget } from '../generator/cli/send/resolve-target.js';
import { REPOSITORY, temporaryFolder, writeTree } from './support/folders.js';
import { runCommand } from './support/run-command.js';

/** `hookschema send` to a receiver on this machine, with the Scalekit catalog. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

interface Arrived {
  readonly type: string;
  readonly name: unknown;
  readonly id: string | undefined;
}

const arrived: Arrived[] = [];
const requests: IncomingMessage[] = [];
let url = '';

const receiver: WebhookReceiver<never, undefined> = createReceiver({ secrets: SECRET, onError: () => {} });
receiver.on('*', (event, { type, id }) => {
  const name = 'display_name' in event.data ? event.data.display_name : undefined;
  arrived.push({ type, name, id });
});

const server = createServer((request, response) => {
  requests.push(request);
  if (request.url === '/teapot') response.writeHead(418).end('short\u001b[31m and stout');
  else if (request.url === '/moved') response.writeHead(302, { location: 'http://192.0.2.1/' }).end();
  else void receiver.node(request, response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

beforeEach(() => {
  arrived.length = 0;
  requests.length = 0;
});

const send = (...args: readonly string[]) => runCommand(['send', ...args, '--secret', SECRET], REPOSITORY);
const sendTo = (...args: readonly string[]) => send('organization.created', '--to', url, ...args);

async function sendForResult(...args: readonly string[]) {
  const { exit, out } = await sendTo(...args, '--reporter', 'json');
  return { exit, ...JSON.parse(out).result };
}

describe('hookschema send', () => {
  test('sends a signed valid event, and prints status, time and answer', async () => {
    const { exit, out, err } = await sendTo();
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect(out).toMatch(/^organization\.created \(full\): 204 in \d+ ms\n$/);
    expect(arrived).toMatchObject([{ type: 'organization.created' }]);
    expect(requests[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'hookschema',
    });
  });

  test('the key of the secret is made once for all requests', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey');
    expect((await sendTo('--repeat', '5')).exit).toBe(0);
    expect(arrived).toHaveLength(5);
    expect(importKey).toHaveBeenCalledTimes(1);
    importKey.mockRestore();
  });

  test('the answer cannot act on the terminal', async () => {
    const { exit, out, err } = await send('organization.created', '--to', `${url}/teapot`);
    expect(exit).toBe(1);
    expect(out).toContain('418');
    expect(out).toContain('short\\u001b[31m and stout');
    expect(err).toContain('error HS733: organization.created (full) was answered with 418, expected 2xx');
  });

  test('--expect says which answer is right', async () => {
    const to = ['organization.created', '--to', `${url}/teapot`];
    expect((await send(...to, '--expect', '418')).exit).toBe(0);
    expect((await send(...to, '--expect', '2xx,4xx')).exit).toBe(0);
    expect((await sendTo('--expect', '4xx')).exit).toBe(1);
    expect(await sendTo('--expect', 'ok')).toMatchObject({ exit: 2 });
  });

  test('redirections are not followed', async () => {
    const { exit, err } = await send('organization.created', '--to', `${url}/moved`);
    expect({ exit, count: requests.length }).toStrictEqual({ exit: 1, count: 1 });
    expect(err).toContain('302');
  });

  test('the secret can come from the environment', async () => {
    const args = ['send', 'organization.created', '--to', url];
    const ran = await runCommand(args, REPOSITORY, { env: { WEBHOOK_SECRET: SECRET } });
    expect(ran.exit).toBe(0);
    expect((await runCommand(args, REPOSITORY)).exit).toBe(2);
    expect((await runCommand([...args, '--secret', '%'], REPOSITORY)).exit).toBe(2);
  });
});

describe('--set', () => {
  test('changes the payload by a path or a JSON Pointer', async () => {
    await sendTo('--set', 'data.display_name=Acme');
    await sendTo('--set', '/data/display_name=Acme = more', '--set', 'environment_id=env_1');
    expect(arrived.map(({ name }) => name)).toStrictEqual(['Acme', 'Acme = more']);
  });

  test('a number is text where the schema accepts only text', async () => {
    expect((await sendTo('--set', 'data.display_name=42')).exit).toBe(0);
    expect(arrived[0]?.name).toBe('42');
  });

  test('what the schema rejects is not sent, unless --invalid', async () => {
    const { exit, err } = await sendTo('--set', 'data.display_name=[]');
    expect(exit).toBe(1);
    expect(err).toContain('error HS734 at /data/display_name: the payload (full) is not valid');
    expect(requests).toHaveLength(0);
    expect(await sendForResult('--set', 'data.display_name=[]', '--invalid')).toMatchObject({
      exit: 0,
      statuses: { 422: 1 },
    });
  });

  test('another form is a wrong usage', async () => {
    expect((await sendTo('--set', 'data.display_name')).exit).toBe(2);
    expect((await sendTo('--set', '=1')).exit).toBe(2);
  });
});

describe('--fixture and --all', () => {
  test.each(['minimal', 'full', 'example', 'example-1', 'data.region_code is "EU"'])('%s', async (name) => {
    const result = await sendForResult('--fixture', name);
    expect(result).toMatchObject({ exit: 0, answers: [{ fixture: name, status: 204 }] });
  });

  test('an invalid fixture needs --invalid, and a 4xx is expected then', async () => {
    const name = 'data.id is missing';
    expect((await sendTo('--fixture', name)).err).toContain('HS734');
    expect(await sendForResult('--fixture', name, '--invalid')).toMatchObject({
      exit: 0,
      statuses: { 422: 1 },
    });
  });

  test('an unknown fixture is named with what was meant', async () => {
    const { exit, err } = await sendTo('--fixture', 'minmal');
    expect(exit).toBe(2);
    expect(err).toContain('unknown fixture minmal; did you mean minimal?');
  });

  test('an unknown event is named with what was meant', async () => {
    const { exit, err } = await send('organisation.created', '--to', url);
    expect(exit).toBe(2);
    expect(err).toContain('unknown event organisation.created');
    expect(err).toContain('did you mean "organization.created"?');
  });

  test('--all sends every event once', async () => {
    const { exit } = await send('--all', '--to', url);
    expect(exit).toBe(0);
    expect(new Set(arrived.map(({ type }) => type)).size).toBe(41);
    expect(arrived).toHaveLength(41);
  });

  test('--all with an event sends all its fixtures', async () => {
    const valid = await sendForResult('--all');
    expect(valid.exit).toBe(0);
    expect(Object.keys(valid.statuses)).toStrictEqual(['204']);
    expect(valid.sent).toBeGreaterThan(3);
    const invalid = await sendForResult('--all', '--invalid');
    expect(invalid.exit).toBe(0);
    // An event type that the catalog does not have is an unknown event to the receiver.
    expect(Object.keys(invalid.statuses)).toStrictEqual(['204', '400', '422']);
  });
});

describe('--repeat', () => {
  test('sends that often, each with its own id, some at a time', async () => {
    const result = await sendForResult('--repeat', '60', '--concurrency', '7');
    expect(result).toMatchObject({ exit: 0, sent: 60, statuses: { 204: 60 } });
    expect(new Set(arrived.map(({ id }) => id)).size).toBe(60);
    expect(new Set(requests.map(({ socket }) => socket.remotePort)).size).toBeLessThanOrEqual(7);
    expect((await sendTo('--repeat', '60')).out).toMatch(/^60 requests; answers 204: 60; \d+ ms on average/);
  });

  test.each(['0', '-1', 'many'])('%s is not a number of requests', async (number) => {
    expect((await sendTo(`--repeat=${number}`)).exit).toBe(2);
  });
});

describe('--tamper', () => {
  test.each([
    ['signature', { 401: 1 }, 'bad-signature'],
    ['timestamp', { 401: 1 }, 'bad-signature'],
    ['body', { 401: 1 }, 'bad-signature'],
    ['late', { 401: 1 }, 'too-old'],
  ])('%s is refused by the receiver', async (what, statuses, reason) => {
    const reasons: string[] = [];
    receiver.onUnverified((outcome) => {
      reasons.push(outcome.reason);
    });
    expect(await sendForResult('--tamper', what)).toMatchObject({ exit: 0, statuses });
    expect(reasons).toContain(reason);
    expect(arrived).toStrictEqual([]);
  });

  test('duplicate is sent twice and handled once', async () => {
    expect(await sendForResult('--tamper', 'duplicate')).toMatchObject({
      exit: 0,
      sent: 2,
      statuses: { 204: 2 },
    });
    expect(arrived).toHaveLength(1);
  });

  test('an endpoint that does not verify is found', async () => {
    const { exit, err } = await send(
      'organization.created',
      '--to',
      `${url}/teapot`,
      '--tamper',
      'body',
      '--expect',
      '401',
    );
    expect(exit).toBe(1);
    expect(err).toContain('answered with 418, expected 401');
  });

  test('another word is a wrong usage', async () => {
    expect((await sendTo('--tamper', 'everything')).exit).toBe(2);
  });
});

describe('The target', () => {
  test.each(['http://192.0.2.1/', 'https://[2001:db8::1]/', 'http://0.0.0.0/', 'http://10.0.0.1:80/x'])(
    '%s is refused',
    async (target) => {
      const { exit, err } = await send('organization.created', '--to', target);
      expect(exit).toBe(1);
      expect(err).toContain('error HS731');
    },
  );

  test.each(['localhost:3000', 'ftp://localhost/', '/webhooks'])(
    '%s is not a URL for requests',
    async (target) => {
      expect((await send('organization.created', '--to', target)).exit).toBe(2);
    },
  );

  test('--remote allows another machine', async () => {
    await expect(resolveTarget('http://192.0.2.1/', 'to', true)).resolves.toMatchObject({
      addresses: [{ address: '192.0.2.1' }],
    });
  });

  test('a port where nothing listens is reported', async () => {
    const { exit, err } = await send('organization.created', '--to', 'http://127.0.0.1:1/');
    expect(exit).toBe(1);
    expect(err).toMatch(/error HS732: no answer: .*ECONNREFUSED/);
  });

  test('localhost and its addresses are this machine', async () => {
    const { addresses } = await resolveTarget('http://localhost/', 'to', false);
    expect(addresses.length).toBeGreaterThan(0);
    for (const one of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'])
      expect(isLoopback(one)).toBe(true);
    for (const one of ['128.0.0.1', '0.0.0.0', '::', '::ffff:10.0.0.1', '1.127.0.0'])
      expect(isLoopback(one)).toBe(false);
  });
});

/** The command lines of a page, without the program. Lines that end with a backslash continue. */
async function commandsOf(page: string): Promise<readonly (readonly string[])[]> {
  const text = await readFile(join(REPOSITORY, page), 'utf8');
  const lines = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block.replaceAll('\\\n', ' ').trimEnd().split('\n'),
  );
  const sends = lines.filter((one) => one.startsWith('npx hookschema send '));
  return sends.map((one) =>
    [...one.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(2),
  );
}

test('The commands in docs/SEND.md work', async () => {
  const commands = await commandsOf('docs/SEND.md');
  expect(commands.length).toBeGreaterThan(1);
  for (const args of commands) {
    const own = args.map((one) =>
      one.replace('http://localhost:3000/webhooks', url).replace('whsec_...', SECRET),
    );
    const ran = await runCommand(own, REPOSITORY, { env: { WEBHOOK_SECRET: SECRET } });
    expect(ran).toMatchObject({ exit: 0, err: '' });
  }
});

describe('The schemas', () => {
  test('are checked where they fail, so that the errors say what is wrong', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'schemas/a.json':
        '{ "properties": { "type": { "const": "a" }, "id": { "type": "string", "pattern": "(" } } }',
    });
    const { exit, err } = await runCommand(
      ['send', 'a', '--schemas', 'schemas', '--to', url, '--secret', SECRET],
      folder,
    );
    expect(exit).toBe(1);
    expect(err).toMatch(/schemas\/a\.json:1:\d+ - error HS2\d\d at \/properties\/id\/pattern/);
  });
});

test('Only what one event needs is loaded', async () => {
  const folder = await temporaryFolder();
  const list = join(folder, 'loaded.txt');
  const hook = `import { appendFileSync } from 'node:fs';
export async function load(url, context, next) { appendFileSync(${JSON.stringify(list)}, url + '\\n'); return next(url, context); }`;
  await writeTree(folder, {
    'register.mjs': `import { register } from 'node:module';\nregister('data:text/javascript,${encodeURIComponent(hook).replaceAll("'", '%27')}');\n`,
  });
  const args = ['--import', join(folder, 'register.mjs'), join(REPOSITORY, 'dist/cli/bin.js')];
  const sent = ['send', 'organization.created', '--to', url, '--secret', SECRET];
  await promisify(execFile)(process.execPath, [...args, ...sent], { cwd: REPOSITORY });
  const loaded = await readFile(list, 'utf8');
  expect(loaded).toContain('/ajv/');
  expect(loaded).not.toMatch(
    /\/(?:ts-morph|json-schema-to-typescript|scslre|diff|yaml|@clack)\/|dist\/(?:check|emit\/guards|target|output)\//,
  );
  expect(requests).toHaveLength(1);
});
