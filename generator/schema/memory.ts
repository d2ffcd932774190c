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
  /** True where no earlier run has left results. */
  isNew?(): boolean;
  /** Keeps a result. It replaces an earlier one. */
  keep(kind: string, input: string, result: JsonValue): void;
  /**
   * Gives the result for an input: the object that this process has made before, or a new one. Absent where the process
   * ends after the run. An object must never change, and must not lead to a catalog.
   */
  readonly held?: Held;
}

/** See `Memory`. */
export type Held = <Result>(kind: string, input: string, make: () => Result) => Result;

/** The result for an input, as `Memory` holds it. Without a memory that holds objects, the input is not needed. */
export function held<Result>(
  memory: Memory | undefined,
  kind: string,
  input: () => string,
  make: () => Result,
): Result {
  return memory?.held === undefined ? make() : memory.held(kind, input(), make);
}

/** The one result of a kind: in a process that runs again, a function that remembers what it gave. */
export function heldOnce<Result>(memory: Memory | undefined, kind: string, make: () => Result): Result {
  return held(memory, kind, () => '', make);
}

/**
 * The result for some parts. The result of the run before is given when each part is the same object or text as it was
 * then.
 * @param follows what the result follows from. One result is held for each name of a kind
 */
export function heldFor<Result>(
  memory: Memory | undefined,
  follows: () => { readonly kind: string; readonly name: string; readonly parts: readonly unknown[] },
  make: () => Result,
): Result {
  if (memory?.held === undefined) return make();
  const { kind, name, parts } = follows();
  const last: { of?: { readonly parts: readonly unknown[]; readonly result: Result } } = memory.held(
    kind,
    name,
    () => ({}),
  );
  const isSame =
    last.of?.parts.length === parts.length && last.of.parts.every((part, at) => part === parts[at]);
  if (last.of === undefined || !isSame) last.of = { parts, result: make() };
  return last.of.result;
}
