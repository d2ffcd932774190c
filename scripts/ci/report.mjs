/**
 * Runs a step and counts it. An error is printed and not thrown again. Resolves to whether the step passed.
 *
 * @typedef {(name: string, action: () => unknown) => Promise<boolean>} Step
 */

/**
 * Creates a report, which runs and counts steps.
 *
 * @returns {{ step: Step, finish: () => 0 | 1 }} `finish` prints the counts and returns the exit status
 */
export function createReport() {
  const counts = { passed: 0, failed: 0 };

  /** @type {Step} */
  const step = async (name, action) => {
    const start = performance.now();
    const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
    try {
      await action();
      counts.passed += 1;
      console.log(`ok      ${name} (${seconds()})`);
      return true;
    } catch (error) {
      counts.failed += 1;
      console.log(`FAILED  ${name} (${seconds()})\n${indent(explain(error))}`);
      return false;
    }
  };

  const finish = () => {
    console.log(`${counts.passed} passed, ${counts.failed} failed`);
    return counts.failed === 0 ? 0 : 1;
  };
  return { step, finish };
}

/** @param {unknown} error */
function explain(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** @param {string} text */
function indent(text) {
  return text.replaceAll(/^(?=.)/gm, '        ');
}
