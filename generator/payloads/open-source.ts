import { resolve } from 'node:path';
import { openPayloads } from './payload-file.js';
import type { PayloadFormat } from './payload-text.js';

/** Where a command reads from. */
export interface SourceContext {
  /** The folder that paths are relative to. */
  readonly cwd: string;
  /** Opens standard input. */
  input(): AsyncIterable<Uint8Array>;
}

/** A file with payloads, or standard input, open for reading. */
export interface OpenSource {
  /** What diagnostics call it. */
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How its name says that the payloads are written. */
  readonly format: PayloadFormat | undefined;
  /** How much of it has been read, as text for a progress line: `, 12%`. Empty where the size is not known. */
  share(): string;
}

/**
 * Opens a file with payloads, or standard input for `-`. For the commands that read payloads.
 * @throws an error with the code `EFTYPE` for what is not a file; Node's error when there is no such file
 */
export function openSource(operand: string, { cwd, input }: SourceContext): OpenSource {
  const format = formatByName(operand);
  if (operand === '-') return { file: STANDARD_INPUT, bytes: input(), format, share: () => '' };
  const { stream, size } = openPayloads(resolve(cwd, operand));
  return {
    file: operand,
    bytes: stream,
    format,
    share: () => (size > 0 ? `, ${Math.floor((100 * stream.bytesRead) / size)}%` : ''),
  };
}

/** What diagnostics call standard input. */
export const STANDARD_INPUT = '<stdin>';

function formatByName(operand: string): PayloadFormat | undefined {
  if (/\.(?:ndjson|jsonl)$/i.test(operand)) return 'ndjson';
  return /\.json$/i.test(operand) ? 'json' : undefined;
}
