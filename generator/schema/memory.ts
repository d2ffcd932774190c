import type { JsonValue } from '../json/json.js';

/**
 * Results of work that was done before, for a run after a small change. A result is found by everything that it follows
 * from, so a wrong result needs two texts with the same SHA-256.
 */
export interface Memory {
  /**
   * The result that was kept for an input; undefined when there is none.
   * @param kind what was done, and the shape of its result
   * @param input everything that the result follows from
   */
  find(kind: string, input: string): JsonValue | undefined;
  /** Keeps a result. It replaces an earlier one. */
  keep(kind: string, input: string, result: JsonValue): void;
}
