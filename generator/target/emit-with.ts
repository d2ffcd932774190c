import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { traceOf } from '../diagnostics/thrown.js';
import { catalogV1 } from '../emit/catalog-v1.js';
import type { EmitContext, InternalContext } from '../emit/emitter.js';
import { knownHashOf } from '../module/kept-file.js';
import type { Output, OutputFile } from '../module/output.js';
import { sourcesIn } from '../module/sources-in.js';
import { memoize } from '../schema/memoize.js';
import { checkOutput } from './check-output.js';
import type { ChosenEmitter } from './choose-emitters.js';
import type { KeptOutputs } from './kept-outputs.js';
import { type KeptParts, keptParts } from './kept-parts.js';
import type { OutputContext } from './output-context.js';
import type { PrintedOutput } from './printed-output.js';
import type { Target } from './target.js';
import { withoutHiddenText } from './without-hidden-text.js';

/** What an emitter gave, and what is to be said about it. */
export interface EmitterResult {
  readonly outputs: readonly PrintedOutput[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What all emitters of a run have in common. */
export interface EmitterRun {
  readonly catalog: Catalog;
  readonly target: Target;
  readonly output: OutputContext;
  /** What emitters gave in earlier runs. */
  readonly kept?: KeptOutputs | undefined;
  readonly printApart?: InternalContext['printApart'];
  /** Packs the files of built-in emitters. */
  readonly pack?: ((file: OutputFile) => OutputFile) | undefined;
}

/** Runs one emitter and prints what it gives. An error in a built-in emitter is a bug of ours and stays an `Error`. */
export async function emitWith(chosen: ChosenEmitter, run: EmitterRun): Promise<EmitterResult> {
  const { name } = chosen.emitter;
  const warnings: Diagnostic[] = [];
  const context = contextFor(chosen, run, warnings);
  if (chosen.isBuiltIn) {
    const { kept, printApart, target } = run;
    const parts = kept && keptParts(kept.parts, `${name} ${target.key}`);
    const aids = { ...(kept && { kept: kept.files }), ...(parts && { part: parts.part }), printApart };
    const given = await chosen.emitter.emit(run.catalog, { ...context, ...aids });
    return { outputs: printAll(given, chosen, { ...run, parts }), diagnostics: warnings };
  }
  try {
    const given: unknown = await chosen.emitter.emit(catalogV1(run.catalog), context);
    if (!isList(given)) return { outputs: [], diagnostics: [noList(name, given)] };
    const wrong = given.flatMap((output) => checkOutput(name, output) ?? []);
    // What was checked is an output as far as anybody can tell; printing it throws where its statements are none.
    const outputs = wrong.length > 0 ? [] : printAll(given as readonly Output[], chosen, run);
    return { outputs, diagnostics: [...warnings, ...wrong] };
  } catch (error) {
    return {
      outputs: [],
      diagnostics: error instanceof DiagnosticError ? error.diagnostics : [failed(name, error)],
    };
  }
}

function contextFor(
  chosen: ChosenEmitter,
  { catalog, output }: EmitterRun,
  warnings: Diagnostic[],
): EmitContext {
  return {
    ...output,
    options: chosen.isBuiltIn ? {} : chosen.options,
    warn: (message, { event, hint = 'see the documentation of the emitter' } = {}) => {
      const file = catalog.events.find(({ type }) => type === event?.type)?.file;
      const wording = { message: `the emitter ${chosen.emitter.name} warns: ${message}`, hint };
      warnings.push(diagnostic('HS804', wording, file === undefined ? {} : { file }));
    },
  };
}

function printAll(
  given: readonly Output[],
  chosen: ChosenEmitter,
  { target, pack, parts }: EmitterRun & { readonly parts?: KeptParts | undefined },
): readonly PrintedOutput[] {
  const wanted = given.filter(({ only }) => only === undefined || only === target.name);
  if (!chosen.isBuiltIn) return wanted.map((output) => printed(output, chosen, target));
  const known = printedBy(target);
  const all = wanted.map((output) => {
    const found =
      parts?.printedOf(output) ?? known.get(output) ?? packed(printed(output, chosen, target), pack);
    known.set(output, found);
    return found;
  });
  parts?.keep((output) => known.get(output));
  return all;
}

/** What was printed for a target: in a process that runs again, the outputs that stay the same are the same objects. */
const printedBy = memoize((_target: Target) => new WeakMap<Output, PrintedOutput>());

function packed({ files, ...output }: PrintedOutput, pack: EmitterRun['pack']): PrintedOutput {
  return pack === undefined
    ? { ...output, files }
    : { ...output, files: files.map((file) => (knownHashOf(file) === undefined ? pack(file) : file)) };
}

function printed(output: Output, chosen: ChosenEmitter, target: Target): PrintedOutput {
  // A stranger's output may have a member of that name too.
  const isKept = chosen.isBuiltIn && 'content' in output && knownHashOf(output) !== undefined;
  return {
    by: chosen.emitter.name,
    output: withoutBody(output),
    sources: 'content' in output ? [] : sourcesIn(output.statements),
    files: isKept ? [output] : target.print(output, { isChecked: !chosen.isBuiltIn }).map(withoutHiddenText),
  };
}

function withoutBody(output: Output): Output {
  if (!('content' in output)) return { ...output, statements: [] };
  const { path, entry, only } = output;
  return { path, content: '', ...(entry !== undefined && { entry }), ...(only !== undefined && { only }) };
}

function isList(given: unknown): given is readonly unknown[] {
  return Array.isArray(given);
}

function noList(name: string, given: unknown): Diagnostic {
  const message = `the emitter ${name} returned something that is not a list: ${JSON.stringify(given) ?? String(given)}`;
  return diagnostic('HS801', { message, hint: 'return a list of modules and files' });
}

function failed(name: string, error: unknown): Diagnostic {
  const [first = '', place = ''] = traceOf(error).split('\n');
  const hint = place.trim() || 'fix it, or remove it from "emitters"';
  return diagnostic('HS801', { message: `the emitter ${name} failed: ${first}`, hint });
}
