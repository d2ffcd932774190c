import type { Catalog, EventDefinition, Example } from '../catalog/catalog.js';
import type { BuiltInEmitter } from '../emit/built-in.js';
import { builtInEmitters } from '../emit/built-in-emitters.js';
import type { EmitterEntry } from '../emit/emitter.js';
import type { KeptOutputs } from '../target/kept-outputs.js';
import { outputContext } from '../target/output-context.js';
import type { EmittedApart } from '../target/run-emitters.js';
import type { TargetChoice } from '../target/target-for.js';
import type { EmitThread } from './emit-thread.js';

/** What to emit, and how. */
export interface Wanted {
  readonly target: TargetChoice;
  /** Entries of the configuration; undefined for all built-in emitters. */
  readonly emitters: readonly EmitterEntry[] | undefined;
  /** The number of characters in the schemas. */
  readonly size: number;
  /** True for the last catalog. */
  readonly isLast: boolean;
  /** What emitters gave in earlier runs. */
  readonly kept: KeptOutputs | undefined;
}

/**
 * Has a thread run emitters, while this one checks fixtures and emits them. Printing types and all other code takes about
 * as long. Of a large catalog, the thread prints only types: it is then done, and its memory is free, long before this
 * thread needs most. Of a small one too: all other emitters take less time here than it takes to load them there.
 */
export function emitApart(thread: EmitThread, catalog: Catalog, wanted: Wanted): EmittedApart {
  const [isSmall, isLarge] = [wanted.size < SMALL, wanted.size > LARGE];
  const names = new Set<string>(
    [...builtInEmitters(wanted.emitters)].filter(isSmall || isLarge ? isSlow : isNotHere),
  );
  return emitNamed(thread, catalog, { ...wanted, names });
}

/** Has a thread run some emitters. What the thread would keep for later runs is kept in the catalog's memory. */
export function emitNamed(
  thread: EmitThread,
  catalog: Catalog,
  { target, emitters, isLast, names }: Wanted & { readonly names: ReadonlySet<string> },
): EmittedApart {
  const output = outputContext(catalog, target.name, emitters);
  const isTypes = [...names].every((name) => name === 'types');
  const data = dataOf(isTypes ? forTypes(catalog) : catalog);
  const answer = thread.emit({ catalog: data, target, output, names, isLast });
  return {
    names,
    results: answer.then((given) => {
      for (const one of given?.kept ?? []) catalog.memory?.keep(...one);
      return given?.results ?? new Map();
    }),
  };
}

/** In characters: about twenty events. */
const SMALL = 7e4;

/** In characters: about a thousand events. For a larger catalog, memory matters more than time. */
export const LARGE = 2e6;

function isSlow(name: BuiltInEmitter): boolean {
  return name === 'types';
}

/**
 * False for emitters that need the fixtures, which this thread makes and checks; and for the JSON Schemas, which share no work
 * with the other emitters, so that both threads end at about the same time.
 */
function isNotHere(name: BuiltInEmitter): boolean {
  return name !== 'fixtures' && name !== 'testing' && name !== 'schemas';
}

/** The catalog without what types do not follow from: examples of events, and schemas as they are written to JSON files. */
function forTypes({ written: _written, ...catalog }: Catalog): Catalog {
  const events = catalog.events.map(({ dataExamples: _none, ...event }) => ({ ...event, examples: [] }));
  return { ...catalog, events };
}

/** The catalog as data that can be copied: without its memory, and without the texts of files, which no emitter reads. */
function dataOf({ memory: _memory, written, ...catalog }: Catalog): Catalog {
  return {
    ...catalog,
    events: catalog.events.map(withoutFileTexts),
    ...(written && {
      written: { definitions: written.definitions, events: written.events.map(withoutFileTexts) },
    }),
  };
}

function withoutFileTexts({ dataExamples, ...event }: EventDefinition): EventDefinition {
  return {
    ...event,
    examples: event.examples.map(withoutFileText),
    ...(dataExamples && { dataExamples: dataExamples.map(withoutFileText) }),
  };
}

function withoutFileText({ source: { file }, ...example }: Example): Example {
  return { ...example, source: { file, text: '' } };
}
