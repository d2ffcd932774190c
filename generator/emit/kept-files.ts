import type { JsonValue } from '../json/json.js';

/** The files of an earlier run that are in the output folder as they were written. */
export interface KeptFiles {
  /**
   * What is known of a file; undefined when it was made from another input, and when it is not as it was written.
   * @param input everything that its text, or the note about it, follows from
   */
  find(path: string, input: string): FoundFile | undefined;
  /** Keeps what is known of a file with a text. It is found once the file has been written. */
  keep(path: string, input: string, content: string, note?: JsonValue): void;
}

/** A file of an earlier run. */
export interface FoundFile {
  readonly hash: string;
  readonly text: () => string;
  readonly note: JsonValue;
}
