import { expect } from 'vitest';
import type { Diagnostic } from '../../generator/diagnostics/index.js';

/** A matcher for `toMatchObject` and `toStrictEqual`. The message and the hint need only contain the given texts. */
export function diagnosticLike({ message, hint, ...exact }: Partial<Diagnostic>): object {
  return {
    ...exact,
    ...(message !== undefined && { message: expect.stringContaining(message) }),
    ...(hint !== undefined && { hint: expect.stringContaining(hint) }),
  };
}
