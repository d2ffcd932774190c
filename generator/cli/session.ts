import type { Diagnostic } from '../diagnostics/index.js';
import type { Outcome } from './command.js';
import type { Printed, Reporter } from './reporters/reporter.js';
import type { Terminal } from './terminal.js';

/** One report of a run: any number of diagnostics, then its outcome. */
export interface Session {
  report(one: Diagnostic): void;
  end(outcome: Outcome): void;
}

/**
 * Opens a report on a terminal. `end` must be called exactly once, also after an error; otherwise JSON and SARIF are
 * incomplete.
 * @param options `withNotes: false` leaves out notes
 */
export function openSession(
  reporter: Reporter,
  terminal: Terminal,
  { withNotes = true }: { readonly withNotes?: boolean } = {},
): Session {
  const counts = { error: 0, warning: 0, note: 0 };
  const print = ({ out = '', err = '' }: Printed): void => {
    if (out !== '') terminal.out(out);
    if (err !== '') terminal.err(err);
  };
  let isBegun = false;
  const begin = (): void => {
    if (!isBegun) print(reporter.begin());
    isBegun = true;
  };
  const report = (one: Diagnostic): void => {
    if (one.severity === 'note' && !withNotes) return;
    begin();
    print(reporter.diagnostic(one, counts.error + counts.warning + counts.note));
    counts[one.severity] += 1;
  };
  return {
    report,
    end({ diagnostics = [], isReported = false, ...ending }) {
      if (isReported) return;
      begin();
      for (const one of diagnostics) report(one);
      print(reporter.end({ ...ending, counts }));
    },
  };
}
