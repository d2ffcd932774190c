import type { InternalContext } from '../emit/emitter.js';
import type { Output } from '../module/output.js';
import type { OutputStore } from './kept-outputs.js';
import type { PrintedOutput } from './printed-output.js';

/** The parts of one emitter's outputs, some of which an earlier run has left in the output folder. */
export interface KeptParts {
  readonly part: NonNullable<InternalContext['part']>;
  /** What is in the output folder already of an output that `part` gave. */
  readonly printedOf: (output: Output) => PrintedOutput | undefined;
  /** Keeps the parts that were made. @param printedOf gives what was printed of an output */
  readonly keep: (printedOf: (output: Output) => PrintedOutput | undefined) => void;
}

/**
 * Lets an emitter make its outputs in parts. Where an earlier run has kept a part, its outputs have no bodies, and are not
 * printed again.
 * @param emitter everything that the parts follow from beside the inputs that the emitter names
 */
export function keptParts(store: OutputStore, emitter: string): KeptParts {
  const found = new Map<Output, PrintedOutput>();
  const made: { readonly input: string; readonly outputs: readonly Output[] }[] = [];
  return {
    part: (own, make) => {
      const input = `${emitter}\n${own}`;
      const known = store.find(input);
      if (known === undefined) {
        const outputs = make();
        made.push({ input, outputs });
        return outputs;
      }
      for (const one of known) found.set(one.output, one);
      return known.map(({ output }) => output);
    },
    printedOf: (output) => found.get(output),
    keep: (printedOf) => {
      for (const { input, outputs } of made)
        store.keep(
          input,
          outputs.flatMap((one) => printedOf(one) ?? []),
        );
    },
  };
}
