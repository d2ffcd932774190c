import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { NamedSource } from './document-kind.js';
import type { Evidence } from './evidence.js';

/** What is known of a source that says nothing: why (HS829), and what to do about it. */
export function unreadable({ name }: NamedSource, reason: string, hint: string): Evidence {
  return broken({ name }, [
    diagnostic('HS829', { message: `the source says nothing: ${reason}`, hint }, { file: name }),
  ]);
}

/** What is known of a source that cannot be read. */
export function broken({ name }: NamedSource, diagnostics: readonly Diagnostic[]): Evidence {
  const source = { kind: 'facts', name, label: name, isComplete: false } as const;
  return { source, events: [], mentions: [], diagnostics };
}

/** A problem with a document, as one of a source (HS829). */
export function asUnreadable({
  message,
  hint,
  code: _code,
  severity: _severity,
  ...place
}: Diagnostic): Diagnostic {
  return diagnostic('HS829', { message, hint }, place);
}
