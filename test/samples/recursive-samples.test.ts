import { expect, test } from 'vitest';
import { payloadsWithData } from '../support/samples-of.js';

const text = { type: 'string' };

const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const levels = (make: (next: object) => object, depth = 26) =>
  Object.fromEntries(
    Array.from({ length: depth }, (_, at) => [
      `L${at}`,
      make(at === depth - 1 ? { type: 'object' } : ref(`L${at + 1}`)),
    ]),
  );
/** Definitions that refer to themselves, or to another definition twice, and a part of the full value. */
const RECURSIVE: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  [
    'a condition that refers back to its schema',
    {
      L0: {
        type: 'object',
        required: ['x'],
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        properties: { x: { type: ['object', 'string'], if: { type: 'object' }, then: ref('L0') } },
      },
    },
    '"x"',
  ],
  [
    'dependentSchemas that refer back to their schema',
    {
      L0: {
        type: 'object',
        required: ['y', 'x'],
        properties: {
          y: text,
          x: { type: 'object', properties: { y: text }, dependentSchemas: { y: ref('L0') } },
        },
      },
    },
    '"y":"y"',
  ],
  [
    'a condition that is its own schema',
    { L0: { type: 'object', properties: { x: { type: ['object', 'string'], if: ref('L0') } } } },
    '"x":{',
  ],
  // With more levels, a validator would need too long, and the schema is refused.
  ['the same branch twice, on 15 levels', levels((next) => ({ anyOf: [next, next] }), 15), '{}'],
  ['the same part twice, on 15 levels', levels((next) => ({ allOf: [next, next] }), 15), '{}'],
  [
    'an impossible property beside one that others depend on',
    levels((next) => ({
      type: 'object',
      required: ['n'],
      properties: { a: text, n: next, bad: false },
      dependentRequired: { a: ['n'] },
    })),
    '"a":"a"',
  ],
  [
    'six definitions that each contain the five others',
    Object.fromEntries(
      [...'012345'].map((own) => {
        const others = [...'012345'].filter((one) => one !== own).map((one) => [`p${one}`, ref(`L${one}`)]);
        return [`L${own}`, { type: 'object', properties: { id: text, ...Object.fromEntries(others) } }];
      }),
    ),
    '"p5":{"id":"id"}',
  ],
];

test.each(RECURSIVE)('A payload is found for %s', (_what, definitions, part) => {
  const { full } = payloadsWithData(ref('L0'), definitions);
  expect(JSON.stringify(full)).toContain(part);
});
