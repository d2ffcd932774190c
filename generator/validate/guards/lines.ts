import { not, type Test } from './logic.js';

/** Joins the lines of a function's body, without absent ones. */
export function lines(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n');
}

/** The length of a condition, above which each of its parts gets a line of its own. */
const LINE = 100;

/** The statement that returns a condition. */
export function returnTest({ code, kind, parts = [] }: Test): string {
  if (code.length <= LINE || parts.length === 0) return `return ${code};`;
  const operator = kind === 'and' ? ' &&' : ' ||';
  const rows = parts.map((part, at) => `  ${part}${at < parts.length - 1 ? operator : ''}`);
  return lines('return (', ...rows, ');');
}

/** The statement that rejects a value unless a condition is true. */
export function requireTest(test: Test): string | false {
  const { kind, code } = not(test);
  if (kind === 'never') return false;
  return kind === 'always' ? 'return false;' : `if (${code}) return false;`;
}
