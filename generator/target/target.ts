import type { Output, OutputFile, TargetName } from '../emit/emitter.js';

/** How what the emitters give becomes files. */
export interface Target {
  readonly name: TargetName;
  /** The files of one output; none where the target has no use for it. */
  print(output: Output): readonly OutputFile[];
}

/** A target that prints modules its own way and takes files as they are. */
export function target(name: TargetName, printModule: Printer): Target {
  return {
    name,
    print: (output) => {
      if (output.only !== undefined && output.only !== name) return [];
      return 'content' in output ? [{ path: output.path, content: output.content }] : printModule(output);
    },
  };
}

type Printer = (module: Extract<Output, { readonly statements: unknown }>) => readonly OutputFile[];
