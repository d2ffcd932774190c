import { createContext, runInContext } from 'node:vm';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { patternClassifier } from './backtracking.js';
import { LONGEST_TEST } from './budgets.js';

/**
 * A regular expression of a schema, for texts of schemas, samples and payloads while hookschema itself runs. Emitted code
 * has the plain expression. A pattern that is not known to be linear is stopped when a text takes it too long: that is
 * the only place where time counts, and it decides between the same result and an error.
 */
export class BoundedExpression extends RegExp {
  /** @param pattern a pattern that is valid with the `u` flag */
  constructor(pattern: string) {
    super(pattern, 'u');
  }

  /** True when a text matches. @throws DiagnosticError HS228 when that takes too long */
  override test(text: string): boolean {
    return classify(this.source) === 'linear' ? super.test(text) : testWithin(this.source, text);
  }
}

const classify = patternClassifier();

function testWithin(pattern: string, text: string): boolean {
  const context = createContext({ text, expression: new RegExp(pattern, 'u') });
  try {
    return runInContext('expression.test(text)', context, { timeout: LONGEST_TEST }) === true;
  } catch {
    const seconds = LONGEST_TEST / 1000;
    const message = `a string of ${text.length} characters takes the pattern ${JSON.stringify(pattern)} longer than ${seconds} seconds`;
    const hint =
      'simplify the pattern, so that no two adjacent or repeated parts match the same characters, or shorten the string';
    throw new DiagnosticError([diagnostic('HS228', { message, hint })]);
  }
}
