import { describe, expect, test } from 'vitest';
import { ancestorsOf } from '../../generator/text/ancestors.js';
import { isWithin } from '../../generator/text/is-within.js';
import { matchesStars, wildcardSource } from '../../generator/text/wildcards.js';

const WILDCARDS = new Map([
  ['{type}', '(?<type>[^/]+)'],
  ['**', '.*'],
  ['*', '[^/]*'],
]);

describe('wildcardSource', () => {
  test.each<[string, string, boolean]>([
    ['a.b', 'a.b', true],
    ['a.b', 'a-b', false],
    ['a/*', 'a/b', true],
    ['a/*', 'a/b/c', false],
    ['a/**', 'a/b/c', true],
    ['a/**/*.c', 'a/b/c/d.c', true],
    ['(a|b)+', '(a|b)+', true],
    ['(a|b)+', 'a', false],
    ['{type}', 'a{', true],
    ['{types}', '{types}', true],
    ['', '', true],
    ['', 'a', false],
  ])('%j for %j: %s', (pattern, text, isMatch) => {
    expect(new RegExp(`^${wildcardSource(pattern, WILDCARDS)}$`, 'u').test(text)).toBe(isMatch);
  });

  test('keeps a group for each placeholder', () => {
    const expression = new RegExp(`^${wildcardSource('*/{type}.json', WILDCARDS)}$`, 'u');
    expect(expression.exec('a/b.c.json')?.groups).toEqual({ type: 'b.c' });
  });
});

test.each<[string, string, boolean]>([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['/a', '/ab', false],
  ['/a/b', '/a', false],
  ['/', '/a', true],
])('isWithin(%j, %j) is %s', (folder, path, isInside) => {
  expect(isWithin(folder, path)).toBe(isInside);
});

test('ancestorsOf returns the nearest folder first and ends at the root', () => {
  expect(ancestorsOf('/a/b')).toStrictEqual(['/a/b', '/a', '/']);
});

describe('matchesStars', () => {
  test.each<[string, string, boolean]>([
    ['organization.*', 'organization.created', true],
    ['organization.*', 'organizationXcreated', false],
    ['*.created', 'user.created', true],
    ['*a*b', 'aab', true],
    ['*a*b', 'ba', false],
    ['ab*ab', 'ab', false],
    ['*', '', true],
    ['user.login', 'user.login', true],
    ['user.login', 'user.logins', false],
  ])('%j matches %j: %j', (pattern, text, expected) => {
    expect(matchesStars(pattern, text)).toBe(expected);
  });

  test('is fast where a regular expression with as many stars would not end', () => {
    expect(matchesStars('*a'.repeat(20), `${'a'.repeat(10_000)}b`)).toBe(false);
  });
});
