import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { pointerTo } from '../json/json-pointer.js';
import { findJsonError } from '../load/json-error.js';
import { placeOf } from '../load/source-text.js';
import type { PayloadText } from './payload-text.js';

/** The result for a payload. */
export type VerdictKind = 'valid' | 'invalid' | 'unknown' | 'malformed';

/** The result of an emitted validator, as far as it is used here. */
export interface Answer {
  readonly valid: boolean;
  readonly errors?: readonly {
    readonly event?: string;
    readonly path: string;
    readonly keyword: string;
    readonly message: string;
  }[];
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
}

const VALID: Verdict = { kind: 'valid' };

/** Checks one payload with the emitted validator. Never throws, whatever the payload has. */
export function checkPayload(payload: PayloadText, validate: Validate): Verdict {
  if (payload.broken !== undefined) return malformed(payload, payload.broken);
  let value: unknown;
  try {
    value = JSON.parse(payload.text);
  } catch (error) {
    return malformed(payload, messageOf(error));
  }
  const answer = validate(value);
  if (answer.valid) return VALID;
  const { event, path = '', keyword = '', message = '' } = answer.errors?.[0] ?? {};
  const kind = event === undefined && keyword === 'discriminator' ? 'unknown' : 'invalid';
  const fault = {
    event,
    path: path.replace(/\/\d+(?=\/|$)/g, '/*'),
    keyword,
    ...(kind === 'unknown' && { unknown: message }),
  };
  return { kind, fault, problem: (file) => rejected(payload, file, { kind, path, message }) };
}

function malformed(payload: PayloadText, reason: string): Verdict {
  return {
    kind: 'malformed',
    problem: (file) => {
      const { message, line, column } = jsonProblem(payload) ?? {
        message: `not JSON: ${reason}`,
        ...moved(payload, 1, 1),
      };
      return diagnostic('HS711', { message, hint: 'a payload is one JSON object' }, { file, line, column });
    },
  };
}

/** Why a payload is not JSON, and where in its file. Undefined for one that is JSON. */
export function jsonProblem(
  payload: PayloadText,
): { readonly message: string; readonly line: number; readonly column: number } | undefined {
  if (payload.broken !== undefined)
    return { message: `not JSON: ${payload.broken}`, ...moved(payload, 1, 1) };
  const found = findJsonError(payload.text);
  if (found === undefined) return undefined;
  const before = payload.text.slice(0, found.offset).split('\n');
  const place = moved(payload, before.length, (before.at(-1) ?? '').length + 1);
  return { message: `not JSON: ${found.message}`, ...place };
}

interface InvalidResult {
  readonly kind: VerdictKind;
  readonly path: string;
  readonly message: string;
}

function rejected(payload: PayloadText, file: string, { kind, path, message }: InvalidResult): Diagnostic {
  const { line = 1, column = 1 } = placeOf({ file, text: payload.text }, path);
  const pointer = payload.index === undefined ? path : `${pointerTo('', String(payload.index))}${path}`;
  const place = { file, ...moved(payload, line, column), pointer };
  if (kind === 'unknown') {
    const hint = 'add a schema for the event, or ignore it';
    return diagnostic('HS713', { message, hint }, place);
  }
  const hint = 'if the provider sent this payload, correct the schema; otherwise correct the payload';
  return diagnostic('HS712', { message, hint }, place);
}

/** Converts a position in a payload to a position in the whole file. */
function moved(payload: PayloadText, line: number, column: number): { line: number; column: number } {
  return { line: payload.line + line - 1, column: line === 1 ? payload.column + column - 1 : column };
}
