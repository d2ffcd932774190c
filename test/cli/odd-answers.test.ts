import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { STANDARD_WEBHOOKS } from '../../generator/catalog/signature.js';
import { signedHeaders } from '../../generator/runtime/signatures.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { startListening } from '../support/listening.js';
import { SECRET, send } from '../support/send-target.js';

/** Targets of `send` and `listen --forward` whose answers are not final, or not HTTP. */
const ANSWERS: Readonly<Record<string, readonly [string, RegExp]>> = {
  'another protocol': [
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
    /connection has ended/,
  ],
  'a status below 100': ['HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n', /99 is not a final status/],
  'no HTTP': ['hello\r\n', /Parse Error/],
};

describe.each(Object.entries(ANSWERS))('A target that answers with %s', (_name, [answer, message]) => {
  let target: Server;
  const url = () => `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
  beforeAll(async () => {
    target = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.write(answer));
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void target.close());

  test('has not answered `send`', async () => {
    const { exit, err } = await send('organization.created', '--to', url());
    expect(exit).toBe(1);
    expect(err).toMatch(/^error HS732: no answer: /);
    expect(err).toMatch(message);
  });

  test('is answered for with 502 by `listen --forward`, which goes on', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
    const listening = await startListening(folder, [
      '--schemas',
      'schemas',
      '--secret',
      SECRET,
      '--forward',
      url(),
    ]);
    const body = '{ "type": "order.created", "id": "o-1" }';
    for (const id of ['1', '2']) {
      const headers = await signedHeaders(STANDARD_WEBHOOKS, body, { secret: SECRET, id });
      expect((await fetch(listening.url, { method: 'POST', body, headers })).status).toBe(502);
    }
    await vi.waitFor(() => expect(listening.terminal.stderr.match(message)).not.toBeNull());
    expect(await listening.end()).toBe(0);
  });
});
