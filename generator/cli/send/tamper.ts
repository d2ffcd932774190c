import type { SignatureScheme } from '../../catalog/signature.js';
import { type Key, signedHeaders } from '../../runtime/signatures.js';
import { UsageError } from '../command.js';

/** The ways in which `--tamper` changes a request. */
export const TAMPERINGS = ['signature', 'timestamp', 'body', 'duplicate', 'late'] as const;

export type Tampering = (typeof TAMPERINGS)[number];

/** A request with its signature. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How old a late request is, in seconds: older than any usual tolerance. */
const LATE = 3600;

/** Reads the value of `--tamper`. @throws UsageError for another text, and for what the signatures do not have */
export function tamperingOf(text: string | undefined, { timestamp }: SignatureScheme): Tampering | undefined {
  if (text === undefined) return undefined;
  const found = TAMPERINGS.find((one) => one === text);
  if (found === undefined) throw new UsageError(`unknown --tamper ${text}; choose ${TAMPERINGS.join(', ')}`);
  if ((found === 'timestamp' || found === 'late') && timestamp === undefined)
    throw new UsageError(`--tamper ${found}: the signatures of this catalog have no timestamp`);
  return found;
}

/** True for a request that a receiver must refuse because of its signature. */
export function isForged(tampering: Tampering | undefined): boolean {
  return tampering !== undefined && tampering !== 'duplicate';
}

/** A signed request, changed after it was signed where it is to be tampered with. Each call gives it another id. */
export async function signedRequest(
  body: string,
  scheme: SignatureScheme,
  { keys, tampering }: { readonly keys: readonly Key[]; readonly tampering: Tampering | undefined },
): Promise<SignedRequest> {
  const timestamp = Math.floor(Date.now() / 1000) - (tampering === 'late' ? LATE : 0);
  const headers = await signedHeaders(scheme, body, { timestamp }, keys);
  const { header } = scheme;
  if (tampering === 'signature')
    return { headers: { ...headers, [header]: otherSignature(headers[header]) }, body };
  if (tampering === 'timestamp') return { headers: otherTimestamp(scheme, headers, timestamp), body };
  return { headers, body: tampering === 'body' ? `${body} ` : body };
}

/** A signature in the same form that fits nothing. It is at the end of its header. */
function otherSignature(value = ''): string {
  const at = value.length - 8;
  return `${value.slice(0, at)}${value[at] === '0' ? '1' : '0'}${value.slice(at + 1)}`;
}

/** A timestamp that is one second later than the signed one. */
function otherTimestamp(
  { header, timestamp: place }: SignatureScheme,
  headers: Readonly<Record<string, string>>,
  timestamp: number,
): Readonly<Record<string, string>> {
  const name = typeof place === 'string' ? place : header;
  return { ...headers, [name]: (headers[name] ?? '').replace(String(timestamp), String(timestamp + 1)) };
}
