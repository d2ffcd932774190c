/** How long a stage took, in milliseconds. */
export interface Timing {
  readonly stage: string;
  readonly milliseconds: number;
}

/**
 * Measures stages one after the other; the times of a stage that comes again are added up. The times are for people:
 * nothing that is emitted depends on them.
 */
export interface Stopwatch {
  readonly timings: readonly Timing[];
  measure<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
}

/** A stopwatch that has measured nothing yet. @param onStage is told the name of each stage as it begins */
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
