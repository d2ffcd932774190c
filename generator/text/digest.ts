import { hash } from 'node:crypto';

/** A short text that is different for different texts: SHA-256, in base64. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64');
}
