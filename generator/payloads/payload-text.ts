/** The text of one payload, and its position in what was read. */
export interface PayloadText {
  readonly text: string;
  /** The line on which it starts, counted from 1. */
  readonly line: number;
  /** The column at which it starts, counted from 1. */
  readonly column: number;
  /** Its index in an array of payloads. Undefined outside an array. */
  readonly index?: number;
  /** Why the rest of the text cannot be split into payloads. The position is then where the rest begins. */
  readonly broken?: string;
}

/** How payloads are written: as one per line, or as JSON, which holds single payloads or an array of them. */
export type PayloadFormat = 'ndjson' | 'json';

/** The most characters of a payload. Text without an end would otherwise fill the memory. */
export const PAYLOAD_LIMIT = 16 * 2 ** 20;

/** Why the text of a payload that is longer is not read. */
export const TOO_LONG = `more than ${PAYLOAD_LIMIT / 2 ** 20} MB without an end`;
