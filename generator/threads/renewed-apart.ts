import type { Catalog } from '../catalog/catalog.js';
import { withoutTexts } from '../catalog/without-texts.js';
import type { BuiltInEmitter } from '../emit/built-in.js';
import { builtInEmitters } from '../emit/built-in-emitters.js';
import { keptUnder } from '../target/emit-once.js';
import { outputContext } from '../target/output-context.js';
import type { EmittedApart } from '../target/run-emitters.js';
import { targetFor } from '../target/target-for.js';
import { emitNamed, type Wanted } from './emit-apart.js';
import type { EmitThread } from './emit-thread.js';
import { typesApart } from './types-apart.js';

/** In characters: about a hundred events. All emitters together take less time for fewer than it takes to load them twice. */
const LEAST = 250_000;

/** The emitters that a thread runs: neither fixtures nor texts decide what they give. */
const APART: ReadonlySet<BuiltInEmitter> = new Set(['union', 'validators', 'guards', 'all-errors', 'events']);

/**
 * Has a thread do what an earlier run has not done, for a catalog of which most is known. After an edit of texts that is
 * printing a few declarations. After any other edit, it also runs the emitters whose modules are about all events, while
 * this thread makes the fixtures of the events that have changed, and chooses among those of all.
 */
export async function renewedApart(
  thread: EmitThread,
  catalog: Catalog,
  wanted: Wanted,
): Promise<EmittedApart | undefined> {
  const { kept, size, target: choice, emitters } = wanted;
  const names = new Set([...builtInEmitters(emitters)].filter((name) => APART.has(name)));
  const [first] = names;
  if (kept === undefined || first === undefined || size < LEAST) return typesApart(thread, catalog, wanted);
  const target = await targetFor(choice);
  const output = outputContext(catalog, target.name, emitters);
  // What one of them gave for a catalog is kept where what the others gave is.
  const isKnown = kept.find(keptUnder(first, { plain: withoutTexts(catalog), target, output })) !== undefined;
  // The thread prints declarations afterwards.
  const others = isKnown ? undefined : emitNamed(thread, catalog, { ...wanted, names, isLast: false });
  const types = typesApart(thread, catalog, wanted);
  return types && others ? both(types, others) : (others ?? types);
}

function both(one: EmittedApart, other: EmittedApart): EmittedApart {
  return {
    names: new Set([...one.names, ...other.names]),
    results: Promise.all([one.results, other.results]).then(
      ([own, further]) => new Map([...own, ...further]),
    ),
  };
}
