import type { AddressInfo } from 'node:net';

/** The URLs of a server: one whose receiver gets the body as it arrived, and one whose framework has parsed it. */
export interface Urls {
  readonly webhooks: string;
  readonly parsed: string;
}

/** Says on standard output where the server is, for the process that has started this one. */
export function announce(urls: Urls): void {
  console.log(JSON.stringify({ urls }));
}

interface Listening {
  listen(port: number, host: string, done: () => void): unknown;
  address(): AddressInfo | string | null;
}

/** Starts a server of Node on a free port of this machine. Resolves to its URL. */
export async function originOf(server: Listening): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
