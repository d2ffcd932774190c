/** The two functions of a test runner that contract tests are made with. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown;
  test(name: string, run: () => void): unknown;
}

/**
 * The test runner of this process: one with global functions, Vitest, or that of Node.
 * @throws Node's error when Vitest runs and is not found from here. The caller can name the runner.
 */
export async function currentRunner(): Promise<TestRunner> {
  const { describe, test }: Partial<TestRunner> = globalThis as Partial<TestRunner>;
  if (typeof describe === 'function' && typeof test === 'function') return { describe, test };
  // Neither is a dependency: the one that runs this process exists.
  const name = process.env.VITEST === undefined ? 'node:test' : 'vitest';
  const runner: TestRunner = await import(name);
  return runner;
}
