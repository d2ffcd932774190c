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
  /** A text that is different for targets that print differently. */
  readonly key: string;
  /** The files of one output. */
  print(output: Output, options?: PrintingOptions): readonly OutputFile[];
  /** The files that a target adds to those of the emitters, such as `package.json`. */
  frame(framed: Framed): readonly OutputFile[];
}

/** What the emitters were given, and what they gave. */
export interface Framed {
  readonly catalog: Catalog;
  /** The same catalog without the texts of its schemas. */
  readonly plain: Catalog;
  /** The outputs without their bodies. */
  readonly outputs: readonly Output[];
  readonly packages: NeededPackages;
}

/** Makes a target that prints modules in its own way and writes files as they are. */
export function defineTarget(name: TargetName, { key = name, printModule, frame }: TargetParts): Target {
  return {
    name,
    key,
    print: (output, options = {}) =>
      'content' in output ? [{ path: output.path, content: output.content }] : printModule(output, options),
    frame: (framed) => [...frame(framed), ...TOOL_FILES],
  };
}

interface TargetParts extends Pick<Target, 'frame'> {
  readonly key?: string;
  readonly printModule: Printer;
}

type Printer = (module: OutputModule, options: PrintingOptions) => readonly OutputFile[];
