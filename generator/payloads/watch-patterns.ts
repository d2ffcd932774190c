import { isLinear, type SlowMatch, testWithin } from '../patterns/bounded-expression.js';
import { LONGEST_TEST } from '../patterns/budgets.js';

/** What a run of emitted code gives, and the first text that took one of its patterns too long. */
export interface Watched<Result> {
  readonly result: Result;
  readonly slow: SlowMatch | undefined;
}

/** Bounds the time of the expressions that it is told of. */
export interface PatternWatch {
  /** Changes an expression with the flag `u`, and returns it. */
  readonly watch: (expression: RegExp) => RegExp;
  /** Calls emitted code. */
  readonly run: <Result>(call: () => Result) => Watched<Result>;
}

/**
 * Bounds the time of expressions of emitted code, which has plain ones. At the first text that takes an expression too
 * long, `test` throws, so that a guard rejects the payload at once. The explanation comes next, and does not run the
 * patterns again: it is told that the text does not match, and reports the place.
 * @param limit in milliseconds
 */
export function watchPatterns(limit = LONGEST_TEST): PatternWatch {
  let slow: SlowMatch | undefined;
  const bounded = (pattern: string, text: string): boolean => {
    if (slow !== undefined) return slow.pattern !== pattern || slow.text !== text;
    const found = testWithin(pattern, text, limit);
    if (found !== undefined) return found;
    slow = { pattern, text };
    throw new Error('stopped');
  };
  return {
    watch: (expression) => {
      if (expression.flags !== 'u') return expression;
      // An own property hides the method. A linear pattern gets its method back when it is used first.
      expression.test = (text) => {
        if (!isLinear(expression.source)) return bounded(expression.source, text);
        Reflect.deleteProperty(expression, 'test');
        return expression.test(text);
      };
      return expression;
    },
    run: (call) => {
      slow = undefined;
      const result = call();
      return { result, slow };
    },
  };
}
