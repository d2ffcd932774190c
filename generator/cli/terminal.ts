import type { EmitThread } from '../threads/emit-thread.js';

/** What the command line needs from the process, as an interface, so that tests can supply their own. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether each stream is a terminal and not a pipe or a file. */
  readonly isInteractive: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Writes text unchanged to standard output: the result. */
  out(text: string): void;
  /** Writes text unchanged to standard error: everything else. */
  err(text: string): void;
  /** Standard input. It is opened only when this is called. */
  input(): AsyncIterable<Uint8Array>;
  /** Calls back once when the process is asked to end (SIGINT, SIGTERM). Returns a function that cancels this. */
  onStop(stop: () => void): () => void;
  /** True where `bin.ts` has looked for this run in the cache, and has found nothing. */
  readonly hasMissed?: boolean;
  /** Starts a second thread, for a command that will need it. Undefined where one thread is faster. */
  startThread?(): EmitThread | undefined;
}

/**
 * 0: success. 1: the schemas, the configuration or the payloads have errors, or the output is stale. 2: the command
 * line is wrong. 3: a bug in hookschema.
 */
export type ExitCode = 0 | 1 | 2 | 3;
