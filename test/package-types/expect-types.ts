/** True when two types are identical, including readonly and optional. Assignability is not enough. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles when both types are identical: `sameTypes<A, B>(true)`. */
export declare function sameTypes<A, B>(same: Same<A, B>): void;
