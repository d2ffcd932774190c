/** The text of one payload, as it stood in what was read. */
export interface PayloadText {
  readonly text: string;
  /** The line on which it starts, counted from 1. */
  readonly line: number;
  /** The column at which it starts, counted from 1. */
  readonly column: number;
  /** Its place in an array of payloads; undefined when it stands alone. */
  readonly index?: number;
  /** Why the text that follows cannot be told apart into payloads; `text` is then where that begins. */
  readonly broken?: string;
}

/** How payloads are written: one a line, or as JSON, one or an array of them. */
export type PayloadFormat = 'ndjson' | 'json';
