import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Printed, PrintRequest } from '../types/printer/print-declarations.js';
import type { Answer, EmitAnswer, EmitRequest, Kept } from './emit-worker.js';

/** A second thread, which runs emitters. */
export interface EmitThread {
  /** Undefined when the thread has failed: the caller then does the work. Never rejects. */
  emit(request: EmitRequest): Promise<EmitAnswer | undefined>;
  /** Prints declarations of types. Undefined and never rejecting, like `emit`. */
  print(request: PrintRequest): Promise<readonly Printed[] | undefined>;
  /** Ends the thread, and frees its memory. Work that is not done yet counts as failed. */
  close(): void;
}

/**
 * The stack of the main thread is 984 kB, and Node keeps 192 kB of that of a thread. With equal stacks, what is too deep
 * for one thread is too deep for the other.
 */
const STACK_MB = (984 + 192) / 1024;

/** The young generation of the thread. By default it may take 48 MB, and makes nothing faster. */
const YOUNG_MB = 12;

/** What the thread runs. The path leads to it from this folder, and from that of the chunks of the bundle. */
const PROGRAM = new URL('../threads/emit-worker.js', import.meta.url).href;

/**
 * Starts a thread, which loads what it needs at once. Undefined where the process may use only one processor, or may start
 * no thread.
 */
export function startEmitThread(): EmitThread | undefined {
  if (availableParallelism() < 2) return undefined;
  try {
    return emitThread(PROGRAM);
  } catch {
    return undefined;
  }
}

/** Starts a thread that runs a program, by its URL. @throws Node's error where the process may start no thread */
export function emitThread(program: string): EmitThread {
  const resourceLimits = { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB };
  return threadOf(new Worker(new URL(program), { resourceLimits }));
}

/** An answer, and the results to be kept that the thread has sent before it. */
interface Given {
  readonly answer: Exclude<Answer, { readonly kept: unknown }>;
  readonly kept: readonly Kept[];
}

function threadOf(worker: Worker): EmitThread {
  const waiting: ((given: Given | undefined) => void)[] = [];
  let kept: Kept[] = [];
  let hasFailed = false;
  const fail = (): void => {
    hasFailed = true;
    for (const resolve of waiting.splice(0)) resolve(undefined);
  };
  worker.on('message', (answer: Answer) => {
    if ('kept' in answer) {
      kept.push(...answer.kept);
      return;
    }
    const resolve = waiting.shift();
    if (waiting.length === 0) worker.unref();
    resolve?.({ answer, kept });
    kept = [];
  });
  worker.on('error', fail);
  worker.on('exit', fail);
  // A process that has nothing else to do may end.
  worker.unref();
  const ask = (request: EmitRequest | PrintRequest): Promise<Given | undefined> =>
    new Promise((resolve) => {
      if (hasFailed) {
        resolve(undefined);
        return;
      }
      worker.postMessage(request);
      waiting.push(resolve);
      worker.ref();
    });
  return {
    emit: async (request) => {
      const given = await ask(request);
      return given && 'emitted' in given.answer
        ? { results: given.answer.emitted, kept: given.kept }
        : undefined;
    },
    print: async (request) => {
      const given = await ask(request);
      return given && 'printed' in given.answer ? given.answer.printed : undefined;
    },
    close: () => {
      void worker.terminate();
    },
  };
}
