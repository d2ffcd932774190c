import { type Diagnostic, diagnostic } from '../diagnostics/index.js';

/**
 * The most levels that are read. No schema written by a person comes near this limit. Beyond it, the libraries behind
 * us run out of stack.
 */
export const DEPTH_LIMIT = 200;

/**
 * The diagnostic for a file with too many levels.
 * @param depth the number of levels, where it has been counted
 */
export function depthProblem(file: string, depth?: number): Diagnostic {
  return diagnostic(
    'HS105',
    {
      message: depth === undefined ? 'nested too deeply' : `nested ${depth} levels deep`,
      hint: `the limit is ${DEPTH_LIMIT} levels; move parts into definitions and refer to them with $ref`,
    },
    { file },
  );
}
