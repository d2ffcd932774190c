import { describe, expect, test } from 'vitest';
import { type ParsedJson, parseJson } from '../../generator/load/parse-json.js';
import { diagnosticLike } from '../support/diagnostic-like.js';

function read(text: string): ParsedJson {
  return parseJson({ file: 'a.json', text });
}

function problemOf(text: string): unknown {
  const parsed = read(text);
  return 'problem' in parsed ? parsed.problem : parsed;
}

describe('parseJson reads JSON', () => {
  test.each(['{}', '[]', 'null', 'true', '-1.5e3', '"text"', '{"a":[{"b":{}}]}', '{"__proto__":1}'])(
    '%s as JSON.parse does',
    (text) => {
      expect(read(text)).toStrictEqual({ value: JSON.parse(text) });
    },
  );

  test('with the same key in two objects', () => {
    expect(read('{"a":{"id":1},"b":{"id":2}}')).toStrictEqual({ value: { a: { id: 1 }, b: { id: 2 } } });
  });

  test.each(['{"a":"\\"b\\":"}', '{"a":"x","b":"a"}', '{"a\\":":1,"a":2}', '["a","a"]', '{"a":["b","b" ]}'])(
    '%s, in which a key only seems to be repeated',
    (text) => {
      expect(read(text)).toStrictEqual({ value: JSON.parse(text) });
    },
  );

  test('of 200 levels', () => {
    expect(read(`${'['.repeat(200)}${']'.repeat(200)}`)).toHaveProperty('value');
  });
});

describe('parseJson says where a text stops being JSON', () => {
  test.each([
    ['', 1, 1, 'unexpected end of input'],
    ['{', 1, 2, 'unexpected end of input'],
    ['[1', 1, 3, 'unexpected end of input'],
    ['{\n "a": "x\ny" }', 2, 9, ''],
    ['{"a":1,}', 1, 8, 'unexpected }'],
    ['[1,]', 1, 4, 'unexpected ]'],
    ['{"a" 1}', 1, 6, 'unexpected 1'],
    ['{\n  // no\n}', 2, 3, 'unexpected //'],
    ["{'a':1}", 1, 2, "unexpected '"],
    ['{"a":1}}', 1, 8, 'unexpected }'],
    ['{"a":undefined}', 1, 6, 'unexpected'],
    ['NaN', 1, 1, 'unexpected'],
    ['[01]', 1, 2, 'unexpected'],
  ])('%j at %i:%i', (text, line, column, message) => {
    const expected = {
      code: 'HS102',
      file: 'a.json',
      line,
      column,
      message: `not JSON: ${message}`,
    } as const;
    expect(problemOf(text)).toMatchObject(diagnosticLike(expected));
  });
});

describe('parseJson rejects a repeated key', () => {
  test.each([
    ['{"a":1,"a":2}', 'a', 1, 8],
    ['{\n  "a": 1,\n  "b": { "c": 1,\n    "c": 1 }\n}', 'c', 4, 5],
    ['{"a":1,"\\u0061":2}', 'a', 1, 8],
    ['[{"":1,"":2}]', '', 1, 8],
    ['{"__proto__":1,"__proto__":2}', '__proto__', 1, 16],
    ['{"a":1,"a" :2}', 'a', 1, 8],
  ])('in %j: %j at %i:%i', (text, key, line, column) => {
    const expected = { code: 'HS103', file: 'a.json', line, column, message: JSON.stringify(key) } as const;
    expect(problemOf(text)).toMatchObject(diagnosticLike(expected));
  });
});

test('201 levels are one too many', () => {
  expect(problemOf(`${'['.repeat(201)}${']'.repeat(201)}`)).toMatchObject({
    code: 'HS105',
    message: 'nested 201 levels deep',
  });
});

describe('parseJson rejects what JavaScript cannot keep', () => {
  test.each([
    ['[1, 1e400]', 1, 5, 'the number 1e400 is too large', '/1'],
    ['{"a":\n  -1E+309 }', 2, 3, 'the number -1E+309 is too large', '/a'],
    ['["ok",\n"\\ud83d"]', 2, 1, '"\\ud83d" has half of a surrogate pair', '/1'],
    ['{"a": {"x\\udc00": 1}}', 1, 8, '"x\\udc00" has half', '/a/x\udc00'],
  ])('%s', (text, line, column, message, pointer) => {
    const expected = { code: 'HS108', file: 'a.json', line, column, message, pointer } as const;
    expect(problemOf(text)).toMatchObject(diagnosticLike(expected));
  });

  test.each(['1.7e308', '1e-400', '"\\ud83d\\ude00"', '"\u{1f600}"'])('and reads %s', (text) => {
    expect(read(text)).toStrictEqual({ value: JSON.parse(text) });
  });
});
