import { describe, expect, test } from 'vitest';
import { backtrackingOf } from '../../generator/patterns/backtracking.js';
import { MOST_CHARACTERS } from '../../generator/patterns/budgets.js';
import { complementPattern } from '../../generator/patterns/complement-pattern.js';
import { neverMatches } from '../../generator/patterns/never-matches.js';
import { templateOf } from '../../generator/patterns/pattern-template.js';
import { prefixPattern } from '../../generator/patterns/prefix-pattern.js';
import { asUnicodePattern } from '../../generator/patterns/unicode-pattern.js';
import { patternTexts } from '../../generator/samples/sample-pattern.js';

/** References to groups, each twice as long as the one before. */
const DOUBLED = `(a)${Array.from({ length: 60 }, (_, at) => `(\\${at + 1}\\${at + 1})`).join('')}`;
const ANY_CLASS = (at: number): string => `[\\p{L}${String.fromCodePoint(0x2600 + at)}]`;

/** Patterns that take an analysis without budgets minutes or gigabytes, and what is said of them. */
const TRAPS: Readonly<Record<string, readonly [pattern: string, said: string]>> = {
  'ninety equal branches': [`^([a-z]${'|[a-z]'.repeat(89)})*$`, 'exponential'],
  'thirty pairs of large classes': [`^${'\\p{L}+[\\p{Lu}\\p{Ll}]*'.repeat(30)}$`, 'polynomial'],
  'many different large classes': [
    `^${Array.from({ length: 900 }, (_, at) => ANY_CLASS(at)).join('*')}$`,
    'unknown',
  ],
  'references that double': [DOUBLED, 'unknown'],
  'counters inside counters': [`^${'(?:'.repeat(8)}a${'{0,50}){0,50}'.repeat(8)}$`, 'unknown'],
  'required counters inside counters': [`^${'(?:'.repeat(8)}a${'{50}){50}'.repeat(8)}$`, 'unknown'],
  'loops of lengths without a common factor': [`^(?:${'a'.repeat(397)})*(?:${'a'.repeat(401)})*$`, 'unknown'],
  'a thousand words in a loop': [
    `^(?:${Array.from({ length: 1000 }, (_, at) => `w${at}`).join('|')})*$`,
    'unknown',
  ],
  'two thousand words': [`^(?:${Array.from({ length: 2000 }, (_, at) => `w${at}`).join('|')})$`, 'linear'],
  'optional parts': [`^${'(?:ab?c?)?'.repeat(1500)}$`, 'unknown'],
  'groups deep inside each other': [`${'('.repeat(5_000)}a${')'.repeat(5_000)}`, 'unknown'],
  'only starts': [`^${'^'.repeat(19_000)}a$`, 'linear'],
  'half a million characters': [`^${'a'.repeat(500_000)}$`, 'unknown'],
};

describe.each(Object.entries(TRAPS))('%s', (_name, [pattern, said]) => {
  test('is classified within the budget', () => {
    expect(backtrackingOf(pattern)).toBe(said);
  });

  test('ends every other stage', () => {
    expect(() => {
      neverMatches(pattern);
      templateOf(pattern);
      prefixPattern(pattern);
      asUnicodePattern(pattern);
      complementPattern({ names: ['a'], patterns: [pattern] });
    }).not.toThrow();
    const texts = patternTexts(pattern, 10_000);
    expect(texts.every((text) => text.length <= MOST_CHARACTERS)).toBe(true);
  });
});

test('samples of references that double are given up, and those of short ones are not', () => {
  expect(patternTexts(DOUBLED, 0)).toStrictEqual([]);
  expect(patternTexts('^(a)(\\1\\1)(\\2\\2)$', 0)[0]).toBe('aaaaaaa');
});
