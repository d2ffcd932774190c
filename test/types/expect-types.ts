/** True when two types are the same one, readonly and optional marks included; what either is assignable to is not asked. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles when both types are the same: `sameTypes<A, B>(true)`. */
export declare function sameTypes<A, B>(same: Same<A, B>): void;
