import type { Catalog } from '../catalog/catalog.js';
import type { Output, OutputFile, OutputModule, TargetName } from '../module/output.js';
import type { NeededPackages } from './needed-packages.js';

/** How an output is printed. */
export interface PrintingOptions {
  /** True for modules whose code the application's compiler checks. Default: false. */
  readonly isChecked?: boolean;
}

/** How what the emitters give becomes files. */
export interface Target {
  readonly name: TargetName;
  /** The files of one output. */
  print(output: Output, options?: PrintingOptions): readonly OutputFile[];
  /** The files around those of the emitters, whose outputs are given without their bodies. */
  frame(catalog: Catalog, outputs: readonly Output[], packages: NeededPackages): readonly OutputFile[];
}

/** A target that prints modules its own way and takes files as they are. */
export function defineTarget(
  name: TargetName,
  { printModule, frame }: { readonly printModule: Printer; readonly frame: Target['frame'] },
): Target {
  return {
    name,
    print: (output, options = {}) =>
      'content' in output ? [{ path: output.path, content: output.content }] : printModule(output, options),
    frame: (catalog, outputs, packages) => [
      ...frame(catalog, outputs, packages),
      // Checkouts stay byte-exact on every system, so that `--check` holds there too.
      { path: '.gitattributes', content: '* text eol=lf linguist-generated\n' },
    ],
  };
}

type Printer = (module: OutputModule, options: PrintingOptions) => readonly OutputFile[];
