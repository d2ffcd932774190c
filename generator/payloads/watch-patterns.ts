import { isLinear, type SlowMatch, testWithin } from '../patterns/bounded-expression.js';
import { LONGEST_TEST } from '../patterns/budgets.js';

/** What a run of emitted code gives, and the first text that took one of its patterns too long. */
export interface Watched<Result> {
  readonly result: Result;
  readonly slow: SlowMatch | undefined;
}

/**
 * Bounds the time of expressions of emitted code, which has plain ones. At the first text that takes an expression too
 * long, `test` throws, so that a guard rejects the payload at once. The explanation comes next, and does not run the
 * patterns again: it is told that the text does not match, and reports the place.
 * @param expressions those of the emitted code, which are changed
 * @param limit in milliseconds
 * @returns a function that calls emitted code
 */
export function watchPatterns(
  expressions: Iterable<RegExp>,
  limit = LONGEST_TEST,
): <Result>(run: () => Result) => Watched<Result> {
  let slow: SlowMatch | undefined;
  const bounded = (pattern: string, text: string): boolean => {
    if (slow !== undefined) return slow.pattern !== pattern || slow.text !== text;
    const found = testWithin(pattern, text, limit);
    if (found !== undefined) return found;
    slow = { pattern, text };
    throw new Error('stopped');
  };
  for (const expression of expressions) {
    // An own property hides the method. A linear pattern gets its method back when it is used first.
    expression.test = (text) => {
      if (!isLinear(expression.source)) return bounded(expression.source, text);
      Reflect.deleteProperty(expression, 'test');
      return expression.test(text);
    };
  }
  return (run) => {
    slow = undefined;
    const result = run();
    return { result, slow };
  };
}
