import { gzipSync } from 'node:zlib';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { sign } from '@hookschema/scalekit/receive';
import { type Answer, type Post, post, postPart } from './post.js';
import type { Urls } from './programs/announce.js';

/** A request that every framework gets. */
export interface Trial {
  /** As the table of docs/RECEIVE.md calls it. */
  readonly name: string;
  /** Sends it. Resolves to the answer of the last request. */
  readonly send: (urls: Urls, delivery: Delivery) => Promise<Answer>;
}

/** A signed payload. No other trial has its id, nor the id of its organization. */
export interface Delivery {
  readonly organization: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const LIMIT = 1_048_576;

/** Signs a payload, by default a valid one. */
export async function deliveryOf(
  organization: string,
  secret: string,
  change: (payload: object) => object = (payload) => payload,
): Promise<Delivery> {
  const { minimal } = fixtures['organization.created'];
  const payload = change({ ...minimal, data: { ...minimal.data, id: organization } });
  const text = JSON.stringify(payload);
  return { organization, text, headers: await sign(text, { secret, id: `msg_${organization}` }) };
}

const whole = (url: string, { text, headers }: Delivery): Post => ({
  url,
  headers,
  body: [text],
  length: Buffer.byteLength(text),
});
const half = ({ text }: Delivery): string[] => [text.slice(0, text.length / 2)];
const without = ({ headers }: Delivery): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'webhook-signature'));
const big = Array<string>(32).fill(' '.repeat(LIMIT / 16));

/** The requests, in the order of the table. */
export const TRIALS: readonly Trial[] = [
  { name: 'signed', send: ({ webhooks }, one) => post(whole(webhooks, one)) },
  {
    name: 'signed, in chunks',
    send: ({ webhooks: url }, { text, headers }) =>
      post({ url, headers, body: [text.slice(0, 10), text.slice(10)] }),
  },
  {
    name: 'the same delivery again',
    send: async ({ webhooks }, one) => {
      await post(whole(webhooks, one));
      return post(whole(webhooks, one));
    },
  },
  {
    name: 'unsigned',
    send: ({ webhooks }, one) => post({ ...whole(webhooks, one), headers: without(one) }),
  },
  {
    name: 'changed after signing',
    send: ({ webhooks }, one) => {
      const text = one.text.replace(/.$/, ' }');
      return post(whole(webhooks, { ...one, text }));
    },
  },
  {
    name: 'ends early, with `content-length`',
    send: ({ webhooks }, one) => postPart({ ...whole(webhooks, one), body: half(one) }),
  },
  {
    name: 'ends early, in chunks',
    send: ({ webhooks: url }, one) => postPart({ url, headers: one.headers, body: half(one) }),
  },
  {
    name: 'too large, with `content-length`',
    send: ({ webhooks: url }, { headers }) => post({ url, headers, body: big, length: 2 * LIMIT }),
  },
  {
    name: 'too large, in chunks',
    send: ({ webhooks: url }, { headers }) => post({ url, headers, body: big }),
  },
  {
    name: 'compressed after signing',
    send: ({ webhooks: url }, { headers, text }) => {
      const body = gzipSync(text);
      return post({
        url,
        headers: { ...headers, 'content-encoding': 'gzip' },
        body: [body],
        length: body.length,
      });
    },
  },
  {
    name: 'signed, but a framework has parsed the body',
    send: ({ parsed }, one) => post(whole(parsed, one)),
  },
];
