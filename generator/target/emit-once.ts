import type { Catalog } from '../catalog/catalog.js';
import { catalogKey } from '../catalog/catalog-key.js';
import { memoize } from '../schema/memoize.js';
import { digest } from '../text/digest.js';
import type { ChosenEmitter } from './choose-emitters.js';
import { type EmitterResult, type EmitterRun, emitWith } from './emit-with.js';
import type { OutputContext } from './output-context.js';

/** What all emitters of a run have in common. */
export interface OnceRun extends EmitterRun {
  /** The same catalog without the texts of its schemas. */
  readonly plain: Catalog;
}

/** Runs an emitter, unless an earlier run has kept what it gives for this catalog. */
export async function emitOnce(chosen: ChosenEmitter, run: OnceRun): Promise<EmitterResult> {
  if (!isPlain(chosen)) return emitWith(chosen, run);
  const { plain, target, output, kept, pack } = run;
  const found = kept?.find(keptUnder(chosen.emitter.name, run));
  if (found !== undefined) return { outputs: found, diagnostics: [] };
  const result = await emitWith(chosen, { catalog: plain, target, output, kept, pack });
  keepResult(chosen, run, result);
  return result;
}

/** Keeps what an emitter gave, wherever it ran. */
export function keepResult(
  chosen: ChosenEmitter,
  run: OnceRun,
  { outputs, diagnostics }: EmitterResult,
): void {
  if (isPlain(chosen) && diagnostics.length === 0)
    run.kept?.keep(keptUnder(chosen.emitter.name, run), outputs);
}

/** True for built-in emitters that get the catalog without texts. What they give can be kept. */
export function isPlain({ isBuiltIn, emitter }: ChosenEmitter): boolean {
  return isBuiltIn && emitter.hasTexts !== true;
}

/** Everything from which the outputs of a built-in emitter follow. */
export function keptUnder(
  emitter: string,
  { plain, target, output }: Pick<OnceRun, 'plain' | 'target' | 'output'>,
): string {
  return JSON.stringify([emitter, target.key, contextKey(output), catalogKey(plain)]);
}

const contextKey = memoize(({ emitters, names }: OutputContext) =>
  digest(JSON.stringify([[...emitters], names.package ?? null, [...names.taken]])),
);
