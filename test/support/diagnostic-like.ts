import { expect } from 'vitest';
import type { Diagnostic } from '../../generator/diagnostics/index.js';

/** What a diagnostic must be, for `toMatchObject` and `toStrictEqual`: the message and the hint need only contain the texts. */
export function diagnosticLike({ message, hint, ...exact }: Partial<Diagnostic>): object {
  return {
    ...exact,
    ...(message !== undefined && { message: expect.stringContaining(message) }),
    ...(hint !== undefined && { hint: expect.stringContaining(hint) }),
  };
}
