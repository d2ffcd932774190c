import { request } from 'node:http';
import { connect } from 'node:net';

/** What a server has answered: a status, or nothing before it closed the connection. */
export type Answer = number | 'nothing';

/** A request to send. With a `length` the body has that header, otherwise it is sent in chunks. */
export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: readonly (string | Uint8Array)[];
  readonly length?: number;
}

const SECONDS = 30;

/** Sends a request, and stops sending when the answer arrives. */
export function post({ url, headers, body, length }: Post): Promise<Answer> {
  return new Promise((resolve) => {
    const size = length === undefined ? {} : { 'content-length': String(length) };
    const sent = request(url, { method: 'POST', headers: { ...JSON_BODY, ...headers, ...size } });
    const stop = (answer: Answer) => {
      resolve(answer);
      sent.destroy();
    };
    sent.setTimeout(SECONDS * 1000, () => stop('nothing'));
    sent.on('response', ({ statusCode = 0 }) => stop(statusCode));
    sent.on('error', () => resolve('nothing'));
    for (const part of body) sent.write(part);
    sent.end();
  });
}

/** Sends a part of a request, and then ends its side of the connection. */
export function postPart({ url, headers, body, length }: Post): Promise<Answer> {
  const { hostname, port, pathname, host } = new URL(url);
  const size =
    length === undefined ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(length) };
  const head = Object.entries({ host, ...JSON_BODY, ...headers, ...size }).map((pair) => pair.join(': '));
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    let text = '';
    socket.setTimeout(SECONDS * 1000, () => socket.destroy());
    socket.setEncoding('latin1').on('data', (part) => {
      text += part;
    });
    socket.on('error', () => undefined);
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(text) ?? [];
      resolve(status === undefined ? 'nothing' : Number(status));
    });
    socket.write(`POST ${pathname} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
    for (const part of body)
      socket.write(length === undefined ? `${part.length.toString(16)}\r\n${part}\r\n` : part);
    // Late enough that the server has begun to read the body.
    setTimeout(() => socket.end(), 200);
  });
}

const JSON_BODY = { 'content-type': 'application/json' };
