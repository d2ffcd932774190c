import type { JsonObject } from '../json/json.js';
import { compareStrings } from '../text/compare-strings.js';
import { shortened, visible, visibleLine } from '../text/visible.js';
import { CODES, type DiagnosticCode, type Severity } from './codes.js';

/** One problem: what is wrong, where it is, and what to do about it. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** The file, with forward slashes. The path of a schema begins with the path of the schema folder as it was given. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column?: number;
  /** JSON Pointer (RFC 6901) into the file; `''` is its root. */
  readonly pointer?: string;
  /** True where the file has recorded payloads. No report shows its lines. */
  readonly isPayload?: boolean;
  /** Other places that the message is about. */
  readonly related?: readonly RelatedPlace[];
}

/** Another place that a diagnostic is about, and what says something there. */
export interface RelatedPlace extends Place {
  readonly what: string;
}

/** Where a diagnostic points. Each part may be unknown. */
export type Place = Pick<Diagnostic, 'file' | 'line' | 'column' | 'pointer' | 'isPayload'>;

/** The texts of a diagnostic. */
export interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** The codes whose message may be the trace of foreign code, over several lines. */
const TRACES: ReadonlySet<DiagnosticCode> = new Set(['HS603', 'HS801', 'HS901']);
const [LENGTH, TRACE_LENGTH] = [1000, 5000];

/** Creates a diagnostic. Its severity follows from its code. Texts that a schema has made very long are shortened. */
export function diagnostic(code: DiagnosticCode, wording: Wording, place: Place = {}): Diagnostic {
  const limit = TRACES.has(code) ? TRACE_LENGTH : LENGTH;
  const message = shortened(wording.message, limit);
  return { code, severity: CODES[code].severity, message, hint: shortened(wording.hint, limit), ...place };
}

/** True where the message may have several lines, because it is the trace of foreign code. */
export function isTrace({ code }: Diagnostic): boolean {
  return TRACES.has(code);
}

/**
 * Thrown by a stage that found errors, after it has found all of them. `diagnostics` has the errors and the warnings.
 */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'DiagnosticError';
    this.diagnostics = diagnostics;
  }
}

/** Throws all diagnostics when one of them is an error. @throws DiagnosticError */
export function throwOnErrors(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.some((one) => one.severity === 'error')) throw new DiagnosticError(sorted(diagnostics));
}

/** Sorts by file, line, column and code, so that a run always reports in the same order. */
export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareStrings(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareStrings(a.code, b.code) ||
      compareStrings(a.message, b.message),
  );
}

/**
 * One diagnostic as plain text: `file:line:column - error HS301 at /pointer: message`, and the hint on the next line.
 * Characters that a terminal would obey are escaped.
 */
export function formatDiagnostic(one: Diagnostic): string {
  const position = positionText(one);
  const pointer = one.pointer === undefined ? '' : ` at ${one.pointer === '' ? '(root)' : one.pointer}`;
  const text = isTrace(one) ? visible : visibleLine;
  const head = visibleLine(`${position ? `${position} - ` : ''}${one.severity} ${one.code}${pointer}`);
  return `${head}: ${text(one.message)}\n  hint: ${text(one.hint)}`;
}

/** A place as editors and terminals understand it: `file:line:column`, as far as it is known. */
export function positionText({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** A place for programs: the parts of it that are known. */
export function placeAsJson({ file, line, column, pointer }: Place): JsonObject {
  return {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(pointer !== undefined && { pointer }),
  };
}
