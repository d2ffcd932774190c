import { type Diagnostic, diagnostic } from '../diagnostics/index.js';

/** No schema that a person wrote comes near it; past it the libraries behind us run out of stack. */
export const DEPTH_LIMIT = 200;

/** A diagnostic for a file of too many levels. @param depth how many there are, where that has been counted */
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
