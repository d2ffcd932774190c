import { createHash } from 'node:crypto';

/** The SHA-256 of a text, or of its bytes in UTF-8, in base64url. */
export function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('base64url');
}
