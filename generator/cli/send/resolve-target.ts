import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DiagnosticError, diagnostic } from '../../diagnostics/index.js';
import { messageOf } from '../../diagnostics/thrown.js';
import { UsageError } from '../command.js';

/** Where to send requests. The addresses are looked up once, so that the name cannot lead elsewhere later. */
export interface Target {
  readonly url: URL;
  /** The addresses of the host, of which each is on this machine unless `isRemote`. */
  readonly addresses: readonly { readonly address: string; readonly family: number }[];
}

/**
 * Reads the URL of a target, and looks its host up.
 * @param option the option that has the URL, for messages
 * @throws UsageError for another text; DiagnosticError HS731 for a host elsewhere, HS732 for one that has no address
 */
export async function resolveTarget(text: string, option: string, isRemote: boolean): Promise<Target> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError(
      `--${option} ${text} is not a URL`,
      'write it in full: http://localhost:3000/webhooks',
    );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await addressesOf(host);
  const elsewhere = addresses.find(({ address }) => !isLoopback(address));
  if (elsewhere === undefined || isRemote) return { url, addresses };
  const leads = elsewhere.address === host ? '' : ` (${elsewhere.address})`;
  throw new DiagnosticError([
    diagnostic('HS731', {
      message: `${host}${leads} is not this machine`,
      hint: 'use --remote if you may send test events there',
    }),
  ]);
}

async function addressesOf(host: string): Promise<Target['addresses']> {
  if (isIP(host) > 0) return [{ address: host, family: isIP(host) }];
  try {
    return await lookup(host, { all: true });
  } catch (error) {
    const wording = { message: `${host} has no address: ${messageOf(error)}`, hint: 'check the name' };
    throw new DiagnosticError([diagnostic('HS732', wording)]);
  }
}

/** True for an address that only this machine has: 127.0.0.0/8 and ::1, also where IPv6 contains IPv4. */
export function isLoopback(address: string): boolean {
  return (
    /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address) ||
    address === '::1' ||
    /^::ffff:7f[\da-f]{2}:/i.test(address)
  );
}
