import { createContext, runInContext } from 'node:vm';
import { type Diagnostic, DiagnosticError, diagnostic, type Place } from '../diagnostics/index.js';
import { patternClassifier } from './backtracking.js';
import { ALWAYS_RUNS, LONGEST_TEST } from './budgets.js';

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
    if (isLinear(this.source)) return super.test(text);
    const found = testWithin(this.source, text);
    if (found === undefined) throw new DiagnosticError([tooSlow({ pattern: this.source, text })]);
    return found;
  }
}

/** A pattern, and a text that takes it too long. */
export interface SlowMatch {
  readonly pattern: string;
  readonly text: string;
}

const classify = patternClassifier();

/** True for a pattern whose time is known to grow no faster than the text. Patterns are analysed once. */
export function isLinear(pattern: string): boolean {
  return classify(pattern) === 'linear';
}

/** The global variables of another realm, in which expressions run: only such a run can be stopped. */
let realm: { expression?: RegExp; text?: string } | undefined;

/**
 * Whether a text matches a pattern; undefined when that takes too long.
 * @param pattern a pattern that is valid with the `u` flag
 * @param limit in milliseconds
 */
export function testWithin(pattern: string, text: string, limit = LONGEST_TEST): boolean | undefined {
  realm ??= createContext({});
  realm.expression = new RegExp(pattern, 'u');
  realm.text = text;
  try {
    return runInContext('expression.test(text)', realm, { timeout: limit }) === true;
  } catch {
    return undefined;
  } finally {
    delete realm.text;
  }
}

/**
 * The diagnostic HS228 for a text that takes a pattern too long.
 * @param event the event type of the payload in which the text is
 */
export function tooSlow({ pattern, text }: SlowMatch, place?: Place, event?: string): Diagnostic {
  const seconds = LONGEST_TEST / 1000;
  const owner = event === undefined ? '' : `${event}: `;
  const message = `${owner}a string of ${text.length} characters takes the pattern ${JSON.stringify(pattern)} longer than ${seconds} seconds`;
  const hint =
    'simplify the pattern, so that no two adjacent or repeated parts match the same characters, or shorten the string';
  return diagnostic('HS228', { message, hint }, place);
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
