import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostics/index.js';
import { findJsonError } from '../load/json-error.js';
import type { NamedSource } from './document-kind.js';
import type { Evidence } from './evidence.js';

/** The evidence of a source. One without events says nothing, and nothing is concluded from what it lacks. */
export function checked(evidence: Evidence): Evidence {
  const { source, events, diagnostics } = evidence;
  // Where all recorded payloads are left out, that is an error.
  if (events.length === 0 && diagnostics.length > 0 && source.kind === 'recording')
    return broken(source, diagnostics.map(asUnreadable));
  if (events.length > 0) return { ...evidence, source: { ...source, isComplete: hasAll(evidence) } };
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { ...evidence, source: { ...source, isComplete: false } };
  const hint =
    source.kind === 'page'
      ? 'a heading has to name each event, with a sample as JSON or a list of its fields below it'
      : 'check that it describes events, and that --discriminator names the place of the event type';
  const silent = unreadable(source, 'it has no event', hint);
  // Warnings say why: for example, messages that are not JSON.
  return { ...silent, diagnostics: [...diagnostics, ...silent.diagnostics] };
}

/** True for a source that has all events. One from which bodies are left out (HS420) may have any event in them. */
function hasAll({ source, diagnostics }: Evidence): boolean {
  return source.isComplete && !diagnostics.some(({ code }) => code === 'HS420');
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

/** What is wrong with a text that may have payloads, by the code of the problem: with nothing of the text in it. */
const UNQUOTED: ReadonlyMap<DiagnosticCode, string> = new Map([
  ['HS103', 'an object has the same key twice'],
  ['HS106', 'not YAML'],
  ['HS107', 'it has something that JSON cannot express'],
  ['HS108', 'a number is too large, or a text has half a character'],
]);

/** A problem of a text that may have recorded payloads, with nothing of the text in it. */
export function unquoted(problem: Diagnostic, text: string): Diagnostic {
  const syntax = problem.code === 'HS102' ? findJsonError(text) : undefined;
  const message = syntax ? `not JSON: ${syntax.unquoted}` : (UNQUOTED.get(problem.code) ?? problem.message);
  const { pointer: _pointer, ...rest } = problem;
  return { ...rest, message, isPayload: true };
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
