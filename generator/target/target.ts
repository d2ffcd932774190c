import type { Catalog } from '../catalog/catalog.js';
import type { Output, OutputFile, OutputModule, TargetName } from '../emit/emitter.js';

/** How the outputs of emitters become files. */
export interface Target {
  readonly name: TargetName;
  /** The files of one output. */
  print(output: Output): readonly OutputFile[];
  /** The files that a target adds to those of the emitters, such as `package.json`. */
  frame(catalog: Catalog, outputs: readonly Output[]): readonly OutputFile[];
}

/** Makes a target that prints modules in its own way and writes files as they are. */
export function defineTarget(
  name: TargetName,
  { printModule, frame }: { readonly printModule: Printer; readonly frame: Target['frame'] },
): Target {
  return {
    name,
    print: (output) =>
      'content' in output ? [{ path: output.path, content: output.content }] : printModule(output),
    frame: (catalog, outputs) => [
      ...frame(catalog, outputs),
      // Checkouts stay byte-exact on every system, so that `--check` works there too.
      { path: '.gitattributes', content: '* text eol=lf linguist-generated\n' },
    ],
  };
}

type Printer = (module: OutputModule) => readonly OutputFile[];
