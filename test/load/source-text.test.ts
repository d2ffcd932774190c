import { describe, expect, test } from 'vitest';
import { duplicateKey, placeOf } from '../../generator/load/source-text.js';

const TEXT = `{
  "type": "object",
  "a/b": { "m~n": [10, { "x": true }] },
  "": 0
}
`;
const SOURCE = { file: 'schemas/a.json', text: TEXT };

describe('placeOf finds the line and column of a value', () => {
  test.each([
    ['', 1, 1],
    ['/type', 2, 11],
    ['/a~1b', 3, 10],
    ['/a~1b/m~0n', 3, 19],
    ['/a~1b/m~0n/0', 3, 20],
    ['/a~1b/m~0n/1/x', 3, 31],
    ['/', 4, 7],
  ])('%j at %i:%i', (pointer, line, column) => {
    expect(placeOf(SOURCE, pointer)).toStrictEqual({ file: SOURCE.file, pointer, line, column });
  });
});

describe('placeOf finds the line and column of a key', () => {
  test.each([
    ['/type', 2, 3],
    ['/a~1b/m~0n', 3, 12],
    ['/a~1b/m~0n/1/x', 3, 26],
    ['/a~1b/m~0n/1', 3, 24],
  ])('%j at %i:%i', (pointer, line, column) => {
    expect(placeOf(SOURCE, pointer, 'key')).toStrictEqual({ file: SOURCE.file, pointer, line, column });
  });
});

test.each([
  ['/nothing', 1, 1],
  ['/a~1b/nothing/deeper', 3, 10],
  ['/a~1b/m~0n/7', 3, 19],
])('a value that does not exist, %s, has the place of its nearest ancestor', (pointer, line, column) => {
  expect(placeOf(SOURCE, pointer)).toStrictEqual({ file: SOURCE.file, pointer, line, column });
});

test('columns count UTF-16 code units', () => {
  const place = placeOf({ file: 'a.json', text: '{"😀": 1}' }, '/😀');
  expect(place).toMatchObject({ line: 1, column: 8 });
});

test.each([
  ['\n', 2],
  ['\r\n', 2],
])('lines end with %j', (end, line) => {
  expect(placeOf({ file: 'a.json', text: `{${end}"a":1}` }, '/a')).toMatchObject({ line, column: 5 });
});

test('a text that is not JSON has no places', () => {
  expect(placeOf({ file: 'a.json', text: '{' }, '/a')).toStrictEqual({ file: 'a.json', pointer: '/a' });
});

test('duplicateKey returns the first repeated key', () => {
  expect(duplicateKey('{"a":{"b":1,"b":2},"a":3}')).toStrictEqual({ key: 'b', line: 1, column: 13 });
  expect(duplicateKey('[{"a":1},{"a":1}]')).toBeUndefined();
});
