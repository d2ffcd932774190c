import type { CoverageAnalysis } from '../../schema/coverage.js';
import type { LookUp } from '../../schema/look-up.js';
import type { SchemaObject } from '../../schema/schema.js';

/** One rewriting step before types are printed. */
export interface TypeRule {
  /** What is true after the rule, as a sentence. */
  readonly name: string;
  readonly apply: (schema: RuleSchema, context: RuleContext) => RuleSchema;
}

/** A schema between the type rules and the printer. Its `description` is the finished text of the JSDoc comment. */
export type RuleSchema = SchemaObject & {
  /** A finished TypeScript type that JSON Schema cannot express. It replaces all other keywords. */
  readonly tsType?: string;
  /** The schema is one part of an intersection that certainly has another. */
  readonly tsPart?: boolean;
  /** The schema repeats one of another place, which has its comment. */
  readonly tsAgain?: boolean;
};

/** What a rule gets in addition to the schema. */
export interface RuleContext {
  readonly lookUp: LookUp;
  readonly coverageOf: CoverageAnalysis;
  /** True where objects with unlisted properties get an index signature. */
  readonly open: boolean;
}
