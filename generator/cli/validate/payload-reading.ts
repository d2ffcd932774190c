import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { codeOf, messageOf } from '../../diagnostics/thrown.js';
import type { Validate } from '../../payloads/check-payload.js';
import { openSource, STANDARD_INPUT } from '../../payloads/open-source.js';
import type { PayloadFormat } from '../../payloads/payload-text.js';
import type { Progress } from '../progress.js';
import type { PayloadTally } from './payload-tally.js';
import type { ValidateCall } from './validate-options.js';

/** What a run needs to read payloads, and what it updates meanwhile. */
export interface Reading {
  readonly call: ValidateCall;
  readonly tally: PayloadTally;
  readonly validate: Validate;
  readonly progress: Progress;
  /** A diagnostic for each file that cannot be read. */
  readonly unreadable: Diagnostic[];
}

/** What was found in a file, a few payloads at a time, and how much of the file has been read, as text. */
interface Found<T> {
  readonly found: T;
  readonly share: () => string;
}

/** Splits a file or standard input. A file that cannot be read, or not to its end, is added to the unreadable ones. */
export async function* readable<T>(
  operand: string,
  split: (bytes: AsyncIterable<Uint8Array>, format: PayloadFormat | undefined) => AsyncIterable<T>,
  { call, unreadable }: Reading,
): AsyncGenerator<Found<T>> {
  try {
    const { bytes, format, share } = openSource(operand, call.terminal);
    for await (const found of split(bytes, statedFormat(call.flags) ?? format)) yield { found, share };
  } catch (error) {
    if (codeOf(error) === '') throw error;
    const wording = { message: `cannot be read: ${messageOf(error)}`, hint: 'check the name of the file' };
    unreadable.push(diagnostic('HS714', wording, { file: nameOf(operand) }));
  }
}

/** The name of an operand in diagnostics. */
export function nameOf(operand: string): string {
  return operand === '-' ? STANDARD_INPUT : operand;
}

/** The text of the progress line. */
export function progressText(tally: PayloadTally, share: string): string {
  return `${tally.total().toLocaleString('en')} payloads${share}`;
}

/** How all payloads are written, according to the command line; undefined where each file says it. */
function statedFormat(flags: ValidateCall['flags']): PayloadFormat | undefined {
  if (flags.ndjson) return 'ndjson';
  return flags.json ? 'json' : undefined;
}
