/** How a provider signs its requests: what the emitted module `receive` verifies, with an HMAC of the body. */
export interface SignatureScheme {
  /** The header with the signature, in lower case. */
  readonly header: string;
  readonly algorithm: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  readonly encoding: 'hex' | 'base64';
  /** The text before a signature: `v1,` or `sha256=`. Items of the header without it are not signatures. */
  readonly prefix: string;
  /** The text between the items of the header. Without it, the header is one item. */
  readonly separator?: string;
  /** What is signed: `{id}.{timestamp}.{body}`. */
  readonly signed: string;
  /** The header with the id of the delivery, in lower case. */
  readonly id?: string;
  /** The header with the time of signing in seconds, in lower case, or the text before it in an item of `header`. */
  readonly timestamp?: string | { readonly item: string };
  /** How a secret is written. */
  readonly secret: 'text' | 'base64' | 'hex';
  /** The text before a secret, which is not part of it: `whsec_`. */
  readonly secretPrefix?: string;
}

/**
 * Standard Webhooks, with a symmetric key.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const STANDARD_WEBHOOKS: SignatureScheme = {
  header: 'webhook-signature',
  algorithm: 'SHA-256',
  encoding: 'base64',
  prefix: 'v1,',
  separator: ' ',
  signed: '{id}.{timestamp}.{body}',
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
  secret: 'base64',
  secretPrefix: 'whsec_',
};
