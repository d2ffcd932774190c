import { parentPort, workerData } from 'node:worker_threads';

/** Runs in a thread: answers the questions that it is sent. */
const { contains } = await import(workerData.adapter);
parentPort?.postMessage({});
parentPort?.on('message', async ({ sub, sup, dialect }) => {
  const start = performance.now();
  const ms = () => performance.now() - start;
  try {
    const { answer, witness } = await contains(sub, sup, { dialect, formats: 'assert', budgetMs: 2000 });
    parentPort?.postMessage({
      answer,
      ms: ms(),
      ...(witness !== undefined && { witness: JSON.stringify(witness) }),
    });
  } catch (error) {
    parentPort?.postMessage({ crash: String(error), ms: ms() });
  }
});
