import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { BUILT_IN, type BuiltInEmitter } from '../emit/built-in.js';
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
  const entries = wanted ?? BUILT_IN.map(({ name }) => name);
  const own = entries.flatMap((entry) => (typeof entry === 'string' ? [] : [withItsOptions(entry)]));
  const named = entries.filter((entry) => typeof entry === 'string');
  const names = withNeeds([...named, ...own.flatMap(({ emitter }) => emitter.needs ?? [])]);
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

function withNeeds(names: readonly BuiltInEmitter[]): ReadonlySet<BuiltInEmitter> {
  const found = new Set<BuiltInEmitter>();
  const take = (name: BuiltInEmitter): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const needed of BUILT_IN.find((one) => one.name === name)?.needs ?? []) take(needed);
  };
  for (const name of names) take(name);
  return found;
}
