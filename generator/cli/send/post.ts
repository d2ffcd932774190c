import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Target } from './resolve-target.js';

/** The answer to a request. */
export interface Answered {
  readonly status: number;
  readonly milliseconds: number;
  /** The beginning of the body. */
  readonly body: string;
}

/** Posts bodies to one target. */
export interface Poster {
  /** @throws Error (as a rejection) where no answer arrives */
  post(headers: Readonly<Record<string, string>>, body: string | Uint8Array): Promise<Answered>;
  /** Closes the connections. */
  close(): void;
}

/** How long to wait for an answer, in milliseconds. */
const PATIENCE = 30_000;

/** The number of bytes of an answer that are kept. */
const KEPT = 4096;

/** Posts to the addresses of a target only: names are not looked up again, and redirections are not followed. */
export function createPoster({ url, addresses }: Target, concurrency: number): Poster {
  const isSecure = url.protocol === 'https:';
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: concurrency });
  const request = isSecure ? httpsRequest : httpRequest;
  const options = { method: 'POST', agent, lookup: lookUpIn(addresses), timeout: PATIENCE };
  return {
    post: (headers, body) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        const sent = request(url, {
          ...options,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        });
        sent.on('timeout', () => sent.destroy(new Error(`no answer within ${PATIENCE / 1000} seconds`)));
        sent.on('error', reject);
        // Also where the target switches to another protocol.
        sent.on('close', () => reject(new Error('the connection has ended')));
        sent.on('response', (response) => {
          const { statusCode = 0 } = response;
          if (statusCode < 200) sent.destroy(new Error(`${statusCode} is not a final status`));
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('data', (chunk: Buffer) => {
            if (size < KEPT) chunks.push(chunk);
            size += chunk.length;
          });
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).subarray(0, KEPT).toString();
            resolve({
              status: statusCode,
              milliseconds: performance.now() - start,
              body: text,
            });
          });
        });
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** Answers every question for an address with the addresses that were found before. */
function lookUpIn(addresses: Target['addresses']): LookupFunction {
  return (_host, { all }, callback) => {
    const [first = { address: '', family: 0 }] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}
