/** The types that the module `fixtures` declares first. */
export const FIXTURE_TYPES: readonly string[] = [
  `/** A valid payload that differs from the full one at one place. */
export interface ValidVariant<T> {
  /** What is different: \`data.status is "ACTIVE"\`. */
  readonly name: string;
  /** JSON Pointer to the place. */
  readonly path: string;
  readonly payload: T;
}`,
  `/** A payload that violates one constraint at one place. */
export interface InvalidVariant {
  /** What is wrong: \`data.id is missing\`. */
  readonly name: string;
  /** JSON Pointer to the place of the error. */
  readonly path: string;
  /** The JSON Schema keyword that rejects it. */
  readonly keyword: string;
  readonly payload: unknown;
}`,
  `/** Any part of a payload. Arrays are complete; \`undefined\` removes a property. */
export type DeepPartial<T> = T extends string | number | boolean | null | undefined | readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;`,
  `/** Options of \`makeEvent\`. */
export interface MakeEventOptions {
  /** Changes identifiers and times; equal seeds give equal events. Default: 0, those of the fixture. */
  readonly seed?: number;
}`,
];
