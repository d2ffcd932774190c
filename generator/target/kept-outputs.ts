import type { KeptFiles } from '../emit/kept-files.js';
import type { PrintedOutput } from './printed-output.js';

/** What built-in emitters gave in earlier runs. */
export interface KeptOutputs extends OutputStore {
  /** Single files. */
  readonly files: KeptFiles;
  /** A part of the outputs of one emitter, such as those of one event. */
  readonly parts: OutputStore;
}

/** Outputs by everything that they follow from. */
export interface OutputStore {
  /**
   * The outputs that were kept for an input, when all their files still exist; undefined otherwise.
   * @param input everything that the outputs follow from
   */
  find(input: string): readonly PrintedOutput[] | undefined;
  keep(input: string, outputs: readonly PrintedOutput[]): void;
}
