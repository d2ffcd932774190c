import { createContext, runInContext } from 'node:vm';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { patternClassifier } from './backtracking.js';
import { ALWAYS_RUNS, LONGEST_TEST } from './budgets.js';
import { isPlain } from './is-plain.js';

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
    return isLinear(this.source) ? super.test(text) : testWithin(this.source, text);
  }
}

const classify = patternClassifier();
const known = new Map<string, boolean>();

function isLinear(pattern: string): boolean {
  const found = known.get(pattern) ?? (isPlain(pattern) || classify(pattern) === 'linear');
  known.set(pattern, found);
  return found;
}

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

/**
 * False for a pattern that is valid, but so large that the engine refuses it when it is used first. Then its validator
 * would accept nothing. Only long patterns are tried, on texts for which an engine prepares different code.
 */
export function canRun(pattern: string): boolean {
  if (pattern.length <= ALWAYS_RUNS) return true;
  try {
    const context = createContext({ expression: new RegExp(pattern, 'u') });
    runInContext('expression.test(""); expression.test("\\u0100")', context, { timeout: LONGEST_TEST });
    return true;
  } catch {
    return false;
  }
}
