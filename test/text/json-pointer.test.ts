import { describe, expect, test } from 'vitest';
import { pointerTo, pointerTokens, valueAt } from '../../generator/json/json-pointer.js';

/** RFC 6901, section 5: the document and the values of its pointers. */
const DOCUMENT = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};

describe('valueAt follows the pointers of RFC 6901', () => {
  test.each([
    ['', DOCUMENT],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ])('%j leads to %j', (pointer, value) => {
    expect(valueAt(DOCUMENT, pointerTokens(pointer) ?? ['no pointer'])).toStrictEqual(value);
  });
});

test.each([
  '/nothing',
  '/foo/2',
  '/foo/-',
  '/foo/01',
  '/foo/length',
  '/foo/0/0',
  '/constructor',
  '/__proto__',
])('%s leads nowhere', (pointer) => {
  expect(valueAt(DOCUMENT, pointerTokens(pointer) ?? [])).toBeUndefined();
});

test.each(['foo', '/~', '/a~2', '/a~', '#/foo'])('%j is not a pointer', (text) => {
  expect(pointerTokens(text)).toBeUndefined();
});

test('a token is unescaped once: ~01 is ~1, not a slash', () => {
  expect(pointerTokens('/~01')).toStrictEqual(['~1']);
});

test.each([[['a/b', 'm~n', '~1', '', '0']], [['__proto__']], [[]]])(
  'pointerTokens reads what pointerTo writes for %j',
  (tokens) => {
    expect(pointerTokens(pointerTo('', ...tokens))).toStrictEqual(tokens);
  },
);

test('pointerTo appends to a pointer, and accepts numbers', () => {
  expect(pointerTo('/items', 0, 'a/b')).toBe('/items/0/a~1b');
});
