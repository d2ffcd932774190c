import { decoded } from './decode.js';
import { payloadLines } from './lines.js';
import type { PayloadFormat, PayloadText } from './payload-text.js';
import { payloadValues } from './values.js';

/** How far to search for the end of the first line. */
const FIRST_LINE_LIMIT = 1 << 20;

/**
 * Splits a stream of bytes into payloads. Returns a few at a time, and never holds all of them.
 * @param format how the payloads are written. When it is undefined, a first line that is a JSON object by itself
 *   means one payload per line.
 */
export async function* payloadsOf(
  bytes: AsyncIterable<Uint8Array>,
  format?: PayloadFormat,
): AsyncGenerator<readonly PayloadText[]> {
  const stream = await recognized(bytes, format);
  const pieces = decoded(stream.bytes);
  yield* stream.format === 'ndjson' ? payloadLines(pieces) : payloadValues(pieces);
}

/** A stream of payloads, and how they are written. */
export interface PayloadStream {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly format: PayloadFormat;
}

/** Finds out how the payloads of a stream are written, from its first line unless it is given. */
export async function recognized(
  bytes: AsyncIterable<Uint8Array>,
  format?: PayloadFormat,
): Promise<PayloadStream> {
  if (format !== undefined) return { bytes, format };
  const pieces = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  const decoder = new TextDecoder('utf-8');
  let start = '';
  while (!hasLine(start)) {
    const { value, done } = await pieces.next();
    if (done === true) break;
    first.push(value);
    start += decoder.decode(value, { stream: true });
  }
  return { bytes: chain(first, pieces), format: guess(start) };
}

function hasLine(text: string): boolean {
  return text.length > FIRST_LINE_LIMIT || text.trimStart().includes('\n');
}

function guess(start: string): PayloadFormat {
  const [line = ''] = start.trimStart().split('\n', 1);
  if (!line.startsWith('{')) return 'json';
  try {
    JSON.parse(line);
    return 'ndjson';
  } catch {
    return 'json';
  }
}

async function* chain(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
