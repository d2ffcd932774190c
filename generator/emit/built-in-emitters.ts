import { BUILT_IN, type BuiltInEmitter, withNeeds } from './built-in.js';
import type { EmitterEntry } from './emitter.js';

/**
 * The names of the built-in emitters that run: those of the configuration, and those that they and the emitters in the
 * configuration need. It loads no emitter.
 * @param wanted entries of the configuration; undefined for all built-in emitters
 */
export function builtInEmitters(wanted: readonly EmitterEntry[] | undefined): ReadonlySet<BuiltInEmitter> {
  if (wanted === undefined) return withNeeds(BUILT_IN.map(({ name }) => name));
  return withNeeds(
    wanted.flatMap((entry) => {
      if (typeof entry === 'string') return [entry];
      const { needs = [] } = 'emitter' in entry ? entry.emitter : entry;
      return needs;
    }),
  );
}
