import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { NamedSource } from './document-kind.js';
import type { Evidence } from './evidence.js';

/** The evidence of a source. One without events says nothing, and nothing is concluded from what it lacks. */
export function checked(evidence: Evidence): Evidence {
  const { source, events, diagnostics } = evidence;
  // Where all recorded payloads are left out, that is an error.
  if (events.length === 0 && diagnostics.length > 0 && source.kind === 'recording')
    return broken(source, diagnostics.map(asUnreadable));
  if (events.length > 0 || diagnostics.length > 0)
    return { ...evidence, source: { ...source, isComplete: source.isComplete && events.length > 0 } };
  const hint =
    source.kind === 'page'
      ? 'a heading has to name each event, with a sample as fenced JSON or a table of fields below it'
      : 'check that it describes events, and that --discriminator names the place of the event type';
  return unreadable(source, 'it has no event', hint);
}

/** The evidence of a source that cannot be read (HS829). */
export function unreadable({ name }: NamedSource, reason: string, hint: string): Evidence {
  return broken({ name }, [
    diagnostic('HS829', { message: `the source says nothing: ${reason}`, hint }, { file: name }),
  ]);
}

/** The evidence of a source that has nothing but problems. */
export function broken({ name }: NamedSource, diagnostics: readonly Diagnostic[]): Evidence {
  const source = { kind: 'facts', name, label: name, isComplete: false } as const;
  return { source, events: [], mentions: [], diagnostics };
}

/** A problem of a file as one of a source (HS829). */
export function asUnreadable({
  message,
  hint,
  code: _code,
  severity: _severity,
  ...place
}: Diagnostic): Diagnostic {
  return diagnostic('HS829', { message, hint }, place);
}
