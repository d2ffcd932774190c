import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findForeignCode } from '../../scripts/ci/foreign-code.mjs';

const PACKAGE = fileURLToPath(new URL('../../generated/', import.meta.url));

test.each(readdirSync(PACKAGE).filter((name) => name.endsWith('.js') && name !== 'fixtures.js'))(
  'The emitted %s uses no code from outside its package',
  (name) => {
    expect(findForeignCode(readFileSync(PACKAGE + name, 'utf8'))).toEqual([]);
  },
);

describe('Foreign code is found', () => {
  test.each([
    ['import a from "a";', 'imports "a"'],
    ['import "a";', 'imports "a"'],
    ['export * from "a";', 'imports "a"'],
    ['export { a } from "../a.js";', 'imports "../a.js"'],
    ['import a from "./../a.js";', 'imports "./../a.js"'],
    ['import a from "./node_modules/a.js";', 'imports "./node_modules/a.js"'],
    ['const a = await import("a");', 'imports while it runs: import("a")'],
    ['const a = require("a");', 'names require'],
    ['const a = import.meta.url;', 'names import.meta'],
    ['eval("1");', 'names eval'],
    ['const receiver = { fetch };', 'names fetch'],
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
  'const receiver = { async fetch(request) {} };',
  'export function validate(payload) { return payload.module; }',
  'export { a as b }; const a = 1;',
  'import { a } from "./validation-support.js"; export { a } from "./guards.js";',
])('Similar text is not foreign code: %s', (text) => {
  expect(findForeignCode(text)).toEqual([]);
});
