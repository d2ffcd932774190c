import type { Catalog } from '../catalog/catalog.js';
import { withoutTexts } from '../catalog/without-texts.js';
import { type Diagnostic, throwOnErrors } from '../diagnostics/index.js';
import type { EmitterEntry } from '../emit/emitter.js';
import type { OutputFile } from '../module/output.js';
import { checkEntries } from './check-entries.js';
import { checkImports } from './check-imports.js';
import { type ChosenEmitter, checkNames, chooseEmitters } from './choose-emitters.js';
import { emitOnce, keepResult, type OnceRun } from './emit-once.js';
import type { EmitterResult, EmitterRun } from './emit-with.js';
import type { KeptOutputs } from './kept-outputs.js';
import { checkDeclared, type NeededPackages, neededPackages } from './needed-packages.js';
import { outputContext } from './output-context.js';
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
  /** Packs the files of built-in emitters. */
  readonly pack?: EmitterRun['pack'];
  /** What runs elsewhere. Emitters of which that gives no results run here. */
  readonly apart?: EmittedApart | undefined;
}

/** Built-in emitters that run elsewhere at the same time. */
export interface EmittedApart {
  readonly names: ReadonlySet<string>;
  /** Their results by name. Without those that could not be run there. */
  readonly results: Promise<ReadonlyMap<string, EmitterResult>>;
}

/**
 * Runs emitters and prints their outputs. Every emitter runs, even when an earlier one failed.
 * @throws DiagnosticError HS801 for an emitter that throws, HS802 and HS803 for outputs that do not fit
 */
export async function runEmitters(
  catalog: Catalog,
  target: Target,
  { wanted, plain = withoutTexts(catalog), kept, apart, pack }: EmitOptions = {},
): Promise<Emitted> {
  const chosen = chooseEmitters(wanted);
  const emitters = chosen.map(({ emitter }) => emitter);
  const run = { catalog, plain, target, output: outputContext(catalog, target.name, wanted), kept, pack };
  const results = await resultsOf(chosen, run, apart);
  const outputs = results.flatMap((one) => one.outputs);
  const found = [
    ...checkNames(chosen),
    ...checkDeclared(emitters),
    ...results.flatMap(({ diagnostics }) => diagnostics),
  ];
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

/** The results of emitters, in their order. What runs elsewhere is waited for last. */
async function resultsOf(
  chosen: readonly ChosenEmitter[],
  run: OnceRun,
  apart: EmittedApart | undefined,
): Promise<readonly EmitterResult[]> {
  const results = new Map<ChosenEmitter, EmitterResult>();
  for (const one of chosen) if (!isApart(one, apart)) results.set(one, await emitOnce(one, run));
  const others = await apart?.results;
  const all: EmitterResult[] = [];
  for (const one of chosen) {
    const given = isApart(one, apart) ? others?.get(one.emitter.name) : undefined;
    if (given !== undefined) keepResult(one, run, given);
    all.push(given ?? results.get(one) ?? (await emitOnce(one, run)));
  }
  return all;
}

/** A stranger's emitter may have the name of a built-in one, which is reported. */
function isApart({ isBuiltIn, emitter }: ChosenEmitter, apart: EmittedApart | undefined): boolean {
  return isBuiltIn && apart?.names.has(emitter.name) === true;
}
