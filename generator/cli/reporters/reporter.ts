import type { Diagnostic } from '../../diagnostics/index.js';
import type { Outcome } from '../command.js';

/** What is to be written to the two streams. */
export interface Printed {
  readonly out?: string;
  readonly err?: string;
}

/** How many diagnostics of each weight there were. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
}

/** How a run ended, after all its diagnostics have been reported. */
export type Ending = Omit<Outcome, 'diagnostics' | 'isTold'> & { readonly counts: Counts };

/** What a reporter knows of the run before it starts. */
export interface ReporterSettings {
  /** The name of the command; undefined when there was none. */
  readonly command: string | undefined;
  /** The version of hookschema. */
  readonly version: string;
  readonly colours: boolean;
  /** The text of a file that a diagnostic names, for the lines around it; undefined when there is none to show. */
  source(file: string): string | undefined;
}

/**
 * Says what happens in a run in one form, as it happens: one diagnostic after the other, so that a million of them
 * need no memory. Everything that is returned is written at once; a reporter itself touches nothing.
 */
export interface Reporter {
  begin(): Printed;
  /** @param index how many diagnostics came before this one */
  diagnostic(one: Diagnostic, index: number): Printed;
  end(ending: Ending): Printed;
}
