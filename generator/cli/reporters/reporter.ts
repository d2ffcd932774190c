import type { Diagnostic } from '../../diagnostics/index.js';
import type { Outcome } from '../command.js';

/** Text for standard output and for standard error. */
export interface Printed {
  readonly out?: string;
  readonly err?: string;
}

/** The number of diagnostics of each severity. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
}

/** How a run ended. Its diagnostics have been reported by then. */
export type Ending = Omit<Outcome, 'diagnostics' | 'isReported'> & { readonly counts: Counts };

/** What a reporter knows about the run before it starts. */
export interface ReporterSettings {
  /** The name of the command. Undefined when the command line names none. */
  readonly command: string | undefined;
  /** The version of hookschema. */
  readonly version: string;
  readonly colours: boolean;
  /**
   * The text of a file that a diagnostic names, to show the lines around its place. Undefined when it cannot be read.
   */
  source(file: string): string | undefined;
}

/**
 * Turns a run into text of one format. It gets one diagnostic at a time and keeps none, so a million of them need no
 * memory. Its methods have no side effects: the caller writes what they return, at once.
 */
export interface Reporter {
  begin(): Printed;
  /** @param index the number of diagnostics before this one */
  diagnostic(one: Diagnostic, index: number): Printed;
  end(ending: Ending): Printed;
}
