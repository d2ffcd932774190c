/** What the command line needs of the process, so that tests can be a terminal of their own. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes text as it is to standard output: what was asked for. */
  out(text: string): void;
  /** Writes text as it is to standard error: everything else. */
  err(text: string): void;
}

/** 0: fine. 1: diagnostics, or output that is not fresh. 2: the command was called wrongly. */
export type ExitCode = 0 | 1 | 2;
