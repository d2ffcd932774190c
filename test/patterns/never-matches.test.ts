import { describe, expect, test } from 'vitest';
import { neverMatches } from '../../generator/patterns/never-matches.js';
import { diagnosticsOfProperty } from '../support/schema-diagnostics.js';

describe('a pattern that no string matches (HS226)', () => {
  test.each([
    '/^a$/',
    '/^[A-Z]{2}$/i',
    'a^',
    '$a',
    'x(?:^a|^b)',
    '(a$)b',
    '[]',
    'a[]|b^',
    '(?:a^)+',
    '"^a$"',
  ])('%s', (pattern) => {
    expect(neverMatches(pattern)).toBe(true);
    for (const text of ['', 'a', 'ab', 'xa', '/ab/i', 'AB', 'b'])
      expect(new RegExp(pattern, 'u').test(text)).toBe(false);
  });

  test.each([
    '^a$',
    'a*^b',
    '(?:^|,)a',
    'a(?:$|b)',
    '^$',
    'a|b^',
    '(?:^a)?b',
    '[^]',
    '/a/',
    'a(?=b$)',
    '(?:a^)?',
    '\\^a',
  ])('%s is possible', (pattern) => {
    expect(neverMatches(pattern)).toBe(false);
  });

  test('is a warning; slashes and flags are named', () => {
    expect(diagnosticsOfProperty({ type: 'string', pattern: '/^[A-Z]{2}$/i' })).toMatchObject([
      {
        code: 'HS226',
        pointer: '/properties/x/pattern',
        hint: 'a pattern has no slashes and no flags: "^[A-Z]{2}$"',
      },
    ]);
  });
});
