import type { Catalog } from '../catalog/catalog.js';
import type { Output, OutputFile, OutputModule, TargetName } from '../module/output.js';
import type { NeededPackages } from './needed-packages.js';
import { TOOL_FILES } from './tool-files.js';

/** How an output is printed. */
export interface PrintingOptions {
  /** True for modules whose code the application's compiler checks. Default: false. */
  readonly isChecked?: boolean;
}

/** How the outputs of emitters become files. */
export interface Target {
  readonly name: TargetName;
  /** The files of one output. */
  print(output: Output, options?: PrintingOptions): readonly OutputFile[];
  /**
   * The files that a target adds to those of the emitters, such as `package.json`. The outputs are given without their
   * bodies.
   */
  frame(catalog: Catalog, outputs: readonly Output[], packages: NeededPackages): readonly OutputFile[];
}

/** Makes a target that prints modules in its own way and writes files as they are. */
export function defineTarget(
  name: TargetName,
  { printModule, frame }: { readonly printModule: Printer; readonly frame: Target['frame'] },
): Target {
  return {
    name,
    print: (output, options = {}) =>
      'content' in output ? [{ path: output.path, content: output.content }] : printModule(output, options),
    frame: (catalog, outputs, packages) => [...frame(catalog, outputs, packages), ...TOOL_FILES],
  };
}

type Printer = (module: OutputModule, options: PrintingOptions) => readonly OutputFile[];
