/**
 * Runs a step and counts it; what it throws is printed and goes no further. Resolves to whether it passed.
 *
 * @typedef {(name: string, action: () => unknown) => Promise<boolean>} Step
 */

/**
 * Counts steps for the last line of a run.
 *
 * @returns {{ step: Step, finish: () => 0 | 1 }} `finish` prints that line and gives the exit status
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
