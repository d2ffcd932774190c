/** What `hookschema explain` says about a code beside its title. */
export interface Explanation {
  /** What the code means, and why it matters: whole sentences. */
  readonly meaning: string;
  /** Text that gets the diagnostic: a schema, a configuration, a command line. */
  readonly example?: string;
  /** How to mend it: whole sentences. */
  readonly mend: string;
}
