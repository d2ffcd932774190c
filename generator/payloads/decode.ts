import { isUtf8 } from 'node:buffer';
import { withoutMark } from '../load/byte-order-mark.js';
import { placeOfHalf } from '../load/lossy-value.js';

/**
 * Decodes a stream of bytes into text, and never splits a character. A byte order mark is left out. Bytes that are not
 * UTF-8 become what `placeOfBadBytes` finds.
 */
export async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array();
  let isStart = true;
  for await (const piece of bytes) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = all.length - unfinished(all);
    rest = all.subarray(end);
    if (end === 0) continue;
    yield* textOf(all.subarray(0, end), isStart);
    isStart = false;
  }
  yield* textOf(rest, isStart);
}

function textOf(bytes: Uint8Array, isStart: boolean): readonly string[] {
  const text = decodedText(bytes, isStart);
  return text === '' ? [] : [text];
}

/** The text of bytes that begin and end with a whole character, in the same form. */
export function decodedText(bytes: Uint8Array, isStart = true): string {
  const text = isUtf8(bytes) ? whole(bytes) : marked(bytes);
  return isStart ? withoutMark(text) : text;
}

/** Where a decoded text has the first bytes that are not UTF-8. Undefined where it has none. */
export function placeOfBadBytes(text: string): number | undefined {
  // The second half of a pair may be the same; nearly no text has either.
  return text.includes(BAD) ? placeOfHalf(text) : undefined;
}

/** Half of a surrogate pair, in place of bytes that are not UTF-8: text that is UTF-8 has none without its other half. */
const BAD = '\uDC00';
/** U+FFFD, with which decoders replace bytes that are not UTF-8, as text and as UTF-8. */
const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = '\xEF\xBF\xBD';

function marked(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .split(REPLACEMENT_BYTES)
    .map((part) => whole(Buffer.from(part, 'latin1')).replaceAll(REPLACEMENT, BAD))
    .join(REPLACEMENT);
}

function whole(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The number of bytes at the end that begin a character, and are not all of it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes.at(-back) ?? 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** The length of a character in UTF-8, by its first byte. */
function lengthOf(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}
