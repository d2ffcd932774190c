import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { REPOSITORY } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';
import {
  arrived,
  receiver,
  requests,
  SECRET,
  send,
  sendForResult,
  sendTo,
  targetUrl,
  useTarget,
} from '../support/send-target.js';

useTarget();

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
    const { exit, out, err } = await send('organization.created', '--to', targetUrl('/teapot'));
    expect(exit).toBe(1);
    expect(out).toContain('418');
    expect(out).toContain('short\\u001b[31m and stout');
    expect(err).toContain('error HS733: organization.created (full) was answered with 418, expected 2xx');
  });

  test('--expect says which answer is right', async () => {
    const to = ['organization.created', '--to', targetUrl('/teapot')];
    expect((await send(...to, '--expect', '418')).exit).toBe(0);
    expect((await send(...to, '--expect', '2xx,4xx')).exit).toBe(0);
    expect((await sendTo('--expect', '4xx')).exit).toBe(1);
    expect(await sendTo('--expect', 'ok')).toMatchObject({ exit: 2 });
  });

  test('redirections are not followed', async () => {
    const { exit, err } = await send('organization.created', '--to', targetUrl('/moved'));
    expect({ exit, count: requests.length }).toStrictEqual({ exit: 1, count: 1 });
    expect(err).toContain('302');
  });

  test('the secret can come from the environment', async () => {
    const args = ['send', 'organization.created', '--to', targetUrl()];
    const ran = await runCommand(args, REPOSITORY, { env: { WEBHOOK_SECRET: SECRET } });
    expect(ran.exit).toBe(0);
    expect((await runCommand(args, REPOSITORY)).exit).toBe(2);
    expect((await runCommand([...args, '--secret', '%'], REPOSITORY)).exit).toBe(2);
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
      targetUrl('/teapot'),
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
      one.replace('http://localhost:3000/webhooks', targetUrl()).replace('whsec_...', SECRET),
    );
    const ran = await runCommand(own, REPOSITORY, { env: { WEBHOOK_SECRET: SECRET } });
    expect(ran).toMatchObject({ exit: 0, err: '' });
  }
});
