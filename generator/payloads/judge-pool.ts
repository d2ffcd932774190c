import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerData, WorkerRequest } from './judge-worker.js';

/** Threads that check batches. */
export interface JudgePool {
  /** How many batches may wait, so that no thread is ever without work and memory stays small. */
  readonly capacity: number;
  /** Checks a batch in the thread with the least to do. */
  judge(request: WorkerRequest): Promise<WorkerAnswer>;
  close(): Promise<void>;
}

/**
 * The stack of the main thread is 984 kB, and Node keeps 192 kB of that of a thread. With equal stacks, payloads that are
 * nested too deeply are the same in all threads.
 */
const STACK_MB = (984 + 192) / 1024;

/** Starts threads. @param jobs how many */
export function judgePool(jobs: number, data: WorkerData): JudgePool {
  const threads = Array.from({ length: jobs }, () => startThread(data));
  return {
    capacity: 2 * jobs,
    judge(request) {
      const idlest = threads.reduce((best, one) => (one.waiting() < best.waiting() ? one : best));
      return idlest.judge(request);
    },
    async close() {
      await Promise.all(threads.map((one) => one.close()));
    },
  };
}

interface Thread {
  readonly waiting: () => number;
  readonly judge: (request: WorkerRequest) => Promise<WorkerAnswer>;
  readonly close: () => Promise<unknown>;
}

interface Waiting {
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** What a thread runs. The path leads to it from this folder, and from that of the chunks of the bundle. */
const PROGRAM = new URL('../payloads/judge-worker.js', import.meta.url);

function startThread(data: WorkerData): Thread {
  const worker = new Worker(PROGRAM, {
    workerData: data,
    resourceLimits: { stackSizeMb: STACK_MB },
  });
  const waiting: Waiting[] = [];
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
    for (const one of waiting.splice(0)) one.reject(failure.error);
  };
  worker.on('message', (answer: WorkerAnswer) => waiting.shift()?.resolve(answer));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a thread has ended')));
  return {
    waiting: () => waiting.length,
    judge: (request) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure.error);
          return;
        }
        waiting.push({ resolve, reject });
        worker.postMessage(request, 'bytes' in request.batch ? [request.batch.bytes.buffer] : []);
      }),
    close: () => worker.terminate(),
  };
}
