import { createHash } from 'node:crypto';
import { pathSegment } from './safe-text.js';

/** The number of characters of a hash in a name. */
const HASH_LENGTH = 16;

/** The beginning of the SHA-256 of some text or bytes, in hexadecimal. */
export function shortHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH);
}

/** One segment of a path. One with more characters than `most` is shortened, and ends with a hash of the text. */
export function shortSegment(text: string, most: number): string {
  const segment = pathSegment(text);
  return segment.length <= most ? segment : hashedSegment(text, most);
}

/** One segment of a path that ends with a hash of the text, so that no other text has it. */
export function hashedSegment(text: string, most: number): string {
  return `${pathSegment(text).slice(0, most - HASH_LENGTH - 1)}-${shortHash(text)}`;
}
