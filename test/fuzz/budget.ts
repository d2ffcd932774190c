import type fc from 'fast-check';

/** The seed in `npm test`; `npm run fuzz -- --seed N` gives another one. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20_250_101);

/** For how long each fuzzer runs, in milliseconds. Undefined in `npm test`, where the number of runs is given. */
const LIMIT = process.env.FUZZ_MILLISECONDS === undefined ? undefined : Number(process.env.FUZZ_MILLISECONDS);

/** The time that a test of a fuzzer may take, in milliseconds. */
export const PATIENCE = 600_000 + (LIMIT ?? 0);

/** How long a fuzzer runs: as often as `npm test` wants, or until its time is over. */
export function budget(runs: number): fc.Parameters<unknown> {
  const until = { interruptAfterTimeLimit: LIMIT ?? 0, markInterruptAsFailure: false };
  return LIMIT === undefined
    ? { seed: SEED, numRuns: runs }
    : { seed: SEED, numRuns: Number.MAX_SAFE_INTEGER, ...until };
}

/** Prints how often a fuzzer has run, and what the counts in its report say. */
export function report(name: string, counts: Readonly<Record<string, number>>): void {
  const parts = Object.entries(counts).map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
  console.log(`${name}, seed ${SEED}: ${parts.join(', ')}`);
}
