import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { createReceiver, type DeliveryStore, memoryStore, sign } from '@hookschema/scalekit/receive';
import { describe, expect, test, vi } from 'vitest';

/** What a receiver does with errors that come one after the other, and with answers that cannot be given. */
const secrets = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = JSON.stringify(fixtures['organization.created'].minimal);
const request = { headers: await sign(body, { secret: secrets, id: 'msg_1' }), body };

const handlerError = new Error('handler');
const storeError = new Error('store');
const fail = (error: unknown) => () => {
  throw error;
};

/** A store whose claims fail in the given ways. */
function storeWith(claim: { commit?: () => Promise<void>; release?: () => Promise<void> }): DeliveryStore {
  const done = async () => {};
  return { claim: async () => ({ context: undefined, commit: done, release: done, ...claim }) };
}

describe('A store that fails while it releases', () => {
  test.each([
    ['rejects', () => Promise.reject(storeError)],
    ['throws', fail(storeError)],
  ])('%s: the error of the handler comes first, and the other is reported too', async (_how, release) => {
    const onError = vi.fn();
    const store = storeWith({ release });
    const receiver = createReceiver({ secrets, store, onError }).on('*', fail(handlerError));
    const receipt = await receiver.handle(request);
    expect(receipt).toMatchObject({ status: 500, end: 'failed' });
    expect(receipt.error).toBe(handlerError);
    expect(onError.mock.calls.map(([error]) => error)).toEqual([handlerError, storeError]);
    expect(onError.mock.calls.every(([, outcome]) => outcome.kind === 'known')).toBe(true);
  });

  test('after a commit that failed, the error of the commit comes first', async () => {
    const onError = vi.fn();
    const commit = () => Promise.reject(new Error('commit'));
    const store = storeWith({ commit, release: () => Promise.reject(storeError) });
    const receiver = createReceiver({ secrets, store, onError }).on('*', () => {});
    expect((await receiver.handle(request)).error).toEqual(new Error('commit'));
    expect(onError.mock.calls.map(([error]) => error)).toEqual([new Error('commit'), storeError]);
  });

  test('an onError that throws hides neither', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const onError = (error: unknown) => {
      throw new Error(`cannot report: ${(error as Error).message}`);
    };
    const store = storeWith({ release: () => Promise.reject(storeError) });
    const receiver = createReceiver({ secrets, store, onError }).on('*', fail(handlerError));
    expect((await receiver.handle(request)).error).toBe(handlerError);
    expect(log.mock.calls.map(([{ message }]) => message)).toEqual([
      'cannot report: handler',
      'cannot report: store',
    ]);
    log.mockRestore();
  });

  test('a handler that throws undefined has failed', async () => {
    const onError = vi.fn();
    const receiver = createReceiver({ secrets, onError }).on('*', fail(undefined));
    expect(await receiver.handle(request)).toMatchObject({ status: 500, end: 'failed' });
    expect(onError).toHaveBeenCalledTimes(1);
  });
});

describe('An answer that cannot be given', () => {
  test('a request that something else has answered is reported, and node does not reject', async () => {
    const errors: unknown[] = [];
    let answer: () => void = () => {};
    const receiver = createReceiver({ secrets, onError: (error) => errors.push(error) }).on('*', () =>
      answer(),
    );
    const rejections: unknown[] = [];
    const server = createServer((incoming, response) => {
      answer = () => response.writeHead(503).end('timeout');
      receiver.node(incoming, response).catch((error) => rejections.push(error));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answered = await fetch(url, { method: 'POST', headers: request.headers, body });
    expect([answered.status, await answered.text()]).toEqual([503, 'timeout']);
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    expect(errors[0]).toMatchObject({ code: 'ERR_HTTP_HEADERS_SENT' });
    expect(rejections).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([0, 99, 199, 600, 204.5, Number.NaN, '204' as unknown as number])(
    'the status %s is refused when the receiver is created',
    (status) => {
      expect(() => createReceiver({ secrets, answers: { invalid: status } })).toThrow(
        new TypeError('answers.invalid must be a status from 200 to 599'),
      );
    },
  );
});

/** Sends bodies that are too large, in a thread of its own, and answers with what it gets. */
const SENDER = `
  const { request } = require('node:http');
  const { parentPort, workerData } = require('node:worker_threads');
  const part = ' '.repeat(2 ** 16);
  const send = () =>
    new Promise((resolve) => {
      const sent = request({ ...workerData, method: 'POST' });
      const stop = (answer) => {
        resolve(answer);
        sent.destroy();
      };
      sent.on('response', ({ statusCode }) => stop(statusCode));
      sent.on('error', ({ code }) => resolve(code));
      for (let count = 0; count < 32; count += 1) sent.write(part);
      sent.end();
    });
  (async () => {
    const answers = [];
    for (let count = 0; count < 150; count += 1) answers.push(await send());
    parentPort.postMessage(answers);
  })();
`;

test('A sender of a body that is too large gets the answer, and not a reset connection', async () => {
  const server = createServer(createReceiver({ secrets, onError: () => {} }).node);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const headers = { ...request.headers, 'content-length': 2 ** 21 };
  const sender = new Worker(SENDER, { eval: true, workerData: { host: '127.0.0.1', port, headers } });
  const answers = await new Promise<readonly unknown[]>((resolve) => sender.on('message', resolve));
  expect(new Set(answers)).toEqual(new Set([413]));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test.each([{ ttlSeconds: Number.NaN }, { maxIds: Number.NaN }, { ttlSeconds: -1 }, { maxIds: -1 }])(
  'A store in memory that would remember nothing is refused: %o',
  (options) => {
    expect(() => memoryStore(options)).toThrow(new TypeError('ttlSeconds and maxIds must be numbers from 0'));
  },
);
