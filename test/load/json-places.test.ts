import { type AnyNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPlaces } from '../../generator/load/json-places.js';
import { linesOf } from '../../generator/load/line-starts.js';
import { memberKey } from '../../generator/text/json-nodes.js';

/** The tokens of each value in a syntax tree, with the value and its key. */
function* nodesIn(
  value: ValueNode,
  tokens: readonly string[] = [],
  key: AnyNode = value,
): Iterable<readonly [tokens: readonly string[], value: AnyNode, key: AnyNode]> {
  yield [tokens, value, key];
  if (value.type === 'Array')
    for (const [index, element] of value.elements.entries())
      yield* nodesIn(element.value, [...tokens, String(index)]);
  if (value.type !== 'Object') return;
  for (const { name, value: inner } of value.members)
    yield* nodesIn(inner, [...tokens, memberKey(name)], name);
}

/** A value as JSON, with the same white space around every token. */
function laidOut(value: unknown, space: string): string {
  if (typeof value !== 'object' || value === null) return `${space}${JSON.stringify(value)}${space}`;
  const [start, end] = Array.isArray(value) ? '[]' : '{}';
  const members = Object.entries(value).map(
    ([key, inner]) =>
      `${Array.isArray(value) ? '' : `${space}${JSON.stringify(key)}${space}:`}${laidOut(inner, space)}`,
  );
  return `${space}${start}${members.join(',')}${end}${space}`;
}

const text = fc
  .tuple(fc.jsonValue({ depthSize: 'large' }), fc.constantFrom('', ' ', '\n', '\r\n', '\r', '\n\n \t'))
  .map(([value, space]) => laidOut(value, space));

test('every value and key of random JSON is where a syntax tree has it', () => {
  fc.assert(
    fc.property(text, (json) => {
      const places = jsonPlaces(json);
      const find = linesOf(json);
      for (const [tokens, value, key] of nodesIn(parse(json).body)) {
        for (const [part, { loc }] of [['value', value] as const, ['key', key] as const]) {
          const { line, column } = loc.start;
          expect(places && find(places.offsetOf(tokens, part))).toStrictEqual({ line, column });
        }
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['the first of two equal keys', '{"a":1,"a":2}', ['a'], 5],
  ['a key with escapes', String.raw`{"\u0061\\":1}`, ['a\\'], 12],
  ['a key that ends with a backslash', String.raw`{"\\":1,"b":2}`, ['b'], 12],
  ['an index that is not a number', '[1,2]', ['x'], 0],
  ['an index after the end', '[1,2]', ['2'], 0],
  ['a string with brackets', '["}]",{"a":"{"}]', ['1', 'a'], 11],
])('%s', (_what, json, tokens, offset) => {
  expect(jsonPlaces(json)?.offsetOf(tokens, 'value')).toBe(offset);
});

test.each(['', '{', '[1', '}', '{"a":[}'])('%j has no places', (json) => {
  expect(jsonPlaces(json)).toBeUndefined();
});
