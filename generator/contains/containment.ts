import type { Dialect } from '../schema/dialect.js';

/** What `contains` found out. */
export type Containment =
  | { readonly answer: 'yes' }
  | {
      readonly answer: 'no';
      /** A JSON value that `sub` accepts and `sup` refuses. */
      readonly witness: unknown;
      /** The places at which `sup` refuses the witness: what the answer rests on. */
      readonly changes: readonly ContainmentChange[];
    }
  | {
      readonly answer: 'unknown';
      readonly reason: string;
      /** JSON Pointers to the schemas that could not be compared. */
      readonly at: { readonly sub: string; readonly sup: string };
    };

/** A place at which `sup` refuses what `sub` accepts. */
export interface ContainmentChange {
  /** JSON Pointer to the value in the witness. */
  readonly instancePath: string;
  /** JSON Pointer to the schema of that value in `sub`. */
  readonly subPath: string;
  /** JSON Pointer to the keyword of `sup` that refuses the value. */
  readonly supPath: string;
  readonly keyword: string;
  /** A sentence for people. */
  readonly message: string;
}

/** How two schemas are compared. */
export interface ContainsOptions {
  /** The dialect of a schema without `$schema`. Default: 2020-12. */
  readonly dialect?: Dialect;
  /**
   * Whether the formats that hookschema knows are checked, or describe a value only; or the names of those that are
   * checked. Default: `assert`.
   */
  readonly formats?: 'assert' | 'annotate' | readonly string[];
  /** Documents to which `sub` may refer, by URI. A schema that holds all it needs in `$defs` needs none. */
  readonly subDocuments?: Readonly<Record<string, unknown>>;
  /** The same for `sup`. */
  readonly supDocuments?: Readonly<Record<string, unknown>>;
  /** The most steps to take. What needs more is answered with "unknown". Steps do not depend on the machine. */
  readonly budget?: number;
}

/** An answer that is not known. */
export function unknown(
  reason: string,
  at: { readonly sub?: string; readonly sup?: string } = {},
): Containment {
  return { answer: 'unknown', reason, at: { sub: at.sub ?? '', sup: at.sup ?? '' } };
}
