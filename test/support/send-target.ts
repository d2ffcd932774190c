import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createReceiver, type WebhookReceiver } from '@hookschema/scalekit/receive';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { REPOSITORY } from './folders.js';
import { runCommand } from './run-command.js';

/** The secret of the receiver. */
export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** What its handler got. */
interface Arrived {
  readonly type: string;
  readonly name: unknown;
  readonly id: string | undefined;
}

/** What arrived in the current test: at the handler, and at the server. */
export const arrived: Arrived[] = [];
export const requests: IncomingMessage[] = [];

export const receiver: WebhookReceiver<never, undefined> = createReceiver({
  secrets: SECRET,
  onError: () => {},
});
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

/**
 * Starts a receiver of the Scalekit catalog for the tests of a file. At `/teapot` it answers with 418, and `/moved` leads
 * elsewhere.
 */
export function useTarget(): void {
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.close();
  });
  beforeEach(() => {
    arrived.length = 0;
    requests.length = 0;
  });
}

/** The URL of the receiver. */
export function targetUrl(path = ''): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
}

/** Runs `hookschema send` with the secret. */
export const send = (...args: readonly string[]) =>
  runCommand(['send', ...args, '--secret', SECRET], REPOSITORY);

/** Sends one event to the receiver. */
export const sendTo = (...args: readonly string[]) =>
  send('organization.created', '--to', targetUrl(), ...args);

/** Sends one event to the receiver, for the result as JSON. */
export async function sendForResult(...args: readonly string[]) {
  const { exit, out } = await sendTo(...args, '--reporter', 'json');
  return { exit, ...JSON.parse(out).result };
}
