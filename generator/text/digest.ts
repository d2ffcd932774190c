import { createHash } from 'node:crypto';

/** A short text that is different for different texts: SHA-256, in base64. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
