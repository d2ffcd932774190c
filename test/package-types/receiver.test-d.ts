/**
 * The options of a receiver take what a program has: variables of the environment, and options that depend on a
 * condition and may be undefined.
 */
import {
  createReceiver,
  type DeliveryStore,
  memoryStore,
  type NodeResponse,
  receive,
  type SignatureScheme,
  sign,
  type WebhookRequest,
} from '@hookschema/scalekit/receive';

declare const env: { readonly [name: string]: string | undefined };
declare const store: DeliveryStore<{ query(text: string): Promise<void> }> | undefined;
declare const signature: SignatureScheme | undefined;
declare const number: number | undefined;
declare const now: (() => number) | undefined;

export const receiver = createReceiver({
  secrets: [env.NEW, env.OLD],
  alreadyVerified: undefined,
  store,
  signature,
  toleranceSeconds: number,
  maxBytes: number,
  now,
  lenient: undefined,
  answers: { invalid: number },
  onError: undefined,
}).on('organization.created', async (_event, { context }) => context.query('SELECT 1'));

export const memory = memoryStore({ ttlSeconds: number, maxIds: number, now });

export const headers = sign('', { secret: 'whsec_AAAA', id: env.ID, timestamp: number, signature });

export const outcome = receive(
  { headers: {}, body: '', isBase64Encoded: true },
  { secrets: env.SECRET, maxBytes: number },
);

/** The request of AWS Lambda. */
declare const event: {
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
};
export const request: WebhookRequest = event;

/** Responses of Node's `http` and `http2`, as far as their types matter. */
declare const response: {
  writeHead(status: number, headers?: Readonly<Record<string, string | number>>): unknown;
  end(callback?: () => void): unknown;
  end(data: string | Uint8Array, callback?: () => void): unknown;
};
export const answered: NodeResponse = response;

// @ts-expect-error: a secret is text or bytes
createReceiver({ secrets: 7 });
// @ts-expect-error: the secrets, or a broker that has verified the request
createReceiver({});
