import { describe, expect, test } from 'vitest';
import { FORMAT_LANGUAGES } from '../../generator/contains/strings/format-languages.js';
import { formatCheck } from '../../generator/patterns/formats.js';
import { randomNumbers } from '../../scripts/random-numbers.mjs';

/** Raise it to compare millions of texts after a change of an expression. */
const TEXTS = Number(process.env.RANDOM_TEXTS ?? 100_000);

/** What texts of these formats are made of, and characters beside the edges of their ranges. */
const PIECES = [
  ...[
    'http:',
    'https:',
    'HTTPS:',
    'a1+.-:',
    'mailto:',
    ':',
    '/',
    '//',
    '///',
    '.',
    '..',
    '?',
    '#',
    '@',
    '[',
    ']',
  ],
  ...[
    'example.com',
    'localhost:3000',
    'user:pass@',
    '[::1]',
    '[v1.a:b]',
    '[',
    '%41',
    '%4',
    '%zz',
    '%',
    '%C3%A9',
  ],
  ...[
    'a',
    'Z',
    '09',
    '_',
    '~',
    '-',
    '!',
    '$',
    '&',
    "'",
    '(',
    ')',
    '*',
    '+',
    ',',
    ';',
    '=',
    'path',
    'orders/17',
  ],
  ...[
    '{',
    '}',
    '{a}',
    '{+a,b*}',
    '{?a_1,b:3}',
    '{/a.b%20c}',
    '{a:0}',
    '{a,}',
    '{%41b}',
    '{a.}',
    '{#x*,y:9999}',
  ],
  ...[
    ' ',
    '"',
    '<',
    '>',
    '\\',
    '^',
    '`',
    '|',
    '\n',
    '\t',
    '\u007f',
    '\u0080',
    '\u00a0',
    '\u00e9',
    '\ufdcf',
    '\ufdd0',
  ],
  ...['\u{1f600}', '\ufdf0', '\uffef', '\ufff0', 'abcdefghijklmnopqrstuvwxyz'],
];

/** How a text may start; most random texts without such a start have no format. */
const STARTS = ['', '', 'https://example.com/', 'http:', 'https:', '//a', 'urn:', '{a}'];

describe.each(['uri', 'uri-reference', 'uri-template'])('the expression of %s', (format) => {
  test('accepts the same random texts as the grammar of its RFC', () => {
    const { inner = '' } = FORMAT_LANGUAGES.get(format) ?? {};
    const grammar = new RegExp(inner, 'u');
    const check = formatCheck(format) ?? (() => false);
    const random = randomNumbers(format.length);
    const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
    const wrong: string[] = [];
    let accepted = 0;
    for (let count = 0; count < TEXTS; count++) {
      const pieces = Array.from({ length: Math.floor(random() * 6) }, () => one(PIECES));
      const text = one(STARTS) + pieces.join('');
      if (check(text) !== grammar.test(text)) wrong.push(text);
      if (check(text)) accepted++;
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(accepted).toBeGreaterThan(TEXTS / 20);
    expect(accepted).toBeLessThan((TEXTS * 2) / 3);
  });
});
