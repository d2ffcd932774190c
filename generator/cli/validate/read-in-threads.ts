import { payloadBatches } from '../../payloads/batches.js';
import { verdictsOf } from '../../payloads/judge-batch.js';
import { judgePool } from '../../payloads/judge-pool.js';
import type { WorkerAnswer, WorkerData } from '../../payloads/judge-worker.js';
import { nameOf, progressText, type Reading, readable } from './payload-reading.js';

/** How to check payloads in several threads. */
export interface Threads extends WorkerData {
  readonly jobs: number;
}

/** A file, which may be given twice. */
interface File {
  readonly name: string;
}

/** A batch that a thread checks. */
interface Waiting {
  readonly file: File;
  readonly answer: Promise<WorkerAnswer>;
  readonly share: () => string;
}

/**
 * Checks the payloads of all files in several threads. The results are counted and shown in the order of the payloads.
 * Where only some problems are shown, a thread does not explain them: which ones these are depends on all before.
 */
export async function readInThreads(reading: Reading, { jobs, ...data }: Threads): Promise<void> {
  const { call, tally } = reading;
  const pool = judgePool(jobs, data);
  const waiting: Waiting[] = [];
  const settle = settler(reading);
  try {
    for (const operand of call.operands) {
      const file = { name: nameOf(operand) };
      for await (const { found: batch, share } of readable(operand, payloadBatches, reading)) {
        const answer = pool.judge({ batch, file: file.name, explains: tally.showsAll });
        // A failure is noticed when its turn comes.
        answer.catch(() => undefined);
        waiting.push({ file, answer, share });
        if (waiting.length >= pool.capacity) await settle(waiting.shift());
      }
    }
    while (waiting.length > 0) await settle(waiting.shift());
  } finally {
    await pool.close();
  }
}

/** Returns a function that counts the results of a batch, in the order of the batches. */
function settler({ tally, validate, progress }: Reading): (one: Waiting | undefined) => Promise<void> {
  let current: File | undefined;
  let before = 0;
  return async (one) => {
    if (one === undefined) return;
    const { file, answer, share } = one;
    if (file !== current) before = 0;
    current = file;
    const { result, batch } = await answer;
    tally.addValid(result.valid);
    for (const verdict of verdictsOf(result, { batch, before }, validate)) tally.add(verdict, file.name);
    before += result.lines;
    progress.show(progressText(tally, share()));
  };
}
