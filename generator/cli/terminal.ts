/** What the command line needs of the process, so that tests can be a terminal of their own. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person looks at each stream, or a pipe or a file takes it. */
  readonly isInteractive: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Writes text as it is to standard output: what was asked for. */
  out(text: string): void;
  /** Writes text as it is to standard error: everything else. */
  err(text: string): void;
  /** Standard input, opened when it is first asked for. */
  input(): AsyncIterable<Uint8Array>;
  /** Calls back once when the run is to end (Ctrl-C, or a polite kill); the result takes the wish back. */
  onStop(stop: () => void): () => void;
}

/**
 * 0: fine. 1: something is wrong with what the command was given, or the output is not fresh. 2: the command was
 * called wrongly. 3: hookschema itself failed.
 */
export type ExitCode = 0 | 1 | 2 | 3;
