import { describe, expect, test } from 'vitest';
import { parameterList } from '../../generator/module/parameter-list.js';
import { exportCode } from '../../generator/module/print-value.js';

describe('parameterList', () => {
  test.each<[string, readonly string[]]>([
    [') {', []],
    ['a, b) {', ['a', 'b']],
    ['\n  a,\n  b,\n) {', ['a', 'b']],
    ['a, b = f(a, g(")", a)), c = { d: [1, 2] }) {', ['a', 'b = f(a, g(")", a))', 'c = { d: [1, 2] }']],
  ])('splits %j', (text, parameters) => {
    const found = parameterList(`f(${text}`, 2);
    expect(found.parameters).toStrictEqual(parameters);
    expect(`f(${text}`.slice(found.end)).toBe(' {');
  });

  test('refuses a list without an end', () => {
    expect(() => parameterList('f(a, (b)', 2)).toThrow('without an end');
  });
});

describe('exportCode in TypeScript', () => {
  test.each([
    ['const a = 1;', 'export const a: any = 1;'],
    ['/** c */\nfunction f() {}', '/** c */\nexport function f(): any {}'],
    ['async function f(a, b) {}', 'export async function f(a?: any, b?: any): Promise<any> {}'],
    ['function f(a, b = g(a, h(a))) {}', 'export function f(a?: any, b: any = g(a, h(a))): any {}'],
  ])('%s', (code, typed) => {
    expect(exportCode(code, 'typescript')).toBe(typed);
  });
});
