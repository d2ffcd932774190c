import { expect, test } from 'vitest';
import type { JsonValue } from '../../generator/json/json.js';
import { literals } from '../../generator/types/literals.js';

test.each<[string, readonly JsonValue[], string]>([
  ['no value', [], 'never'],
  ['a text', ['a'], '"a"'],
  ['values of several types', ['a', 1, true, null], '"a" | 1 | true | null'],
  ['a value twice', ['a', 'a'], '"a"'],
  ['a text that would leave its quotes', ['"; x'], String.raw`"\"; x"`],
  ['an empty array', [[]], '[]'],
  ['an array', [[1, { a: null }]], '[1, { a: null; [key: string]: null | undefined }]'],
  ['an empty object, which is not the type of everything', [{}], '{ [key: string]: never }'],
  ['an empty object deep inside', [[{ a: {} }]], '[{ a: { [key: string]: never } }]'],
  ['an object with more than scalars inside', [{ a: 1, b: [] }], '{ a: 1; b: [] }'],
  [
    'a property that would set the prototype',
    [JSON.parse('{ "__proto__": 1, "a b": 2 }')],
    '{ __proto__: 1; "a b": 2; [key: string]: 1 | 2 | undefined }',
  ],
])('the type of listed values: %s', (_case, values, text) => {
  expect(literals(values)).toBe(text);
});
