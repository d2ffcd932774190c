import type { Diagnostic } from '../diagnostics/index.js';
import type { Outcome } from './command.js';
import type { Printed, Reporter } from './reporters/reporter.js';
import type { Terminal } from './terminal.js';

/** A run as a reporter tells it: diagnostics one after the other, then how it ended. */
export interface Session {
  report(one: Diagnostic): void;
  end(outcome: Outcome): void;
}

/** Opens a report. Whatever happens, `end` has to be called once, or machine formats stay half-written. */
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
    end({ diagnostics = [], isNamed = false, ...ending }) {
      if (isNamed) return;
      begin();
      for (const one of diagnostics) report(one);
      print(reporter.end({ ...ending, counts }));
    },
  };
}
