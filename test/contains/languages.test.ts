import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAccepted } from '../../generator/contains/strings/automaton.js';
import { findWord } from '../../generator/contains/strings/find-word.js';
import { FORMAT_LANGUAGES } from '../../generator/contains/strings/format-languages.js';
import { automatonOf, NoAutomaton } from '../../generator/contains/strings/language.js';
import { FORMAT_NAMES, formatCheck, formatOf } from '../../generator/patterns/formats.js';

const SEED = 20_250_101;

const REGULAR = [
  ...[
    '',
    '^$',
    '^',
    '$',
    'a',
    '^a',
    'a$',
    '^a$',
    '^a|b$',
    '^(?:a|b)$',
    '(^a)',
    '(?:^|,)a(?:,|$)',
    '^^a$$',
    'a^b',
  ],
  ...[
    '.',
    '^.*$',
    '[^a]',
    '^[^]{2,3}$',
    '\\d',
    '^\\w+$',
    '\\s',
    '\\S',
    '^a{2}b?$',
    '^(ab)*$',
    '^\\u{1F600}$',
    '^\\p{Lu}',
  ],
  ...[
    '^(?!a)',
    '^(?=a)',
    '^(?=.{1,2}$)[ab]+$',
    '^(?!a)b|^(?!b)a$',
    '^(?=a)(?!ab)[ab]+$',
    '(?:a|^)b',
    '^a*?b+?$',
    '^(?!b)[ab]+(?<!a)$',
    'a(?<!ba)$',
    '^[ab]*(?<=ab|,)$|^1$',
    '^(?=a|b)(?!ab)[ab,]*(?<!,)(?<!b,a)$',
  ],
];

const text = fc.stringMatching(/^[ab,1 \n\u{1F600}A]{0,5}$/u);

describe('the automaton of a pattern', () => {
  test.each(REGULAR)('%j accepts the texts that the pattern matches', (pattern) => {
    const automaton = automatonOf(pattern);
    const expression = new RegExp(pattern, 'u');
    for (const one of ['', ...fc.sample(text, { seed: SEED, numRuns: 300 })])
      expect([one, isAccepted(automaton, one)]).toEqual([one, expression.test(one)]);
  });

  test.each(['\\bfoo', 'a(?=b)', '(?<=a)b', '(a+)\\1', '^(?:(?!a).)*$', '(a|b)*a(a|b){16}'])(
    '%j has none',
    (pattern) => {
      expect(() => automatonOf(pattern)).toThrow(NoAutomaton);
    },
  );
});

/** Texts near the valid ones: with a character changed, left out or put in. */
function near(valid: string): fc.Arbitrary<string> {
  const character = fc.constantFrom(
    ...'09aAzZfF:.-+/%@[]#?~_T "\\\n\u00e9',
    '::',
    '[::1]',
    '//',
    '60',
    '23:59',
    '',
  );
  return fc
    .array(fc.tuple(fc.nat(valid.length), fc.nat(2), character), { minLength: 0, maxLength: 4 })
    .map((edits) =>
      edits.reduce((one, [at, left, put]) => one.slice(0, at) + put + one.slice(at + left), valid),
    );
}

const MORE: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2016-12-31T23:59:60Z', '2016-12-31t23:59:59.5+00:30', '2024-02-29T00:00:00z'],
  date: ['2023-02-29', '2000-02-29', '1900-02-29', '2024-04-31'],
  time: ['23:59:60Z', '00:00:00.123-08:00', '24:00:00Z'],
  duration: ['P1Y2M3DT4H5M6S', 'P1W', 'P', 'PT', 'P1YT', 'P1Y1D', 'PT1H1S', 'P1M1D'],
  email: ['"a b"@example.com', 'a@[127.0.0.1]', '.a@b', 'a..b@c', "o'neil+x@a-b.co"],
  hostname: ['a-b.c', '-a', 'a-', `${'a'.repeat(63)}.b`, `${'a'.repeat(64)}.b`],
  ipv4: ['0.0.0.0', '255.255.255.255', '256.1.1.1', '01.1.1.1', '1.1.1', '1.1.1.1.'],
  ipv6: [
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:1.2.3.4',
    '::1.2.3.4',
    '1::2:3:4:5:6:7',
    '1:2:3:4:5:6:7::',
    '1::2::3',
    ':::',
  ],
  'json-pointer': ['', '/', '/a~0b', '/a~2', 'a'],
  'relative-json-pointer': ['0', '1/a', '0#', '01', '-1'],
  uri: [
    'a:',
    'http://',
    'http://[::1]:80/a',
    'http://u@h:1?q#f',
    'a:b:c',
    'a://b/c//d',
    'a:/b',
    'a:///b',
    'http://[v1.a]/',
    'urn:x',
  ],
  'uri-reference': [
    '',
    '/',
    '//',
    '//a',
    'a/b:c',
    'a:b',
    './a:b',
    '?a',
    '#a',
    '%41',
    'a//b',
    '//[::1]',
    ':a',
  ],
  'uri-template': ['{a}', '/{+a,b*}{?c:3}', '{', '{}', '\u{1F600}', '%41', '{a.b}', '{a:0}'],
  uuid: ['00000000-0000-0000-0000-000000000000', '123E4567-e89b-12d3-a456-426614174000'],
};

describe('the language of a format', () => {
  test('is known for every format but regular expressions', () => {
    expect([...FORMAT_LANGUAGES.keys(), 'regex'].sort()).toEqual([...FORMAT_NAMES].sort());
  });

  test.each([...FORMAT_LANGUAGES])(
    '%s lies between the two that are known',
    (name, { inner, outer, most }) => {
      const check = formatCheck(name) ?? (() => false);
      const starts = [formatOf(name)?.valid ?? '', ...(MORE[name] ?? [])];
      const texts = starts.flatMap((one) => [one, ...fc.sample(near(one), { seed: SEED, numRuns: 300 })]);
      const [least, all] = [inner, outer].map((pattern) =>
        pattern === undefined ? undefined : automatonOf(pattern),
      );
      for (const one of texts) {
        const isValid = check(one);
        if (least && isAccepted(least, one)) expect([one, isValid]).toEqual([one, true]);
        if (isValid && all) expect([one, isAccepted(all, one)]).toEqual([one, true]);
        if (isValid) expect(one.length).toBeLessThanOrEqual(most ?? Infinity);
      }
      expect(texts.filter(check).length).toBeGreaterThan(5);
    },
  );
});

describe('a word', () => {
  const budget = () => ({ left: 10_000 });
  const query = { within: [], outside: [], least: 0, most: Infinity };

  test('is a shortest one', () => {
    const within = [automatonOf('a'), automatonOf('b$')];
    expect(findWord({ ...query, within }, budget())).toBe('ab');
  });

  test('has a length within limits', () => {
    const within = [automatonOf('^(?:ab)*$')];
    expect(findWord({ ...query, within, least: 3, most: 4 }, budget())).toBe('abab');
    expect(findWord({ ...query, within, least: 3, most: 3 }, budget())).toBeUndefined();
  });

  test('is in none of the languages outside', () => {
    const [within, outside] = [[automatonOf('^[ab]?$')], [automatonOf('^a?$')]];
    expect(findWord({ ...query, within, outside }, budget())).toBe('b');
    expect(findWord({ ...query, within, outside: [...outside, automatonOf('b')] }, budget())).toBeUndefined();
  });
});
