import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Printed, PrintRequest } from '../types/printer/print-declarations.js';
import type { Answer, EmitAnswer, EmitRequest } from './emit-worker.js';

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

/** What the thread runs, beside this file and beside the bundle of which it is a part. */
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
  return threadOf(new Worker(new URL(program), { resourceLimits: { stackSizeMb: STACK_MB } }));
}

function threadOf(worker: Worker): EmitThread {
  const waiting: ((answer: Answer | undefined) => void)[] = [];
  let hasFailed = false;
  const fail = (): void => {
    hasFailed = true;
    for (const resolve of waiting.splice(0)) resolve(undefined);
  };
  worker.on('message', (answer: Answer) => {
    const resolve = waiting.shift();
    if (waiting.length === 0) worker.unref();
    resolve?.(answer);
  });
  worker.on('error', fail);
  worker.on('exit', fail);
  // A process that has nothing else to do may end.
  worker.unref();
  const ask = (request: EmitRequest | PrintRequest): Promise<Answer | undefined> =>
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
    emit: async (request) => (await ask(request))?.emitted,
    print: async (request) => (await ask(request))?.printed,
    close: () => {
      void worker.terminate();
    },
  };
}
