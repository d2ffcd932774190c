import { messageOf } from '../diagnostics/thrown.js';

/** The limits of a download. */
export interface FetchLimits {
  /** In milliseconds, for the whole download. */
  readonly time: number;
  /** In bytes. */
  readonly size: number;
}

/** The limits that a command uses. */
const FETCH_LIMITS: FetchLimits = { time: 20_000, size: 20 * 2 ** 20 };

/** What was downloaded, or why nothing was. */
export type Fetched = { readonly text: string; readonly type: string } | { readonly reason: string };

const MOST_REDIRECTS = 5;

/** True for the address of a document on a web server. */
export function isAddress(operand: string): boolean {
  return /^https?:\/\//i.test(operand);
}

/**
 * Downloads a document. Redirects are followed on the same host only, and never from https to http. Other documents that it
 * refers to are not fetched.
 */
export async function fetchSource(
  address: string,
  limits: FetchLimits = FETCH_LIMITS,
  request: typeof fetch = fetch,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.time);
  const first = new URL(address);
  if (first.username !== '' || first.password !== '')
    return { reason: 'an address with a password is not used' };
  let url = first;
  try {
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      const response = await request(url, { redirect: 'manual', signal, headers: { accept: '*/*' } });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        const next = new URL(location, url);
        if (next.host !== first.host) return { reason: `it leads to another host: ${next.host}` };
        if (next.protocol !== url.protocol && next.protocol !== 'https:')
          return { reason: `it leads to ${next.protocol}//` };
        url = next;
        continue;
      }
      if (!response.ok) return { reason: `the server answers with status ${response.status}` };
      return await bodyOf(response, limits.size);
    }
    return { reason: `it leads to more than ${MOST_REDIRECTS} other addresses` };
  } catch (error) {
    if (signal.aborted) return { reason: `it took longer than ${limits.time / 1000} seconds` };
    const cause = error instanceof Error && error.cause !== undefined ? `: ${messageOf(error.cause)}` : '';
    return { reason: `${messageOf(error)}${cause}` };
  }
}

async function bodyOf(response: Response, limit: number): Promise<Fetched> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.length;
    if (size > limit) {
      await reader?.cancel();
      return { reason: `it is larger than ${limit / 2 ** 20} MB` };
    }
    chunks.push(next.value);
  }
  const text = new TextDecoder('utf-8').decode(Buffer.concat(chunks));
  return { text, type: response.headers.get('content-type') ?? '' };
}
