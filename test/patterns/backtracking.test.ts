import { expect, test } from 'vitest';
import { type Backtracking, backtrackingOf } from '../../generator/patterns/backtracking.js';

/** Patterns, and how the time of a backtracking engine grows with the length of the text. */
const PATTERNS: Readonly<Record<Backtracking, readonly string[]>> = {
  linear: [
    '^evt_',
    '^[0-9]+$',
    '^[a-z]+(-[a-z]+)*$',
    '^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*)$',
    '^[A-Z]{2}\\d{2,30}$',
    '^(a|b)*c$',
    '^(ab|cd)*$',
    '^[^@]+@[^@]+$',
    '^\\p{Lu}\\p{Ll}*$',
    '^a{3}(?:b{2}){4}$',
  ],
  polynomial: ['^a*a*$', '^\\s*(.*?)\\s*$', '^\\d+\\d+$'],
  unknown: [],
  exponential: [
    '^(a+)+$',
    '^(?:a|a)*$',
    '(x+x+)+y',
    '^(ab|a|b)*$',
    '^(\\w+\\s?)*$',
    '^(a*)*$',
    '^(?:a{1,2})*$',
    '^(\\d+|[a-z]+)*$',
    '^(.|\\d)+!$',
    '^([a-z]|[a-f0-9])+$',
    '^\\w+([.-]?\\w+)*@\\w+([.-]?\\w+)*(\\.\\w{2,3})+$',
  ],
};

const ROWS = Object.entries(PATTERNS).flatMap(([growth, patterns]) =>
  patterns.map((pattern) => [pattern, growth]),
);

test.each(ROWS)('%s takes %s time', (pattern, growth) => {
  expect(backtrackingOf(pattern ?? '')).toBe(growth);
});
