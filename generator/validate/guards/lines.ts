import { not, type Test } from './logic.js';

/** The lines of a function's body that are there. */
export function lines(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n');
}

/** How long a condition may get before each of its parts has a line of its own. */
const LINE = 100;

/** The statement that gives the verdict of a condition. */
export function returnTest({ code, kind, parts = [] }: Test): string {
  if (code.length <= LINE || parts.length === 0) return `return ${code};`;
  const operator = kind === 'and' ? ' &&' : ' ||';
  const rows = parts.map((part, at) => `  ${part}${at < parts.length - 1 ? operator : ''}`);
  return lines('return (', ...rows, ');');
}

/** The statement that refuses a value unless a condition holds. */
export function requireTest(test: Test): string | false {
  const { kind, code } = not(test);
  if (kind === 'never') return false;
  return kind === 'always' ? 'return false;' : `if (${code}) return false;`;
}
