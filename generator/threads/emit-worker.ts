import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import type { Catalog } from '../catalog/catalog.js';
import { withoutTexts } from '../catalog/without-texts.js';
import type { InternalEmitter } from '../emit/emitter.js';
import type { JsonValue } from '../json/json.js';
import { isPlain } from '../target/emit-once.js';
import { type EmitterResult, emitWith } from '../target/emit-with.js';
import type { OutputContext } from '../target/output-context.js';
import { type TargetChoice, targetFor } from '../target/target-for.js';
import {
  loadPrinter,
  type Printed,
  type PrintRequest,
  printWanted,
} from '../types/printer/print-declarations.js';

/** Built-in emitters to run. */
export interface EmitRequest {
  /** Without a memory. */
  readonly catalog: Catalog;
  readonly target: TargetChoice;
  readonly output: OutputContext;
  /** The names of the emitters to run. */
  readonly names: ReadonlySet<string>;
  /** The thread ends after the answer. Its memory is then free, whatever the other thread is doing. */
  readonly isLast: boolean;
}

/** What the emitters gave, by name, and the results to be kept for later runs. */
export interface EmitAnswer {
  readonly results: ReadonlyMap<string, EmitterResult>;
  readonly kept: readonly Kept[];
}

/**
 * What the thread answers: to one kind of requests, or to the other. Results to be kept go before the answer, some at a
 * time: copying all of them at once would take as much memory again.
 */
export type Answer =
  | { readonly kept: readonly Kept[] }
  | { readonly emitted: EmitAnswer['results'] }
  | { readonly printed: readonly Printed[] };

/** The arguments of `Memory.keep`. */
export type Kept = readonly [kind: string, input: string, result: JsonValue];

/** The request before, whose answer comes first. */
let last: Promise<void> | undefined;

/** The thread of `startEmitThread`. It answers requests in their order. An error ends it. */
parentPort?.on('message', (request: EmitRequest | PrintRequest) => {
  last = (last ?? Promise.resolve()).then(() => answer(request));
});
// The libraries take as long to load as the main thread needs to read a small catalog.
await loadPrinter();
// While the main thread still reads a large catalog, there is time to load the emitters too.
await setImmediate();
if (last === undefined) await import('../emit/emitters.js');

async function answer(request: EmitRequest | PrintRequest): Promise<void> {
  post('wanted' in request ? { printed: await printWanted(request) } : { emitted: await answerTo(request) });
  if ('isLast' in request && request.isLast) parentPort?.close();
}

/** How many results to be kept go together. */
const BATCH = 200;

async function answerTo({ names, target, catalog, output }: EmitRequest): Promise<EmitAnswer['results']> {
  const kept: Kept[] = [];
  const memory = {
    find: () => undefined,
    keep: (...one: Kept) => {
      kept.push(one);
      if (kept.length === BATCH) post({ kept: kept.splice(0) });
    },
  };
  const full = { ...catalog, memory };
  const run = { target: await targetFor(target), output };
  const results = new Map<string, EmitterResult>();
  for (const emitter of await emittersOf(names)) {
    const chosen = { isBuiltIn: true, emitter } as const;
    const own = isPlain(chosen) ? withoutTexts(full) : full;
    results.set(emitter.name, await emitWith(chosen, { ...run, catalog: own }));
  }
  post({ kept });
  return results;
}

function post(answer: Answer): void {
  parentPort?.postMessage(answer);
}

/** The emitters with some names. All but the one of types need modules that take long to load. */
async function emittersOf(names: ReadonlySet<string>): Promise<readonly InternalEmitter[]> {
  const { types } = await import('../emit/types.js');
  if (names.size === 1 && names.has(types.name)) return [types];
  const { EMITTERS } = await import('../emit/emitters.js');
  return EMITTERS.filter(({ name }) => names.has(name));
}
