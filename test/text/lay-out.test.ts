import { assert, jsonValue, property } from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonArray, isJsonObject, type JsonValue } from '../../generator/json/json.js';
import { layOutJson } from '../../generator/text/lay-out.js';

/** The layout as its rule says, without any thought of time: a value is on one line if that fits. */
function simply(value: JsonValue, indent = '', used = 0): string {
  const line = inline(value);
  if (used + line.length <= 120 || !(isJsonArray(value) || isJsonObject(value))) return line;
  const deeper = `${indent}  `;
  const item = (start: string, one: JsonValue): string =>
    `${deeper}${start}${simply(one, deeper, deeper.length + start.length + 1)}`;
  const [open, close] = isJsonArray(value) ? '[]' : '{}';
  const rows = isJsonArray(value)
    ? value.map((one) => item('', one))
    : Object.entries(value).map(([key, one]) => item(`${JSON.stringify(key)}: `, one));
  return `${open}\n${rows.join(',\n')}${rows.length > 0 ? '\n' : ''}${indent}${close}`;
}

function inline(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const list = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${inline(one)}`);
  return list.length === 0 ? '{}' : `{ ${list.join(', ')} }`;
}

const SEED = 18;

test('JSON is laid out as the rule says, at the limit of a line too', () => {
  const values = jsonValue({ maxDepth: 5 });
  const check = property(values, (value) => {
    expect(layOutJson(value as JsonValue)).toBe(simply(value as JsonValue));
  });
  assert(check, { seed: SEED, numRuns: 1000 });
  for (let length = 100; length <= 125; length += 1) {
    const text = 'x'.repeat(length);
    for (const value of [
      [text],
      { a: text },
      [[text]],
      { a: [text], b: {} },
      [text, []],
      { [text]: [] },
      { [text]: {} },
    ])
      expect(layOutJson(value)).toBe(simply(value));
  }
});

test('a part that is laid out already is used as it is', () => {
  const part = { x: 'y'.repeat(130) };
  const text = layOutJson(part, { indent: '  ', used: '  "part": ,'.length });
  const whole = { part, other: 1 };
  expect(layOutJson(whole, { nameOf: (one) => (one === part ? text : undefined) })).toBe(layOutJson(whole));
});
