import { Worker } from 'node:worker_threads';
import { confirms } from './judge.mjs';

/**
 * @typedef {import('./questions.mjs').Question} Question
 * @typedef {{ answer?: string, witness?: string, crash?: string, late?: boolean, ms?: number }} Said
 */

/** A thread that answers one question at a time, and is started again when it is late or dies. @param {string} adapter */
function thread(adapter) {
  /** @type {Worker | undefined} */
  let worker;
  const ask = async (/** @type {Question} */ question, /** @type {number} */ patience) => {
    const isNew = worker === undefined;
    const current =
      worker ??
      new Worker(new URL('answer.mjs', import.meta.url), {
        workerData: { adapter },
        resourceLimits: { maxOldGenerationSizeMb: 512 },
      });
    worker = current;
    if (isNew) await next(current, 60_000);
    current.postMessage(question);
    const said = await next(current, patience);
    if (said.late || said.crash === 'died') {
      worker = undefined;
      await current.terminate();
    }
    return said;
  };
  return { ask, end: async () => void (await worker?.terminate()) };
}

/**
 * The next message of a thread.
 * @param {Worker} worker
 * @param {number} patience
 * @returns {Promise<Said>}
 */
function next(worker, patience) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done({ late: true }), patience);
    const died = () => done({ crash: 'died' });
    /** @param {Said} said */
    function done(said) {
      clearTimeout(timer);
      worker.off('message', done).off('error', died).off('exit', died);
      resolve(said);
    }
    worker.on('message', done).on('error', died).on('exit', died);
  });
}

/**
 * Asks a program all questions, and counts what it makes of them.
 * @param {string} adapter URL of a module that exports `contains`
 * @param {readonly Question[]} questions
 * @param {number} patience milliseconds for an answer
 */
export async function measure(adapter, questions, patience) {
  const { ask, end } = thread(adapter);
  const counts = { asked: questions.length, right: 0, wrong: 0, unknown: 0, crashed: 0, late: 0, open: 0 };
  const [unconfirmed, notable] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
  /** @type {number[]} */
  const times = [];
  for (const question of questions) {
    const said = await ask(question, patience);
    times.push(said.ms ?? patience);
    const outcome = outcomeOf(question, said);
    counts[outcome] += 1;
    if (!['right', 'open'].includes(outcome))
      notable.push(`${outcome}: ${question.id} ${JSON.stringify(said)}`);
    if (said.answer === 'no' && !(said.witness && confirms(question, JSON.parse(said.witness))))
      unconfirmed.push(question.id);
  }
  await end();
  times.sort((one, other) => one - other);
  const at = (/** @type {number} */ share) =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2));
  return {
    counts: { ...counts, unconfirmed: unconfirmed.length, median: at(0.5), p95: at(0.95), slowest: at(1) },
    notable: [...notable, ...unconfirmed.map((id) => `not confirmed: ${id}`)],
  };
}

/**
 * @param {Question} question
 * @param {Said} said
 */
function outcomeOf({ answer }, said) {
  if (said.late) return 'late';
  if (said.crash !== undefined) return 'crashed';
  if (said.answer === 'unknown') return 'unknown';
  if (answer === undefined) return 'open';
  return (said.answer === 'yes') === answer ? 'right' : 'wrong';
}
