import { describe, expect, test } from 'vitest';
import type { DiagnosticCode } from '../../generator/diagnostics/index.js';
import type { JsonValue } from '../../generator/json/json.js';
import { parseYaml } from '../../generator/load/parse-yaml.js';
import { placeOf } from '../../generator/load/source-text.js';
import { diagnosticLike } from '../support/diagnostic-like.js';

const parse = (text: string) => parseYaml({ file: 'a.yaml', text });

async function parsedValue(text: string): Promise<JsonValue> {
  const parsed = await parse(text);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  return parsed.value;
}

async function problemOf(text: string) {
  const parsed = await parse(text);
  if (!('problem' in parsed)) throw new Error(`no problem, but ${JSON.stringify(parsed.value)}`);
  return parsed.problem;
}

describe('parseYaml reads', () => {
  test.each<readonly [string, string, JsonValue]>([
    ['a map', 'type: object\nminLength: 1\n', { type: 'object', minLength: 1 }],
    ['JSON, which is also YAML', '{"a": [1, 2.5, null, true]}', { a: [1, 2.5, null, true] }],
    [
      'words that are booleans in YAML 1.1',
      'a: yes\nb: no\nc: on\noff: x\n',
      { a: 'yes', b: 'no', c: 'on', off: 'x' },
    ],
    [
      'a date, which is a text',
      'a: 2024-02-29\nb: 2024-02-29T12:00:00Z\n',
      { a: '2024-02-29', b: '2024-02-29T12:00:00Z' },
    ],
    ['a version, which is a number', 'a: 1.0\nb: "1.0"\nc: 3.0.3\n', { a: 1, b: '1.0', c: '3.0.3' }],
    ['times and numbers with colons, which are texts', 'a: 12:30:45\n', { a: '12:30:45' }],
    ['numbers in other bases', 'a: 0x1F\nb: 0o17\nc: 010\n', { a: 31, b: 15, c: 10 }],
    ['nothing, which is null', 'a:\nb: ~\nc: null\n', { a: null, b: null, c: null }],
    ['keys that are numbers or booleans', '200: a\ntrue: b\n1.0: c\n', { 200: 'a', true: 'b', '1.0': 'c' }],
    ['block texts', 'a: |\n  x\n  y\nb: >-\n  x\n  y\n', { a: 'x\ny\n', b: 'x y' }],
    ['anchors and aliases', 'a: &x { b: [1] }\nc: *x\n', { a: { b: [1] }, c: { b: [1] } }],
    [
      'a merge key, which existing keys override',
      'a: &x { b: 1, c: 2 }\nd:\n  <<: *x\n  c: 3\n',
      { a: { b: 1, c: 2 }, d: { c: 3, b: 1 } },
    ],
    [
      'a merge key of several maps, the first of which counts',
      'x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz: {<<: [*x, *y]}\n',
      { x: { a: 1 }, y: { a: 2, b: 2 }, z: { a: 1, b: 2 } },
    ],
    ['a quoted <<, which is a key', '"<<": 1\n', { '<<': 1 }],
    ['a pattern unchanged', "a: '^\\d+$'\nb: ^\\d+$\n", { a: '^\\d+$', b: '^\\d+$' }],
    ['Windows line ends and comments', '# x\r\na: 1 # y\r\nb:\r\n  - c\r\n', { a: 1, b: ['c'] }],
    ['a document with its marks', '---\na: 1\n...\n', { a: 1 }],
  ])('%s', async (_name, text, value) => {
    expect(await parsedValue(text)).toStrictEqual(value);
  });

  test('a key with the name of a prototype member like any other key', async () => {
    const value = await parsedValue('__proto__: { polluted: true }\nconstructor: 1\n');
    expect(Object.keys(value as object)).toStrictEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('parseYaml rejects', () => {
  test.each<readonly [string, string, DiagnosticCode, string, number, number]>([
    ['bad indentation', 'a: 1\n  b: 2\n', 'HS106', 'not YAML', 1, 4],
    ['an open bracket', 'a: [1, 2\nb: 3\n', 'HS106', 'not YAML', 2, 1],
    ['an empty file', '', 'HS106', 'empty', 1, 1],
    ['nothing but a comment', '# nothing\n', 'HS106', 'empty', 1, 1],
    ['several documents', 'a: 1\n---\nb: 2\n', 'HS106', 'several', 2, 1],
    ['a repeated key', 'a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n', 'HS103', 'duplicate key "c"', 5, 3],
    ['a number and a text that are the same key', '1: a\n"1": b\n', 'HS103', 'duplicate key "1"', 2, 1],
    ['an alias without an anchor', 'a: *x\n', 'HS107', 'no anchor x', 1, 4],
    ['an alias that contains itself', 'a: &x\n  b: *x\n', 'HS107', 'contains itself', 2, 6],
    ['an unknown tag', 'a: !secret x\n', 'HS107', 'tag', 1, 4],
    ['a key that is a list', '? [a]\n: 1\n', 'HS107', 'a key that is not a string', 1, 3],
    ['a key that is null', '~: 1\n', 'HS107', 'a key that is not a string', 1, 1],
    ['infinity', 'a: .inf\n', 'HS107', 'cannot express this value', 1, 4],
    ['not a number', 'a: .nan\n', 'HS107', 'cannot express this value', 1, 4],
    [
      'the dates of YAML 1.1',
      '%YAML 1.1\n---\na: 2024-02-29\n',
      'HS107',
      'cannot express this value: date',
      3,
      4,
    ],
    ['bytes', 'a: !!binary aGk=\n', 'HS107', 'cannot express this value', 1, 13],
    ['a merge key without a map', 'a: &x [1]\nb: { <<: *x }\n', 'HS107', 'merge key', 2, 10],
  ])('%s', async (_name, text, code, message, line, column) => {
    const expected = { code, file: 'a.yaml', line, column, message };
    expect(await problemOf(text)).toMatchObject(diagnosticLike(expected));
  });

  test('aliases that expand a few lines to a huge value, without expanding them', async () => {
    const levels = [...'abcdefghij'].map((name, at, all) => {
      const inner = at === 0 ? 'x' : `*${all[at - 1]}`;
      return `${name}: &${name} [${Array(10).fill(inner).join(', ')}]`;
    });
    expect(await problemOf(levels.join('\n'))).toMatchObject({ code: 'HS107' });
  });

  test.each([250, 20_000])('%i levels', async (levels) => {
    expect(await problemOf('['.repeat(levels) + ']'.repeat(levels))).toMatchObject({ code: 'HS105' });
  });
});

describe('A place in YAML is found', () => {
  const text = 'a: &x\n  b:\n    - c: 1\n    - d\ne: *x\nf:\n  <<: *x\n  g: 2\nh:\n';
  test.each<readonly [string, 'key' | 'value', number, number]>([
    ['', 'value', 1, 1],
    ['/a/b', 'key', 2, 3],
    ['/a/b/0/c', 'value', 3, 10],
    ['/a/b/1', 'value', 4, 7],
    ['/e/b/0/c', 'key', 3, 7],
    ['/f/b/1', 'value', 4, 7],
    ['/f/g', 'value', 8, 6],
    ['/h', 'value', 9, 3],
    ['/f/missing/deeper', 'value', 7, 3],
  ])('%s (%s)', async (pointer, part, line, column) => {
    const parsed = await parse(text);
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    expect(placeOf({ file: 'a.yaml', text, locate: parsed.locate }, pointer, part)).toStrictEqual({
      file: 'a.yaml',
      pointer,
      line,
      column,
    });
  });
});

test.each([
  ['a: 1\nb: -1e999\n', 2, 4, 'the number -1e999 is too large'],
  ['a: [x, "y\\uDE00"]\n', 1, 8, 'has half of a surrogate pair'],
  ['? "y\\uDE00"\n: 1\n', 1, 3, 'has half of a surrogate pair'],
])('parseYaml rejects what JavaScript cannot keep: %j', async (text, line, column, message) => {
  const expected = { code: 'HS108', file: 'a.yaml', line, column, message } as const;
  expect(await problemOf(text)).toMatchObject(diagnosticLike(expected));
});
