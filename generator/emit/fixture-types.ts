/** The types that `fixtures` starts with. */
export const FIXTURE_TYPES: readonly string[] = [
  `/** A valid payload that differs from the full one in one place. */
export interface ValidVariant<T> {
  /** What is special about it. */
  readonly name: string;
  /** JSON Pointer to the place. */
  readonly path: string;
  readonly payload: T;
}`,
  `/** A payload that breaks one constraint in one place. */
export interface InvalidVariant {
  /** What is wrong with it. */
  readonly name: string;
  /** JSON Pointer to the place for which it is refused. */
  readonly path: string;
  /** The JSON Schema keyword for which it is refused. */
  readonly keyword: string;
  readonly payload: unknown;
}`,
  `/** Any part of a payload; an array is given whole, \`undefined\` stands for a property that is to be absent. */
export type DeepPartial<T> = T extends string | number | boolean | null | undefined | readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;`,
  `/** How to vary what \`makeEvent\` makes. */
export interface MakeEventOptions {
  /** Equal seeds give equal events, other seeds other identifiers and times. Default: 0, the fixture's own. */
  readonly seed?: number;
}`,
];
