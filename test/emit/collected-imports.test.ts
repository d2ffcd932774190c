import { describe, expect, test } from 'vitest';
import { code, joinCode } from '../../generator/module/code.js';
import { identifiersIn } from '../../generator/module/identifiers.js';
import { fromModule, fromPackage } from '../../generator/module/imported-name.js';
import { linkNames } from '../../generator/module/link-names.js';
import type { Form } from '../../generator/module/print-form.js';
import { printModule } from '../../generator/module/print-module.js';
import { relativeSpecifier } from '../../generator/module/specifier.js';
import {
  constant,
  declareFunction,
  declareType,
  type Statement,
  section,
} from '../../generator/module/statement.js';

const zod = fromPackage('zod');
const types = fromModule('types');

/** A module of statements as a form prints it. */
function print(form: Form, ...statements: readonly Statement[]): string {
  const module = { path: 'own/module', statements };
  return printModule(module, { form, specifier: relativeSpecifier('.js'), top: ['// top'] }) ?? '';
}

const ORDER = constant({
  name: 'OrderSchema',
  type: code`${zod('ZodType')}<${types('Order')}>`,
  value: code`${zod('z')}.object({})`,
});

describe('Imports follow from use', () => {
  test.each<[Form, string]>([
    [
      'declarations',
      `// top

import type { ZodType } from "zod";
import type { Order } from "../types.js";

export declare const OrderSchema: ZodType<Order>;
`,
    ],
    [
      'script',
      `// top

import { z } from "zod";

export const OrderSchema = z.object({});
`,
    ],
    [
      'typescript',
      `// top

import type { ZodType } from "zod";
import { z } from "zod";
import type { Order } from "../types.js";

export const OrderSchema: ZodType<Order> = z.object({});
`,
    ],
  ])('in %s', (form, expected) => {
    expect(print(form, ORDER)).toBe(expected);
  });

  test('a name that types and code use is imported once, as a value', () => {
    const text = print(
      'typescript',
      constant({ name: 'x', type: types('A'), value: code`new ${types('A')}()` }),
    );
    expect(text).toContain('import { A } from "../types.js";\n\nexport const x: A = new A();');
  });

  test('packages come first, each source sorted', () => {
    const used = [types('B'), zod('z'), fromModule('own/a')('C'), types('A'), fromPackage('@a/b')('d')];
    expect(print('script', code`f(${joinCode(used, ', ')});`)).toBe(`// top

import { d } from "@a/b";
import { z } from "zod";
import { C } from "./a.js";
import { A, B } from "../types.js";

f(B, z, C, A, d);
`);
  });

  test('default exports and namespaces have statements of their own', () => {
    const text = print('script', code`${zod.default('zed')}(${zod.namespace('all')}, ${zod('z')});`);
    expect(text).toContain('import zed from "zod";\nimport * as all from "zod";\nimport { z } from "zod";');
    expect(text).toContain('zed(all, z);');
  });

  test('a name of the module itself needs none', () => {
    expect(print('script', code`f(${fromModule('own/module')('g')});`)).toBe('// top\n\nf(g);\n');
  });

  test('what a form does not print imports nothing', () => {
    const hidden = constant({ name: 'x', exported: false, type: types('A'), value: code`${zod('z')}` });
    expect(print('declarations', hidden, code`${zod('z')};`)).toBe('');
    expect(print('script', declareType(code`export type X = ${types('A')};`))).toBe('');
  });

  test('those of functions and sections count too', () => {
    const declared = declareFunction({
      name: 'f',
      typeParameters: code`T extends ${types('A')}`,
      parameters: [{ name: 'x', type: types('B'), default: zod('z') }],
      returns: types('C'),
      body: code`{ return ${zod('y')}(x); }`,
    });
    const text = print('typescript', section('Functions', [declared]));
    expect(text).toContain('import { y, z } from "zod";\nimport type { A, B, C } from "../types.js";');
    expect(text).toContain('export function f<T extends A>(x: B = z): C { return y(x); }');
  });
});

describe('A name that the module has already', () => {
  test.each<[string, Statement, string]>([
    ['of a constant', constant({ name: 'Order', type: 'unknown', value: '1' }), 'TypesOrder'],
    ['of a type', declareType('export interface Order {}'), 'TypesOrder'],
    ['of a variable in code', code`const Order = 1;`, 'TypesOrder'],
    ['of a parameter in code', code`f((Order) => 1);`, 'TypesOrder'],
    ['of an import from elsewhere', declareType(code`export type X = ${zod('Order')};`), 'TypesOrder'],
    ['and its alias too', code`const Order = 1, TypesOrder = 2;`, 'TypesOrder2'],
    ['of a property only', code`const a = { Order: 1 }.Order;`, 'Order'],
    ['in a string and a comment only', code`f("Order", 'Order'); // Order`, 'Order'],
    ['of a member of an interface only', declareType('export interface X { Order?: 1 }'), 'Order'],
  ])('%s', (_what, statement, local) => {
    const text = print('typescript', statement, declareType(code`export type Used = ${types('Order')};`));
    expect(text).toContain(
      `import type { ${local === 'Order' ? '' : 'Order as '}${local} } from "../types.js";`,
    );
    expect(text).toContain(`export type Used = ${local};`);
  });

  test('leaves its own uses as they are', () => {
    const found = identifiersIn('const a = b.c + { d: e, f }; ...g', 'value');
    expect(found.map(({ name }) => name)).toStrictEqual(['const', 'a', 'b', 'e', 'f', 'g']);
  });
});

describe('Code that another program has written', () => {
  test('imports the names that it is told, where they are names', () => {
    const text = 'f(a, x.a, { a: 1 }, "a"); // a\nreturn a(b);';
    const linked = linkNames(text, identifiersIn(text, 'value'), (name) =>
      name === 'a' ? types('a') : undefined,
    );
    expect(print('script', linked)).toBe(`// top\n\nimport { a } from "../types.js";\n\n${text}\n`);
    expect(linked.parts.filter((part) => typeof part !== 'string')).toHaveLength(2);
  });
});

describe('Code', () => {
  test('inside code gets the indentation of its line', () => {
    const inner = code`{\n  a: 1,\n\n  b: 2,\n}`;
    expect(print('script', code`f({\n  x: ${inner},\n});`)).toContain(
      'f({\n  x: {\n    a: 1,\n\n    b: 2,\n  },\n});',
    );
  });

  test.each(['./x', '../x', '/x', '', 'X', 'a b', '"; x; "'])('of the package %j there is none', (name) => {
    expect(() => fromPackage(name)).toThrow(TypeError);
  });

  test.each(['a-b', '', '1', 'a; b', '*'])('of the name %j there is none', (name) => {
    expect(() => zod(name)).toThrow(TypeError);
  });
});
