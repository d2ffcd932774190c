import type { ImportSource } from '../module/imported-name.js';
import type { Output, OutputFile } from '../module/output.js';

/** An output that has been printed: of thousands, the text once is enough to keep in memory. */
export interface PrintedOutput {
  /** The name of the emitter. */
  readonly by: string;
  /** The output without its body. */
  readonly output: Output;
  readonly sources: readonly ImportSource[];
  readonly files: readonly OutputFile[];
}
