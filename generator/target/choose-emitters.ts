import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { BUILT_IN } from '../emit/built-in.js';
import { builtInEmitters } from '../emit/built-in-emitters.js';
import type { Emitter, EmitterEntry, InternalEmitter } from '../emit/emitter.js';
import { EMITTERS } from '../emit/emitters.js';

/** An emitter that runs: one of ours, or one of the configuration with its options. */
export type ChosenEmitter =
  | { readonly isBuiltIn: true; readonly emitter: InternalEmitter }
  | { readonly isBuiltIn: false; readonly emitter: Emitter; readonly options: object };

/**
 * The emitters that a configuration names and those that they need: the built-in ones first, in their own order.
 * @param wanted undefined for all built-in ones
 */
export function chooseEmitters(wanted: readonly EmitterEntry[] | undefined): readonly ChosenEmitter[] {
  const names = builtInEmitters(wanted);
  const own = (wanted ?? []).flatMap((entry) => (typeof entry === 'string' ? [] : [withItsOptions(entry)]));
  const builtIn = EMITTERS.filter(({ name }) => names.has(name));
  return [...builtIn.map((emitter) => ({ isBuiltIn: true, emitter }) as const), ...own];
}

/** What is wrong with the choice: messages and the context name emitters, so that no two may have the same name. */
export function checkNames(chosen: readonly ChosenEmitter[]): readonly Diagnostic[] {
  return chosen.flatMap(({ emitter, isBuiltIn }, at) => {
    const { name } = emitter;
    const earlier = chosen.slice(0, at).map((one) => one.emitter.name);
    if (isBuiltIn || ![...BUILT_IN.map((one) => one.name), ...earlier].some((one) => one === name)) return [];
    return [diagnostic('HS802', { message: `two emitters have the name ${name}`, hint: 'rename yours' })];
  });
}

function withItsOptions(entry: Exclude<EmitterEntry, string>): Exclude<ChosenEmitter, { isBuiltIn: true }> {
  return 'emitter' in entry
    ? { isBuiltIn: false, emitter: entry.emitter, options: entry.options }
    : { isBuiltIn: false, emitter: entry, options: {} };
}
