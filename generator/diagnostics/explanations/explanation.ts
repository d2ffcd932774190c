import type { Example } from './example.js';

/** What `hookschema explain` says about a code, in addition to its title. */
export interface Explanation {
  /** What the code means, and why it matters: whole sentences. */
  readonly meaning: string;
  /** Input that triggers the diagnostic. Left out only for a code that no input triggers. */
  readonly example?: Example;
  /** How to fix it: whole sentences. */
  readonly fix: string;
}
