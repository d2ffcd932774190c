import fc from 'fast-check';
import { KEYWORD_NAMES } from '../../generator/schema/keyword-sets.js';
import { HARMLESS, POISONS } from '../matrix/poisons.js';

/** One change of a text: bytes at a place are replaced. */
export interface Edit {
  /** The place, as a part of the whole from 0 to 1. */
  readonly at: number;
  readonly remove: number;
  readonly insert: Uint8Array;
}

const SNIPPETS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\n',
  '- ',
  '&a ',
  '*a',
  '<<: ',
  '!!binary ',
  '|',
  '%YAML 1.1',
  '\t',
  '\\u',
  '1e999',
  '-0',
  'null',
  '\ufeff',
  '---\n',
  '#',
  '? ',
];

const inserted: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 6 }) },
  { weight: 2, arbitrary: fc.constantFrom(...SNIPPETS).map(bytesOf) },
  { weight: 3, arbitrary: fc.constantFrom('', 'x', '7', ' ', 'type', '$ref', 'null').map(bytesOf) },
);

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Some changes of the bytes of a file. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(0, 1) },
      { weight: 1, arbitrary: fc.nat({ max: 40 }) },
    ),
    insert: inserted,
  }),
  { minLength: 1, maxLength: 2 },
);

/** The bytes of a file after some changes. */
export function edited(bytes: Uint8Array, changes: readonly Edit[]): Uint8Array {
  return changes.reduce((old, { at, remove, insert }) => {
    const place = Math.floor(at * old.length);
    return Buffer.concat([old.subarray(0, place), insert, old.subarray(place + remove)]);
  }, bytes);
}

/** One change of a JSON value: `at` picks one of its objects and lists. */
export interface Mutation {
  readonly at: number;
  readonly action: 'replace' | 'remove' | 'add';
  readonly key: string;
  readonly value: unknown;
}

const texts = [...POISONS.values()].filter((text) => text.length < 1_000);
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e300, '', [], {}, [null], [[]], { $ref: '#' }),
  fc.constantFrom<unknown>(
    'string',
    'object',
    'array',
    ['null', 'string'],
    { type: 'object' },
    { const: 1 },
    [{}, false],
  ),
  fc.constantFrom(...texts, ...HARMLESS),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Some changes of a schema: keywords of the table and other keys get values that are right or wrong. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    at: fc.nat(),
    action: fc.constantFrom<Mutation['action']>('replace', 'remove', 'add'),
    key: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...KEYWORD_NAMES) },
      { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'x', '', ...texts) },
    ),
    value,
  }),
  { minLength: 1, maxLength: 3 },
);

/** A JSON value after some changes. */
export function mutated(root: unknown, changes: readonly Mutation[]): unknown {
  const copy = structuredClone(root);
  for (const { at, action, key, value: wanted } of changes) {
    const places = containers(copy);
    const place = places[at % places.length];
    if (place === undefined) continue;
    const keys = Object.keys(place);
    const target = action === 'add' ? key : keys[at % keys.length];
    if (target === undefined || (target === 'length' && Array.isArray(place))) continue;
    if (action === 'remove') Reflect.deleteProperty(place, target);
    else
      Object.defineProperty(place, target, {
        value: wanted,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return copy;
}

/** Every object and list of a value. */
export function containers(root: unknown): object[] {
  if (typeof root !== 'object' || root === null) return [];
  return [root, ...Object.values(root).flatMap(containers)];
}
