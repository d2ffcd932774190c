import type { CoverageAnalysis } from '../../schema/coverage.js';
import type { LookUp } from '../../schema/look-up.js';
import type { SchemaObject } from '../../schema/schema.js';

/** One rewriting step before types are printed. */
export interface TypeRule {
  /** What holds after the rule, as a sentence. */
  readonly name: string;
  readonly apply: (schema: RuleSchema, context: RuleContext) => RuleSchema;
}

/** A schema on its way to the printer of types. Its `description` is the finished text of the JSDoc comment. */
export type RuleSchema = SchemaObject & {
  /** A TypeScript type that a rule has worked out, for which JSON Schema has no words. It replaces all other keywords. */
  readonly tsType?: string;
  /** The schema is a part of an intersection that has another part for sure. */
  readonly tsPart?: boolean;
  /** The schema repeats one of another place, which has its comment. */
  readonly tsAgain?: boolean;
};

/** What a rule gets beside the schema itself. */
export interface RuleContext {
  readonly lookUp: LookUp;
  readonly coverageOf: CoverageAnalysis;
  /** Objects that may have further properties get an index signature. */
  readonly open: boolean;
}
