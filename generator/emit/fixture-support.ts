import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { declareFunction, plainCode } from '../module/statement.js';
import { runtimeBehind, runtimeBody } from '../runtime/runtime-source.js';

/** The names of the module that the modules of the fixtures share. */
export const support = fromModule('fixture-support');

/** The module that the fixtures' modules share. It is not an entry point of the package. */
export function supportModule(): OutputModule {
  const exported = ['deepFreeze', 'validVariantsOf', 'invalidVariantsOf', 'makeFrom'];
  return {
    path: 'fixture-support',
    statements: [
      ...plainCode(...runtimeBehind(exported)),
      declareFunction({
        name: 'deepFreeze',
        docs: [
          'Freezes a value and everything in it, so that one test cannot change the fixtures of another.',
        ],
        typeParameters: 'T',
        parameters: [{ name: 'value', type: 'NoInfer<T>' }],
        returns: 'T',
        body: runtimeBody('deepFreeze'),
      }),
      declareFunction({
        name: 'validVariantsOf',
        docs: [
          'Valid payloads that differ from the full one at one place. The values are listed by JSON Pointer.',
        ],
        parameters: [
          { name: 'full', type: 'unknown' },
          { name: 'values', type: '{ readonly [path: string]: readonly unknown[] }' },
        ],
        returns: 'readonly any[]',
        body: runtimeBody('validVariantsOf'),
      }),
      declareFunction({
        name: 'invalidVariantsOf',
        docs: [
          'Invalid payloads that each violate one constraint at one place. A row has the JSON Pointer of an object, the rest of the',
          'pointers of its members, and wrong values for each of them by keyword; an empty list removes the property.',
        ],
        parameters: [
          { name: 'full', type: 'unknown' },
          {
            name: 'violations',
            type: 'readonly (readonly [string, readonly string[], { readonly [keyword: string]: readonly unknown[] }])[]',
          },
        ],
        returns: 'readonly any[]',
        body: runtimeBody('invalidVariantsOf'),
      }),
      declareFunction({
        name: 'makeFrom',
        docs: ['A copy of a valid event, varied by the seed and then overridden.'],
        parameters: [
          { name: 'base', type: 'unknown' },
          { name: 'overrides', type: 'unknown' },
          { name: 'seed', type: 'number' },
          { name: 'validate', type: '(payload: unknown) => { readonly valid: boolean }' },
        ],
        returns: 'any',
        body: runtimeBody('makeFrom'),
      }),
    ],
  };
}
