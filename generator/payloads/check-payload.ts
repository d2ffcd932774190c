import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../json/json-pointer.js';
import { findJsonError } from '../load/json-error.js';
import { placeOf } from '../load/source-text.js';
import { type SlowMatch, tooSlow } from '../patterns/bounded-expression.js';
import { placeOfBadBytes } from './decode.js';
import type { PayloadText } from './payload-text.js';
import { pointerToText } from './pointer-to-text.js';

/** The result for a payload. */
export type VerdictKind = 'valid' | 'invalid' | 'unknown' | 'malformed';

/** An error of an emitted validator. */
interface ReportedError {
  readonly event?: string;
  readonly path?: string;
  readonly keyword?: string;
  readonly message?: string;
  readonly expected?: string;
}

/** The result of an emitted validator, as far as it is used here. */
export interface Answer {
  readonly valid: boolean;
  readonly errors?: readonly ReportedError[];
  /** The text for which a pattern was stopped. The first error then says where it is, unless a choice hides it. */
  readonly slow?: SlowMatch;
}

/** The emitted `validateWebhookEvent`. */
export type Validate = (payload: unknown) => Answer;

/**
 * The result for a payload. All but `valid` have a function that explains it; it is called only when the explanation
 * is shown.
 */
export interface Verdict {
  readonly kind: VerdictKind;
  /** What is wrong, for a payload that was read and rejected. */
  readonly fault?: Fault;
  readonly problem?: (file: string) => Diagnostic;
}

/** What is wrong with a payload. Payloads with equal faults have the same problem. */
export interface Fault {
  /** The event type. Undefined where the payload has none that is known. */
  readonly event: string | undefined;
  /** JSON Pointer, with `*` in place of the positions in lists. */
  readonly path: string;
  /** The keyword of the schema. */
  readonly keyword: string;
  /** The message, where it names an event type that is not known. */
  readonly unknown?: string;
  /** The pattern, where it was stopped because it took too long. */
  readonly slow?: string;
}

const VALID: Verdict = { kind: 'valid' };

/** Checks one payload with the emitted validator. Never throws, whatever the payload has. */
export function checkPayload(payload: PayloadText, validate: Validate): Verdict {
  if (payload.broken !== undefined || placeOfBadBytes(payload.text) !== undefined) return malformed(payload);
  let value: JsonValue;
  try {
    value = JSON.parse(payload.text);
  } catch {
    return malformed(payload);
  }
  const answer = validate(value);
  if (answer.slow !== undefined) return stopped(payload, value, answer.slow, answer.errors?.[0]);
  if (answer.valid) return VALID;
  const { event, path = '', keyword = '', message = '', expected = '' } = answer.errors?.[0] ?? {};
  const kind = event === undefined && keyword === 'discriminator' ? 'unknown' : 'invalid';
  const fault = {
    event,
    path: grouped(path),
    keyword,
    ...(kind === 'unknown' && { unknown: message }),
  };
  return { kind, fault, problem: (file) => rejected(payload, file, { kind, path, message, expected }) };
}

/** The verdict for a payload with a text for which a pattern was stopped: a receiver would hang on it. */
function stopped(
  payload: PayloadText,
  value: JsonValue,
  slow: SlowMatch,
  error: ReportedError = {},
): Verdict {
  const { event, path: found = '' } = error;
  const isThere = valueAt(value, pointerTokens(found) ?? []) === slow.text;
  const path = isThere ? found : (pointerToText(value, slow.text) ?? found);
  const fault = { event, path: grouped(path), keyword: 'pattern', slow: slow.pattern };
  return { kind: 'invalid', fault, problem: (file) => tooSlow(slow, placeIn(payload, file, path), event) };
}

function malformed(payload: PayloadText): Verdict {
  return {
    kind: 'malformed',
    problem: (file) => {
      const { message, line, column } = jsonProblem(payload) ?? {
        message: 'not JSON',
        ...moved(payload, 1, 1),
      };
      return diagnostic('HS711', { message, hint: 'a payload is one JSON object' }, { file, line, column });
    },
  };
}

/** Why a payload is not JSON, with nothing of it in the message, and where in its file. Undefined for one that is JSON. */
export function jsonProblem(
  payload: PayloadText,
): { readonly message: string; readonly line: number; readonly column: number } | undefined {
  if (payload.broken !== undefined)
    return { message: `not JSON: ${payload.broken}`, ...moved(payload, 1, 1) };
  const bad = placeOfBadBytes(payload.text);
  if (bad !== undefined) return { message: 'not UTF-8', ...placeAt(payload, bad) };
  const found = findJsonError(payload.text);
  if (found === undefined) return undefined;
  return { message: `not JSON: ${found.unquoted}`, ...placeAt(payload, found.offset) };
}

/** The position in the file of a character of a payload. */
function placeAt(payload: PayloadText, offset: number): { line: number; column: number } {
  const before = payload.text.slice(0, offset).split('\n');
  return moved(payload, before.length, (before.at(-1) ?? '').length + 1);
}

interface InvalidResult {
  readonly kind: VerdictKind;
  readonly path: string;
  readonly message: string;
  readonly expected: string;
}

function rejected(payload: PayloadText, file: string, result: InvalidResult): Diagnostic {
  const { kind, path, message, expected } = result;
  const place = placeIn(payload, file, path);
  if (kind === 'unknown') {
    const [, header] = /^a header (.+)$/.exec(expected) ?? [];
    const hint =
      header === undefined
        ? 'add a schema for the event, or ignore it'
        : `requests need the header ${header}; for a saved payload, name it with --header "${header}: ..."`;
    return diagnostic('HS713', { message, hint }, place);
  }
  const hint = 'if the provider sent this payload, correct the schema; otherwise correct the payload';
  return diagnostic('HS712', { message, hint }, place);
}

/** The place of a pointer in a payload, as a place in the whole file. */
function placeIn(payload: PayloadText, file: string, path: string): Place {
  const { line = 1, column = 1 } = placeOf({ file, text: payload.text }, path);
  const pointer = payload.index === undefined ? path : `${pointerTo('', String(payload.index))}${path}`;
  return { file, ...moved(payload, line, column), pointer };
}

/** A pointer with `*` in place of the positions in lists. */
function grouped(path: string): string {
  return path.replace(/\/\d+(?=\/|$)/g, '/*');
}

/** Converts a position in a payload to a position in the whole file. */
function moved(payload: PayloadText, line: number, column: number): { line: number; column: number } {
  return { line: payload.line + line - 1, column: line === 1 ? payload.column + column - 1 : column };
}
