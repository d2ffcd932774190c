import type { Catalog } from '../catalog/catalog.js';
import { reservedNames } from '../emit/built-in.js';
import { builtInEmitters } from '../emit/built-in-emitters.js';
import type { EmitContext, Emitter, EmitterEntry } from '../emit/emitter.js';
import type { TargetName } from '../module/output.js';

/** What all emitters of a run are told about its output. It is data, and loads no emitter. */
export type OutputContext = Pick<EmitContext, 'target' | 'emitters' | 'names'>;

/**
 * What all emitters of a run are told about its output.
 * @param wanted entries of the configuration; undefined for all built-in emitters
 */
export function outputContext(
  catalog: Catalog,
  target: TargetName,
  wanted: readonly EmitterEntry[] | undefined,
): OutputContext {
  const own = (wanted ?? []).flatMap((entry) => (typeof entry === 'string' ? [] : [emitterOf(entry)]));
  return {
    target,
    emitters: new Set([...builtInEmitters(wanted), ...own.map(({ name }) => name)]),
    names: {
      package: target === 'package' ? catalog.package.name : undefined,
      taken: new Set([
        ...reservedNames(own),
        ...catalog.definitions.map(({ name }) => name),
        ...catalog.events.flatMap(({ names }) => Object.values(names)),
      ]),
    },
  };
}

function emitterOf(entry: Exclude<EmitterEntry, string>): Emitter {
  return 'emitter' in entry ? entry.emitter : entry;
}
