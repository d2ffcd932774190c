import type { Example } from './example.js';

/** What `hookschema explain` says about a code beside its title. */
export interface Explanation {
  /** What the code means, and why it matters: whole sentences. */
  readonly meaning: string;
  /** What triggers the diagnostic. Every code has one, except those that no input triggers. */
  readonly example?: Example;
  /** How to fix it: whole sentences. */
  readonly fix: string;
}
