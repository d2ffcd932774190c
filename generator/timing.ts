/** How long a stage took, in milliseconds. */
export interface Timing {
  readonly stage: string;
  readonly milliseconds: number;
}

/** Measures stages one after the other. The times are for people: nothing that is emitted depends on them. */
export interface Stopwatch {
  readonly timings: readonly Timing[];
  measure<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
}

/** A stopwatch that has measured nothing yet. */
export function stopwatch(): Stopwatch {
  const timings: Timing[] = [];
  return {
    timings,
    async measure(stage, work) {
      const start = performance.now();
      try {
        return await work();
      } finally {
        timings.push({ stage, milliseconds: performance.now() - start });
      }
    },
  };
}
