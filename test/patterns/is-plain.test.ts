import { describe, expect, test } from 'vitest';
import { backtrackingOf } from '../../generator/patterns/backtracking.js';
import { isPlain } from '../../generator/patterns/is-plain.js';
import { evilPatterns, harmlessPatterns } from '../support/pattern-corpus.js';

const PLAIN = [
  '^org_',
  '^org_\\w+$',
  '^$',
  '^[a-z]{3}\\d{2}$',
  '^\\d*x{4}$',
  '^[^@]+@',
  '^a?b{2}.$',
  '^x{1,3}',
];

/** Patterns with several ways to match a text, or with parts that may have them. */
const OTHERS = [
  'a+b',
  '^a+a+$',
  '^(a+)+$',
  '^(?:a|b)',
  'a|^b',
  '^a(?=b)',
  '^\\bx',
  '^(a)\\1',
  '^a?b?',
  '^(',
  'x$',
];

/** What the analysis says: in a group, no pattern is plain. */
function analysed(pattern: string): string {
  const grouped = `(?:${pattern})`;
  expect(isPlain(grouped)).toBe(false);
  return backtrackingOf(grouped);
}

describe('isPlain', () => {
  test.each(PLAIN)('is true for %s, which is linear', (pattern) => {
    expect(isPlain(pattern)).toBe(true);
    expect([analysed(pattern), backtrackingOf(pattern)]).toStrictEqual(['linear', 'linear']);
  });

  test.each(OTHERS)('leaves %s to the analysis', (pattern) => {
    expect(isPlain(pattern)).toBe(false);
  });

  test('agrees with the analysis on the collected patterns', () => {
    expect(evilPatterns().filter(({ pattern }) => isPlain(pattern))).toStrictEqual([]);
    const plain = harmlessPatterns().filter(({ pattern }) => isPlain(pattern));
    expect(plain.length).toBeGreaterThan(5);
    for (const { pattern } of plain) expect([pattern, analysed(pattern)]).toStrictEqual([pattern, 'linear']);
  });
});
