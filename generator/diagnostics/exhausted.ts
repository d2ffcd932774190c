import { DiagnosticError, diagnostic, type Place } from './diagnostic.js';

/**
 * Runs a stage. Where it runs out of stack, or makes a text or list longer than JavaScript allows, schemas are to blame:
 * they get a diagnostic instead of a crash.
 * @param placeOf the place of the schema to name
 * @throws DiagnosticError HS227 for a stage that ran out, and whatever the stage throws
 */
export async function withinLimits<T>(
  stage: string,
  placeOf: () => Place,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `the schemas are too large for the stage "${stage}": ${error.message}`;
    const hint = 'shorten lists and chains of references, starting with this file, the largest one';
    throw new DiagnosticError([diagnostic('HS227', { message, hint }, placeOf())]);
  }
}
