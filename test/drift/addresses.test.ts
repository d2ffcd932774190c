import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { compareContract } from '../../generator/contract/describe-contract.js';
import { fetchSource } from '../../generator/evidence/fetch-source.js';
import { SHOP, SHOP_PAGE } from '../support/drift.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { FORMS } from '../support/page-forms.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server on this machine. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const LIMITS = { time: 2000, size: 1000 };

describe('An address', () => {
  test('is read after redirects on its host', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else response.writeHead(200, { 'content-type': 'text/markdown' }).end('# Hello');
    });
    expect(await fetchSource(`${base}/old`, LIMITS)).toStrictEqual({
      text: '# Hello',
      type: 'text/markdown',
    });
  });

  test('is not followed to another host', async () => {
    let asked = 0;
    const other = await serve((_request, response) => {
      asked += 1;
      response.end('secret');
    });
    const base = await serve((_request, response) => {
      response.writeHead(302, { location: other }).end();
    });
    expect(await fetchSource(base, LIMITS)).toMatchObject({ reason: expect.stringMatching(/another host/) });
    expect(asked).toBe(0);
  });

  test('is not followed in a circle', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(302, { location: '/' }).end();
    });
    expect(await fetchSource(base, LIMITS)).toMatchObject({ reason: expect.stringMatching(/more than 5/) });
  });

  test('is given up when it is too large, whatever it says of its size', async () => {
    const base = await serve((_request, response) => {
      const write = (): void => {
        if (!response.destroyed && response.write('x'.repeat(500))) setImmediate(write);
      };
      response.on('drain', write);
      write();
    });
    expect(await fetchSource(base, LIMITS)).toMatchObject({ reason: expect.stringMatching(/larger than/) });
  });

  test('is given up when it takes too long', async () => {
    const base = await serve((_request, response) => {
      response.write('x');
    });
    expect(await fetchSource(base, { ...LIMITS, time: 200 })).toMatchObject({
      reason: expect.stringMatching(/longer than 0.2 seconds/),
    });
  });

  test.each<[string, number]>([
    ['does not exist', 404],
    ['fails', 500],
  ])('that %s is reported', async (_name, status) => {
    const base = await serve((_request, response) => {
      response.writeHead(status).end();
    });
    expect(await fetchSource(base, LIMITS)).toMatchObject({
      reason: expect.stringContaining(String(status)),
    });
  });

  test('with a password is not used', async () => {
    expect(await fetchSource('https://a:b@example.com/', LIMITS)).toMatchObject({
      reason: expect.stringMatching(/password/),
    });
  });

  test('is a source when that is allowed, and its differences point at the schema', async () => {
    const page = SHOP_PAGE.replace('| `note` | string |', '| `note` | string or null |');
    const base = await serve((_request, response) => {
      response.end(page);
    });
    const folder = await temporaryFolder();
    await writeTree(folder, SHOP);
    const config = { schemas: 'schemas', out: 'generated' };
    const contract = { cwd: folder, sources: [`${base}/webhooks.md`] };
    const { result } = await compareContract(config, { ...contract, allowNetwork: true });
    const [difference] = result.diagnostics.filter(({ code }) => code === 'HS816');
    expect(difference).toMatchObject({ file: 'schemas/common/order.schema.json', line: 10 });
    expect(difference?.message).toContain(`${base}/webhooks.md:`);
    expect((await compareContract(config, contract)).result.diagnostics).toMatchObject([{ code: 'HS829' }]);
  });

  test('may be a page in HTML, whatever its path', async () => {
    const html = (FORMS.find(({ name }) => name === 'a page in HTML')?.convert ?? String)(SHOP_PAGE);
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    });
    const folder = await temporaryFolder();
    await writeTree(folder, SHOP);
    const config = { schemas: 'schemas', out: 'generated' };
    const options = { cwd: folder, sources: [`${base}/webhooks?lang=en`], allowNetwork: true };
    const { result } = await compareContract(config, options);
    expect(result.diagnostics.filter(({ severity }) => severity !== 'note')).toStrictEqual([]);
    expect(result.evidence.flatMap(({ events }) => events.map(({ event }) => event))).toStrictEqual([
      'order.paid',
      'order.sent',
    ]);
  });
});
