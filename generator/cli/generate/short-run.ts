import { setFlagsFromString } from 'node:v8';

/**
 * How long a function runs before V8 optimizes it, in bytes of its code: three times as long as usual. V8 optimizes in
 * threads of its own, which need half of the time of a run of some seconds, and two threads of ours need the processors.
 */
const BUDGET = 400_000;

/** Prepares V8 for a run of some seconds. Where it does not have this flag, nothing happens. */
export function expectShortRun(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
