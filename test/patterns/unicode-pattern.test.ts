import { describe, expect, test } from 'vitest';
import { asUnicodePattern } from '../../generator/patterns/unicode-pattern.js';

describe('A pattern that compiles only without the u flag', () => {
  test.each([
    ['^a\\-b$', '^a-b$', ['a-b'], ['a\\-b', 'ab']],
    ['^\\_\\@\\ \\:x$', '^_@ :x$', ['_@ :x'], ['x']],
    ['^[\\w-.]+$', '^[\\w\\-.]+$', ['a-b.c'], ['a b']],
    ['^[\\w\\-\\.]+@$', '^[\\w\\-\\.]+@$', ['a-b.c@'], ['@']],
    ['^{a}$', '^\\{a\\}$', ['{a}'], ['a']],
    ['^a]$', '^a\\]$', ['a]'], ['a']],
    ['^[\\"\\#]$', '^["#]$', ['"', '#'], ['\\']],
    ["^\\'x\\'$", "^'x'$", ["'x'"], ['x']],
  ])('%s is read as %s', (pattern, expected, matching, others) => {
    expect(asUnicodePattern(pattern)).toBe(expected);
    for (const flags of ['', 'u']) {
      const expression = new RegExp(flags === 'u' ? expected : pattern, flags);
      for (const text of matching) expect(expression.test(text), text).toBe(true);
      for (const text of others) expect(expression.test(text), text).toBe(false);
    }
  });

  test.each([
    '^a\\Z',
    '\\Ax',
    '\\hx',
    '^[\\a]$',
    '\\1',
    '\\x4',
    '(?i)a',
    '(',
    '[[:alpha:]]{',
    '\\p{L',
    '(?=a)*',
  ])('is rejected if its meaning is in doubt: %s', (pattern) => {
    expect(asUnicodePattern(pattern)).toBeUndefined();
  });
});
