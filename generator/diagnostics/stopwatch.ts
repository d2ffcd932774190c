/** How long a stage took, in milliseconds. */
export interface Timing {
  readonly stage: string;
  readonly milliseconds: number;
}

/**
 * Measures stages, one after the other. When a stage runs again, its times are added up. The times are for people; no
 * emitted file depends on them.
 */
export interface Stopwatch {
  readonly timings: readonly Timing[];
  measure<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
}

/** Creates a stopwatch. @param onStage called with the name of each stage when the stage begins */
export function stopwatch(onStage?: (stage: string) => void): Stopwatch {
  const spent = new Map<string, number>();
  return {
    get timings() {
      return [...spent].map(([stage, milliseconds]) => ({ stage, milliseconds }));
    },
    async measure(stage, work) {
      onStage?.(stage);
      const start = performance.now();
      try {
        return await work();
      } finally {
        spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - start);
      }
    },
  };
}
