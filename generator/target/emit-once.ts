import { catalogKey } from '../catalog/catalog-key.js';
import type { ChosenEmitter } from './choose-emitters.js';
import { type EmitterResult, type EmitterRun, emitWith } from './emit-with.js';

/** Runs a built-in emitter, unless an earlier run has kept what it gives for this catalog. */
export async function emitOnce(chosen: ChosenEmitter, run: EmitterRun): Promise<EmitterResult> {
  const { kept } = run;
  if (kept === undefined) return emitWith(chosen, run);
  const input = inputOf(chosen, run);
  const found = kept.find(input);
  if (found !== undefined) return { outputs: found, diagnostics: [] };
  const result = await emitWith(chosen, run);
  if (result.diagnostics.length === 0) kept.keep(input, result.outputs);
  return result;
}

/** Everything from which the outputs of a built-in emitter follow. */
function inputOf({ emitter: { name } }: ChosenEmitter, { catalog, target, emitters }: EmitterRun): string {
  const all = emitters.map(({ emitter, isBuiltIn }) => [emitter.name, isBuiltIn ? [] : emitter.reserves]);
  return JSON.stringify([name, target.key, all, catalogKey(catalog)]);
}
