import type { Catalog } from '../catalog/catalog.js';
import { builtInEmitters } from '../emit/built-in-emitters.js';
import type { EmitterEntry } from '../emit/emitter.js';
import type { EmitterResult } from '../target/emit-with.js';
import { outputContext } from '../target/output-context.js';
import type { EmittedApart } from '../target/run-emitters.js';
import { type TargetChoice, targetFor } from '../target/target-for.js';
import type { EmitThread } from './emit-thread.js';

/** What to emit, and how. */
interface Wanted {
  readonly target: TargetChoice;
  /** Entries of the configuration; undefined for all built-in emitters. */
  readonly emitters: readonly EmitterEntry[] | undefined;
}

/**
 * Has a thread print the declarations of types that no earlier run has printed, for a catalog of which most are known: while
 * the thread loads what it needs for that, this one does everything else.
 */
export function typesApart(thread: EmitThread, catalog: Catalog, wanted: Wanted): EmittedApart | undefined {
  if (!builtInEmitters(wanted.emitters).has('types')) return undefined;
  const nothing = new Map<string, EmitterResult>();
  // An error comes again where this emitter is run when it has given nothing.
  return { names: new Set(['types']), results: emitTypes(thread, catalog, wanted).catch(() => nothing) };
}

async function emitTypes(
  thread: EmitThread,
  catalog: Catalog,
  { target: choice, emitters }: Wanted,
): Promise<ReadonlyMap<string, EmitterResult>> {
  const [{ types }, { emitWith }, target] = await Promise.all([
    import('../emit/types.js'),
    import('../target/emit-with.js'),
    targetFor(choice),
  ]);
  const output = outputContext(catalog, target.name, emitters);
  const run = { catalog, target, output, printApart: thread.print };
  return new Map([['types', await emitWith({ isBuiltIn: true, emitter: types }, run)]]);
}
