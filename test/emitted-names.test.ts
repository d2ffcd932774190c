import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../generator/schema/schema.js';
import { rootPlace } from '../generator/validate/place.js';
import { placeNames } from '../generator/validate/place-names.js';
import { caseOutput } from './support/cases.js';
import { eventSchema, generateFrom, type Schemas } from './support/catalogs.js';
import { REPOSITORY, readTree } from './support/folders.js';

/** Names that Ajv gives, and those that count. */
const NUMBERED =
  /\b(?:func|validate|pattern|data|part|constant|branch|shape|schema|tag|len|start|passed|wrapper|root|_errs|_valid)\d+\b/g;

describe('Code that people read has no numbered names', () => {
  test.each([
    ['the package', async () => join(REPOSITORY, 'generated')] as const,
    ...['unions-and-tuples', 'maps-and-sets', 'code-hosting'].map(
      (name) => [`the case ${name}`, () => caseOutput(name)] as const,
    ),
  ])('in %s', async (_name, folder) => {
    const files = await readTree(await folder());
    for (const module of ['guards', 'explanations', 'validators', 'all-errors', 'validation-support']) {
      const code = files[`${module}.js`] ?? expect.fail(`no ${module}`);
      // Text and patterns of a schema may hold anything.
      const withoutText = code.replaceAll(/"(?:[^"\\]|\\.)*"|^export const \w+_PATTERN.*$/gm, '');
      expect(withoutText.match(NUMBERED) ?? [], module).toEqual([]);
      expect(withoutText, module).not.toMatch(/if\(|!\(\(|\){2}\{/);
    }
  });
});

const text = { type: 'string', minLength: 2 } as const;
const inner = (key: string): object => ({ type: 'object', required: [key], properties: { [key]: text } });

/** Schemas in which names collide, and a payload of their event. */
const COLLISIONS: Readonly<Record<string, readonly [Schemas, object]>> = {
  'definitions with the names of helpers': [
    {
      'a.json': eventSchema('a', {
        properties: { email: { $ref: '#/$defs/Email' }, object: { $ref: '#/$defs/Object' } },
        $defs: { Email: { type: 'string', format: 'email' }, Object: inner('x') },
      }),
    },
    { email: 'a@b.c', object: { x: 'xy' } },
  ],
  'properties that are spelt alike': [
    {
      'a.json': eventSchema('a', {
        properties: { a_b: inner('x'), aB: inner('y'), 'a-b': inner('z'), '!': inner('q'), '?': inner('r') },
      }),
    },
    { a_b: { x: 'xy' }, aB: { y: 'xy' }, 'a-b': { z: 'xy' }, '!': { q: 'xy' }, '?': { r: 'xy' } },
  ],
  'properties with the names of parameters and keywords': [
    {
      'a.json': eventSchema('a', {
        properties: Object.fromEntries(
          ['value', 'path', 'failures', 'fail', 'class', 'delete', 'undefined', 'isObject', 'before'].map(
            (name) => [name, { ...text, pattern: '^.+$' }],
          ),
        ),
      }),
    },
    { value: 'xy', path: 'xy', failures: 'xy', fail: 'xy', class: 'xy', delete: 'xy', undefined: 'xy' },
  ],
  'a definition with the name of a payload': [
    {
      'a.json': eventSchema('role.made', {
        required: ['type', 'data'],
        properties: { data: { $ref: '#/$defs/Role' }, other: { anyOf: [{ $ref: '#/$defs/RolePayload' }] } },
        $defs: { Role: inner('x'), RolePayload: { enum: ['yes', 'no'] } },
      }),
    },
    { type: 'role.made', data: { x: 'xy' }, other: 'yes' },
  ],
  'an event that refers to itself': [
    { 'a.json': eventSchema('a', { properties: { next: { $ref: '#' }, name: text } }) },
    { name: 'xy', next: { type: 'a', name: 'xy' } },
  ],
};

interface Emitted {
  readonly isWebhookEvent: (payload: unknown) => boolean;
  readonly validateWebhookEvent: (payload: unknown) => { readonly valid: boolean };
}

describe.each(Object.entries(COLLISIONS))('Where names collide: %s', (_name, [schemas, payload]) => {
  test('each place is checked by its own function', async () => {
    const { folder } = await generateFrom(schemas);
    const load = (name: string): Promise<Emitted> =>
      import(/* @vite-ignore */ pathToFileURL(join(folder, 'generated', `${name}.js`)).href);
    const [validators, allErrors] = [await load('validators'), await load('all-errors')];
    const valid = { type: 'a', ...payload };
    const verdicts = (one: unknown): readonly boolean[] => [
      validators.isWebhookEvent(one),
      validators.validateWebhookEvent(one).valid,
      allErrors.validateWebhookEvent(one).valid,
    ];
    expect(verdicts(valid)).toEqual([true, true, true]);
    for (const key of Object.keys(payload)) {
      if (key === 'type') continue;
      expect(verdicts({ ...valid, [key]: 'x' }), key).toEqual([false, false, false]);
    }
  });
});

describe('placeNames', () => {
  const schemas = new Map<string, Schema>([
    [
      'User',
      { type: 'object', properties: { 'home-address': { anyOf: [{ type: 'null' }, { minLength: 1 }] } } },
    ],
    ['shape A', { properties: { meta: { minLength: 1 }, code: { minLength: 1 } } }],
    ['shape B', { properties: { meta: { minLength: 1 }, code: { minLength: 2 } } }],
  ]);
  const shapeNames = new Map([
    ['shape A', 'APayload'],
    ['shape B', 'BPayload'],
  ]);
  const names = placeNames(schemas, { shapeNames, reserved: new Set(['Email']) });
  const at = (owner: string, ...tokens: readonly string[]): string => names.nameOf({ owner, tokens });

  test.each([
    ['a definition by its name', at('User'), 'User'],
    ['a place in it by the way', at('User', 'properties', 'home-address'), 'UserHomeAddress'],
    [
      'a branch by its number where the place around it has the name',
      at('User', 'properties', 'home-address', 'anyOf', '1'),
      'UserHomeAddressOption2',
    ],
    ['what shapes agree on by the way alone', at('shape A', 'properties', 'meta'), 'Meta'],
    ['what they do not agree on by the shape', at('shape B', 'properties', 'code'), 'BPayloadCode'],
    ['what has a reserved name by another one', at('Email'), 'EmailValue'],
  ])('names %s', (_what, name, expected) => {
    expect(name).toBe(expected);
  });

  test('gives constants of one name the same value alone', () => {
    const constant = (code: string): string => names.constantOf(rootPlace('User'), 'PATTERN', code);
    expect([constant('/a/u'), constant('/b/u'), constant('/a/u')]).toEqual([
      'USER_PATTERN',
      'USER_PATTERN_',
      'USER_PATTERN',
    ]);
  });
});
