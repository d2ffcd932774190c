import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { createReceiver, sign } from '@hookschema/scalekit/receive';

/** Prints what a receiver answers, to the requests of the platform and with `node:http`. Every platform prints the same. */
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = JSON.stringify(fixtures['organization.created'].full);
let handled = 0;
const receiver = createReceiver({ secrets: secret, onError: () => {}, maxBytes: 5000 }).on('*', () => {
  handled += 1;
});

const server = createServer((request, response) => receiver.node(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

type Send = (body: string, headers: Record<string, string>) => Promise<Response>;

/** The two ways to connect a receiver that every platform has. */
const ways: Readonly<Record<string, Send>> = {
  fetch: (text, headers) => receiver.fetch(new Request(url, { method: 'POST', body: text, headers })),
  node: (text, headers) => fetch(url, { method: 'POST', body: text, headers }),
};

for (const [way, send] of Object.entries(ways)) {
  const headers = await sign(body, { secret });
  const old = await sign(body, { secret, timestamp: Date.now() / 1000 - 3600 });
  const requests: readonly (readonly [string, string, Record<string, string>])[] = [
    ['signed', body, headers],
    ['again', body, headers],
    ['unsigned', body, {}],
    ['changed', `${body} `, headers],
    ['old', body, old],
    ['too large', 'x'.repeat(9000), headers],
  ];
  console.log(way);
  for (const [name, text, given] of requests) {
    const response = await send(text, given);
    console.log(`${name}: ${response.status} ${await response.text()}`.trim());
  }
}

const read = new Request(url, { method: 'POST', body, headers: await sign(body, { secret }) });
await read.text();
console.log(`read before: ${(await receiver.fetch(read)).status}`);
console.log(`handled: ${handled}`);
server.close();
process.exit(0);
