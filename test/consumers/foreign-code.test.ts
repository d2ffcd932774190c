import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findForeignCode } from '../../scripts/ci/foreign-code.mjs';

test('The emitted validators use no foreign code', () => {
  const file = fileURLToPath(new URL('../../generated/validators.js', import.meta.url));
  expect(findForeignCode(readFileSync(file, 'utf8'))).toEqual([]);
});

describe('Foreign code is found', () => {
  test.each([
    ['import a from "a";', 'imports "a"'],
    ['import "a";', 'imports "a"'],
    ['export * from "a";', 'imports "a"'],
    ['export { a } from "./a.js";', 'imports "./a.js"'],
    ['const a = await import("a");', 'imports while it runs: import("a")'],
    ['const a = require("a");', 'names require'],
    ['const a = import.meta.url;', 'names import.meta'],
    ['eval("1");', 'names eval'],
    ['(0, eval)("1");', 'names eval'],
    ['new Function("return 1");', 'names Function'],
    ['const make = Function;', 'names Function'],
    ['globalThis["ev" + "al"]("1");', 'names globalThis'],
    ['(() => {}).constructor("return 1")();', 'names (() => {}).constructor'],
    ['(() => {})["constructor"]("return 1")();', 'names (() => {})["constructor"]'],
  ])('in %s', (text, foreign) => {
    expect(findForeignCode(text)).toEqual([foreign]);
  });
});

test.each([
  '// import a from "a"; eval("1");',
  'const text = "require(\\"a\\"); new Function()";',
  'const pattern = /import|eval/;',
  'const data = { eval: 1, require: payload.require };',
  'export function validate(payload) { return payload.module; }',
  'export { a as b }; const a = 1;',
])('Similar text is not foreign code: %s', (text) => {
  expect(findForeignCode(text)).toEqual([]);
});
