import { hash } from 'node:crypto';

/** The SHA-256 of a text, or of its bytes in UTF-8, in base64url. */
export function hashOf(text: string | Uint8Array): string {
  return hash('sha256', text, 'base64url');
}
