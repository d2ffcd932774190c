import type { Schema } from '../../schema/schema.js';
import type { Formula } from '../formula/formula.js';
import type { Store } from '../formula/store.js';

/** Writes the schemas of one side as formulas, for the functions of each keyword. */
export interface Lowering {
  readonly store: Store;
  readonly lower: (schema: Schema) => Formula;
  /** The schema to which a `$ref` leads. */
  readonly target: (ref: string) => Schema;
  readonly containsEvaluates: boolean;
}
