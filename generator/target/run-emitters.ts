import type { Catalog } from '../catalog/catalog.js';
import { withoutTexts } from '../catalog/without-texts.js';
import { type Diagnostic, throwOnErrors } from '../diagnostics/index.js';
import type { EmitterEntry } from '../emit/emitter.js';
import type { OutputFile } from '../module/output.js';
import { checkEntries } from './check-entries.js';
import { checkImports } from './check-imports.js';
import { checkNames, chooseEmitters } from './choose-emitters.js';
import { emitOnce } from './emit-once.js';
import { emitWith, type PrintedOutput } from './emit-with.js';
import type { KeptOutputs } from './kept-outputs.js';
import { checkDeclared, type NeededPackages, neededPackages } from './needed-packages.js';
import type { Target } from './target.js';
import { withoutHiddenText } from './without-hidden-text.js';

/** A file, and the emitter or target that gave it. */
export interface EmittedFile {
  readonly by: string;
  readonly file: OutputFile;
}

/** What a run of emitters comes to. */
export interface Emitted {
  readonly files: readonly EmittedFile[];
  /** The packages that the emitted code imports. */
  readonly packages: NeededPackages;
  readonly warnings: readonly Diagnostic[];
}

/** How to run emitters. */
export interface EmitOptions {
  /** Entries of the configuration; undefined for all built-in emitters. */
  readonly wanted?: readonly EmitterEntry[] | undefined;
  /** The same catalog without the texts of its schemas. */
  readonly plain?: Catalog;
  /** What emitters gave in earlier runs. */
  readonly kept?: KeptOutputs | undefined;
}

/**
 * Runs emitters and prints their outputs. Every emitter runs, even when an earlier one failed.
 * @throws DiagnosticError HS801 for an emitter that throws, HS802 and HS803 for outputs that do not fit
 */
export async function runEmitters(
  catalog: Catalog,
  target: Target,
  { wanted, plain = withoutTexts(catalog), kept }: EmitOptions = {},
): Promise<Emitted> {
  const chosen = chooseEmitters(wanted);
  const emitters = chosen.map(({ emitter }) => emitter);
  const outputs: PrintedOutput[] = [];
  const found = [...checkNames(chosen), ...checkDeclared(emitters)];
  for (const one of chosen) {
    const isPlain = one.isBuiltIn && one.emitter.hasTexts !== true;
    const run = { catalog: isPlain ? plain : catalog, target, emitters: chosen, kept };
    const result = await (isPlain ? emitOnce : emitWith)(one, run);
    outputs.push(...result.outputs);
    found.push(...result.diagnostics);
  }
  throwOnErrors(found);
  throwOnErrors([...checkImports(outputs, emitters), ...checkEntries(outputs)]);
  const packages = neededPackages(emitters);
  const frame = target.frame({ catalog, plain, outputs: outputs.map(({ output }) => output), packages });
  return {
    files: [
      ...outputs.flatMap(({ by, files }) => files.map((file) => ({ by, file }))),
      ...frame.map((file) => ({ by: `target ${target.name}`, file: withoutHiddenText(file) })),
    ],
    packages,
    warnings: found,
  };
}
