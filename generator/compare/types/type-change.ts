import type { ChangeCode } from '../rules.js';
import type { Member, Shape } from './shape.js';

/** One difference between two types, and its place in a payload: tokens of a JSON Pointer, `*` for any. */
export interface TypeChange {
  readonly code: ChangeCode;
  readonly path: readonly string[];
  readonly message: string;
}

/** How types are compared. */
export interface TypeComparison {
  /** The same for code that passes values on and reads nothing of them. */
  readonly passing: TypeComparison;
  /** True for that one. */
  readonly isPassing: boolean;
  /** What breaks, or changes, when code that reads the old type gets values of the new type. */
  readonly compare: (now: Shape, before: Shape, path: readonly string[]) => readonly TypeChange[];
  readonly membersNow: (shape: Shape) => readonly Member[];
  readonly membersBefore: (shape: Shape) => readonly Member[];
}
