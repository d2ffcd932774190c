import type { KeptFiles } from '../emit/kept-files.js';
import type { PrintedOutput } from './printed-output.js';

/** What built-in emitters gave in earlier runs. */
export interface KeptOutputs {
  /** Single files. */
  readonly files: KeptFiles;
  /**
   * The outputs that were kept for an input, when all their files still exist; undefined otherwise.
   * @param input everything that the outputs follow from
   */
  find(input: string): readonly PrintedOutput[] | undefined;
  keep(input: string, outputs: readonly PrintedOutput[]): void;
}
