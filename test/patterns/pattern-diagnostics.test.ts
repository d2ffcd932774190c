import { describe, expect, test } from 'vitest';
import { patternClassifier } from '../../generator/patterns/backtracking.js';
import { templateOf } from '../../generator/patterns/pattern-template.js';
import { prefixPattern } from '../../generator/patterns/prefix-pattern.js';
import { diagnosticsOfProperty } from '../support/schema-diagnostics.js';

/** The codes and severities of what is said about a pattern. */
function saidOf(pattern: string, settings = {}): readonly string[] {
  return diagnosticsOfProperty({ type: 'string', pattern }, { settings }).map(
    ({ code, severity }) => `${severity} ${code}`,
  );
}

describe('what can be slow is said', () => {
  test.each([
    ['behind many characters', `^${'x'.repeat(100)}(a|a)*$`, 'error HS210'],
    ['in a lookahead', '^(?=(a|a)*$)', 'error HS210'],
    ['by counters', '^(a{1,10}){1,20}$', 'error HS210'],
    ['by two classes that share characters', '^evt_(\\p{L}|\\w)*$', 'error HS210'],
    ['with a backreference', '^(a)?(?:\\1|a)*$', 'warning HS211'],
    ['without a start', '\\s+$', 'warning HS211'],
    ['behind a lookbehind', '(?<=a+)b', 'warning HS211'],
    ['too long to look into', `^(?:${'ab|'.repeat(7_000)}c)$`, 'warning HS211'],
    ['too deep to look into', `${'(?:'.repeat(200)}a${')'.repeat(200)}`, 'warning HS211'],
  ])('%s', (_what, pattern, said) => {
    expect(saidOf(pattern)).toStrictEqual([said]);
  });

  test('slowPatterns: error makes an error of HS211', () => {
    expect(saidOf('\\s+$', { slowPatterns: 'error' })).toStrictEqual(['error HS211']);
    expect(saidOf('^(a)?(?:\\1|a)*$', { slowPatterns: 'error' })).toStrictEqual(['error HS211']);
  });

  test('each of two slow patterns is reported', () => {
    const patterns = ['\\s+$', '^a*a*$'].map((pattern) => ({ type: 'string', pattern }));
    const found = diagnosticsOfProperty({ type: 'array', prefixItems: patterns });
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toStrictEqual([
      'HS211 /properties/x/prefixItems/0/pattern',
      'HS211 /properties/x/prefixItems/1/pattern',
    ]);
  });

  test('the patterns of a catalog share one budget; what comes after it is spent is unknown', () => {
    const backtrackingOf = patternClassifier(1_000);
    expect(backtrackingOf('^a*b*$')).toBe('linear');
    expect(backtrackingOf(`^(?:${'a'.repeat(97)})*(?:${'a'.repeat(101)})*$`)).toBe('unknown');
    expect(backtrackingOf('^a*c*$')).toBe('unknown');
    expect(backtrackingOf('^a*b*$')).toBe('linear');
  });
});

test.each(['a'.repeat(60_000), 'a?'.repeat(30_000), '(a)'.repeat(20_000)])(
  'a pattern that the engine refuses when it is used first is an error',
  (pattern) => {
    expect(() => new RegExp(pattern, 'u').test('a')).toThrow(SyntaxError);
    expect(saidOf(pattern)).toStrictEqual(['error HS207']);
  },
);

test.each([
  ['(?i)^eur$', '[Aa]'],
  ['^(?i:eur)$', '[Aa]'],
  ['(?s)a.b', '[^]'],
  ['(?x) a', 'there are no flags'],
  ['(?P<year>\\d{4})', '(?<name>'],
  ['\\A\\d+\\Z', '^ for the start'],
  ['a++b', 'possessive'],
  ['(?>a|b)', 'atomic'],
  ['(?#year)a', '$comment'],
  ['[[:alpha:]]+', 'p{L}'],
  ['(a', 'escape only'],
])('what another language has is an error that says what to write: %s', (pattern, hint) => {
  const found = diagnosticsOfProperty({ type: 'string', pattern });
  expect(found).toMatchObject([{ code: 'HS207', hint: expect.stringContaining(hint) }]);
});

describe('half of a surrogate pair', () => {
  test.each(['^\\ud83d', '^[\\ud800-\\udbff][\\udc00-\\udfff]$', 'x\\ude00$', '(?:\\ud83d)(?:\\ude00)'])(
    '%s is a warning, because it matches no part of a whole character',
    (pattern) => {
      expect(saidOf(pattern)).toContain('warning HS229');
      expect(new RegExp(pattern, 'u').test('x\u{1f600}')).toBe(false);
    },
  );

  test.each([
    '^\\ud83d\\ude00$',
    '[^\\ud800-\\udfff]',
    '^[\\u{10000}-\\u{10ffff}]$',
    '[\\ud83d\\ude00-\\ud83d\\ude4f]',
  ])('%s has no half', (pattern) => {
    expect(saidOf(pattern)).toStrictEqual([]);
  });

  test('is in no template and no prefix: there it would be the beginning of a whole character', () => {
    expect(templateOf('^\\ud83d')).toBeUndefined();
    expect(templateOf('^(?:\\ud83d|a)b')).toBeUndefined();
    expect(prefixPattern('^\\ud83d.*$')).toBeUndefined();
    expect(prefixPattern('^a\\ud83d.*$')).toBe('^a');
  });
});
