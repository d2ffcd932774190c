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
  const pieces = decoded(bytes)[Symbol.asyncIterator]();
  const first: string[] = [];
  let start = '';
  if (format === undefined) {
    while (!hasLine(start)) {
      const { value, done } = await pieces.next();
      if (done === true) break;
      first.push(value);
      start += value;
    }
  }
  const all = chain(first, pieces);
  yield* (format ?? guess(start)) === 'ndjson' ? payloadLines(all) : payloadValues(all);
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

async function* chain(first: readonly string[], rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
