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
    for (const module of [
      'guards',
      'payloads',
      'explanations',
      'validators',
      'all-errors',
      'validation-support',
    ]) {
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
  const text = { minLength: 1 };
  const schemas = new Map<string, Schema>([
    [
      'User',
      { properties: { 'home-address': { anyOf: [{ type: 'null' }, text] }, profile_id: text, name: text } },
    ],
    ['UserProfile', { properties: { id: text } }],
    ['Twice', { properties: { a_b: text, aB: text, both: { ...text, anyOf: [{ type: 'null' }, text] } } }],
    ['Envelope', { properties: { meta: text } }],
    ['shape A', { properties: { meta: text, code: text } }],
  ]);
  const shapeNames = new Map([['shape A', 'APayload']]);
  const origins = new Map([['shape A', new Map([['meta', 'Envelope']])]]);
  const reserved = new Set(['Email', 'UserName']);
  const naming = { shapeNames, origins, reserved };
  const names = placeNames(schemas, naming);
  const at = (owner: string, ...tokens: readonly string[]): string => names.nameOf({ owner, tokens });

  test.each([
    ['a definition by its name', at('User'), 'User'],
    [
      'the only branch of a place that says nothing else by the way to the place',
      at('User', 'properties', 'home-address', 'anyOf', '1'),
      'UserHomeAddress',
    ],
    [
      'a branch by its number where the place around it has a name',
      at('Twice', 'properties', 'both', 'anyOf', '1'),
      'TwiceBothOption2',
    ],
    [
      'what might belong to another definition with a line',
      at('User', 'properties', 'profile_id'),
      'User_ProfileId',
    ],
    ['what has that name without doubt without one', at('UserProfile', 'properties', 'id'), 'UserProfileId'],
    ['what would be a helper with a line', at('User', 'properties', 'name'), 'User_Name'],
    ['ways that read the same as they are written', at('Twice', 'properties', 'aB'), 'Twice_properties_aB'],
    ['both of them', at('Twice', 'properties', 'a_b'), 'Twice_properties_a$5fb'],
    ['what a shape has from a definition by that', at('shape A', 'properties', 'meta'), 'EnvelopeMeta'],
    ['what a shape has of its own by the shape', at('shape A', 'properties', 'code'), 'APayloadCode'],
    ['what has a reserved name by another one', at('Email'), 'EmailValue'],
  ])('names %s', (_what, name, expected) => {
    expect(name).toBe(expected);
  });

  test('gives the same names in any order of requests, and whatever other owners have in them', () => {
    const places = [...schemas].flatMap(([owner, schema]) =>
      Object.keys((typeof schema === 'object' && schema.properties) || {}).map((key) => ({
        owner,
        tokens: ['properties', key],
      })),
    );
    const given = places.map(names.nameOf);
    expect(new Set(given).size).toBe(places.length - 1);
    const backwards = placeNames(new Map([...schemas].reverse()), naming);
    expect([...places].reverse().map(backwards.nameOf)).toEqual([...given].reverse());
    const more = new Map(schemas).set('Envelope', { properties: { meta: text, code: text, 'me-ta': {} } });
    const without = (owner: string): boolean => owner !== 'Envelope' && owner !== 'shape A';
    const others = places.filter(({ owner }) => without(owner));
    expect(others.map(placeNames(more, naming).nameOf)).toEqual(others.map(names.nameOf));
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
