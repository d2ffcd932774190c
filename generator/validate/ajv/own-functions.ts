import { runtimeAmong } from '../../runtime/runtime-source.js';
import type { PrintedExplanations } from './print-explanations.js';

/** The functions that one of two modules has for itself, because the other one has none that do the same. */
export interface OwnFunctions extends Pick<PrintedExplanations, 'functions' | 'patterns' | 'runtime'> {
  /** The names of the functions that the other module has too. */
  readonly shared: ReadonlySet<string>;
}

/**
 * Finds what a module need not repeat: functions with the same name and text in another one, if that is true of every
 * function that they call as well.
 */
export function ownFunctions(module: PrintedExplanations, other: PrintedExplanations): OwnFunctions {
  const shared = sharedFunctions(module, other);
  const own = [...module.functions].filter(([name]) => !shared.has(name));
  const uses = new Set(own.flatMap(([name]) => [...(module.uses.get(name) ?? [])]));
  return {
    shared,
    functions: new Map(own),
    patterns: new Map([...module.patterns].filter(([name]) => uses.has(name))),
    runtime: new Set(runtimeAmong(uses)),
  };
}

function sharedFunctions(module: PrintedExplanations, other: PrintedExplanations): ReadonlySet<string> {
  const callers = new Map<string, string[]>();
  for (const [name, uses] of module.uses)
    for (const used of uses) callers.set(used, [...(callers.get(used) ?? []), name]);
  const different = [...module.functions.keys()].filter(
    (name) => module.functions.get(name) !== other.functions.get(name),
  );
  const own = new Set<string>();
  for (const name of different) {
    if (own.has(name)) continue;
    own.add(name);
    different.push(...(callers.get(name) ?? []));
  }
  return new Set([...module.functions.keys()].filter((name) => !own.has(name)));
}
