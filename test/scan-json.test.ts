import { describe, expect, test } from 'vitest';
import { pointerTo } from '../generator/json/json-pointer.js';
import { scanForPlace } from '../generator/load/scan-json.js';
import { placeOf } from '../generator/load/source-text.js';

const TEXT = `{ "a" : [1, -2.5e3,\ttrue, null , "x\\"]}\\\\" , [ ], {}],\r
  "b\\u0063": {"😀": {"": 0}, "quote\\"": "{", "long": "é${'y'.repeat(40)}"},\r  "z/~": [[[{"deep": [ ]}]]],

"last": false }
`;
const POINTERS = [
  ...['', '/a', '/a/0', '/a/1', '/a/2', '/a/3', '/a/4', '/a/5', '/a/6', '/a/6/none', '/a/7', '/a/-', '/a/b'],
  ...['/bc', '/bc/😀', '/bc/😀/', '/bc/quote"', '/bc/quote"/x', '/bc/long', '/z~1~0', '/z~1~0/0/0/0/deep'],
  ...['/last', '/none', '/none/x', '/a/0/0'],
];

describe('the place of a value', () => {
  test.each(POINTERS)('%j is the one that a parser gives', (pointer) => {
    const tokens = pointer
      .split('/')
      .slice(1)
      .map((token) => token.replace('~1', '/').replace('~0', '~'));
    expect(pointerTo('', ...tokens)).toBe(pointer);
    for (const part of ['key', 'value'] as const) {
      const { line, column } = placeOf({ file: 'a.json', text: TEXT }, pointer, part);
      expect(scanForPlace(TEXT, tokens, part)).toEqual({ line, column });
    }
  });

  test('is not known where the text ends too early', () => {
    const cut = TEXT.slice(0, TEXT.indexOf('"last"'));
    expect(scanForPlace(cut, ['bc'], 'value')).toEqual(scanForPlace(TEXT, ['bc'], 'value'));
    expect(scanForPlace(cut, ['last'], 'value')).toBeUndefined();
    for (let length = 0; length < cut.length; length += 1)
      expect(scanForPlace(TEXT.slice(0, length), ['none'], 'value')).toBeUndefined();
  });
});

test('in a long text, every place is found, however many are looked up', () => {
  const members = Object.fromEntries(Array.from({ length: 30_000 }, (_one, at) => [`member${at}`, at]));
  const source = { file: 'long.json', text: JSON.stringify(members, null, 1) };
  const places = Array.from({ length: 40 }, (_one, at) => placeOf(source, `/member${at * 700}`, 'key'));
  expect(places.map(({ line, column }) => [line, column])).toEqual(
    Array.from({ length: 40 }, (_one, at) => [at * 700 + 2, 2]),
  );
});
