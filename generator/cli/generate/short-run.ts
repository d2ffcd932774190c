import { setFlagsFromString } from 'node:v8';

/**
 * How long a function runs before V8 optimizes it, in bytes of its code: six times as long as usual. V8 optimizes in
 * threads of its own, which need half of the time of a run of some seconds, and two threads of ours need the processors.
 */
const BUDGET = 400_000;

/** Prepares V8 for a run of some seconds. Where it does not have the flag, nothing happens. */
export function expectShortRun(): void {
  const flag = shortRunFlag(process.versions.v8);
  if (flag !== undefined) setFlagsFromString(flag);
}

/**
 * The flag for a version of V8. Undefined for those of Node 22 and newer, which count calls instead: they print an error
 * for a flag that they do not know.
 */
export function shortRunFlag(v8: string): string | undefined {
  return v8.startsWith('11.3.') ? `--interrupt-budget=${BUDGET}` : undefined;
}
