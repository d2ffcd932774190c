import { parentPort, workerData } from 'node:worker_threads';
import type { Batch } from './batches.js';
import { evaluateValidator } from './evaluate-validator.js';
import { type BatchResult, type JudgeOptions, judgeBatch } from './judge-batch.js';

/** What a thread needs to know. */
export interface WorkerData {
  /** The code of the validator. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A batch for a thread. */
export interface WorkerRequest extends JudgeOptions {
  readonly batch: Batch;
}

/** The answer of a thread. The batch comes back, because its bytes were passed on and not copied. */
export interface WorkerAnswer {
  readonly result: BatchResult;
  readonly batch: Batch;
}

/** A thread that checks batches for `judgePool`, in the order in which they arrive. */
const { code, headers } = workerData as WorkerData;
const validateRequest = evaluateValidator(code);

parentPort?.on('message', ({ batch, ...options }: WorkerRequest) => {
  const result = judgeBatch(batch, (payload) => validateRequest(payload, headers), options);
  const answer: WorkerAnswer = { result, batch };
  parentPort?.postMessage(answer, 'bytes' in batch ? [batch.bytes.buffer] : []);
});
