import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AnyNode, parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { runtimeNames } from '../../generator/runtime/runtime-source.js';
import type { Schema } from '../../generator/schema/schema.js';
import { rootPlace } from '../../generator/validate/place.js';
import { placeNames } from '../../generator/validate/place-names.js';
import { caseNames, caseOutput, inCase } from '../support/cases.js';
import { eventSchema, generateFrom, type Schemas } from '../support/catalogs.js';
import { REPOSITORY, readTree, type Tree } from '../support/folders.js';

const text = { type: 'string', minLength: 2 } as const;
const inner = (key: string): object => ({ type: 'object', required: [key], properties: { [key]: text } });

/** Schemas in which many variables of one function would like the same name. */
const CROWDED: Schemas = {
  'a.json': eventSchema('a', {
    properties: {
      deep: { type: 'object', properties: { deep: { type: 'object', properties: { deep: inner('deep') } } } },
      list: { type: 'array', items: { type: 'array', items: { type: 'array', items: inner('item') } } },
      choices: {
        allOf: [
          { anyOf: [inner('x'), inner('y')] },
          { anyOf: [inner('z'), { type: 'null' }] },
          { oneOf: [inner('x'), inner('q')] },
          { oneOf: [inner('p'), { type: 'string' }] },
        ],
      },
      tagged: {
        oneOf: ['one', 'two'].map((kind) => ({
          type: 'object',
          required: ['kind'],
          properties: { kind: { const: kind }, tag: { type: 'string' } },
        })),
      },
      conditions: {
        allOf: [
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          { if: inner('x'), then: inner('y'), else: inner('z') },
          { not: inner('q'), contains: text, minContains: 2, propertyNames: { minLength: 2 } },
          { not: { const: { a: 1 } }, contains: inner('x'), maxContains: 3 },
        ],
      },
      constants: { enum: [{ a: 1 }, [2], 3] },
      patterns: { type: 'object', patternProperties: { '^a': text, '^b': text }, additionalProperties: text },
      tuple: { type: 'array', prefixItems: [text, inner('x'), inner('y')], items: false, uniqueItems: true },
    },
  }),
};

/** Words before the position of a schema or value in a list of the schemas, which is not a counter. */
const POSITION = /(?:Option|Part|Item|_VALUE_|_OPTION_|_PART_|_ITEM_)\d+/g;

/** The names of a module that end with a number, unless the schemas or the runtime have the number in a name. */
function countedNames(code: string, schemas: Tree): readonly string[] {
  const words = new Set(runtimeNames().map(plain));
  for (const schema of Object.values(schemas))
    for (const [word] of schema.matchAll(/[\p{L}\p{Nd}_$-]*\p{Nd}/gu)) words.add(plain(word));
  return namesIn(code).filter((name) => {
    const counted = plain(name.replaceAll(POSITION, ''));
    return /\d$/.test(counted) && ![...words].some((word) => counted.endsWith(word));
  });
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{Nd}]/gu, '');
}

/** The names that a module declares. */
function namesIn(code: string): readonly string[] {
  const names = new Set<string>();
  for (const node of nodesIn(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))) {
    const declared =
      node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' ? [node.id] : [];
    const parameters = 'params' in node ? node.params : [];
    for (const one of [...declared, ...parameters]) if (one?.type === 'Identifier') names.add(one.name);
  }
  return [...names];
}

/** A node of a syntax tree and all nodes inside. */
function nodesIn(node: AnyNode): readonly AnyNode[] {
  const inner = Object.values(node)
    .flat()
    .filter((one): one is AnyNode => typeof one === 'object' && one !== null && 'type' in one);
  return [node, ...inner.flatMap(nodesIn)];
}

test.each([
  ['func0', ['func0']],
  ['before2', ['before2']],
  ['explainCard2', ['explainCard2']],
  ['explainLast4', []],
  ['last4', []],
  ['lastLast4', []],
  ['isCardOption2', []],
  ['decodeBase64', []],
])('A module with the name %s has the counted names %j', (name, expected) => {
  const schemas = { 'card.json': '{ "properties": { "last4": true } }' };
  expect(countedNames(`export const ${name} = 1;`, schemas)).toEqual(expected);
  expect(countedNames(`export function f(${name}) { return ${name}; }`, schemas)).toEqual(expected);
});

describe('Code that people read has no numbered names', async () => {
  const catalogs: readonly (readonly [string, () => Promise<readonly [Tree, Tree]>])[] = [
    [
      'the package',
      async () => [
        await readTree(join(REPOSITORY, 'generated')),
        await readTree(join(REPOSITORY, 'schemas')),
      ],
    ],
    ...(await caseNames()).map(
      (name) =>
        [
          `the case ${name}`,
          async (): Promise<readonly [Tree, Tree]> => [
            await readTree(await caseOutput(name)),
            await readTree(inCase(name, 'schemas')),
          ],
        ] as const,
    ),
    [
      'schemas in which names are crowded',
      async () => [(await generateFrom(CROWDED)).files, { 'a.json': JSON.stringify(CROWDED) }],
    ],
  ];

  test.each(catalogs)('in %s', async (_name, read) => {
    const [files, schemas] = await read();
    const modules = Object.entries(files).filter(([path]) => path.endsWith('.js'));
    expect(modules.length).toBeGreaterThan(10);
    for (const [path, code] of modules) {
      expect(countedNames(code, schemas), path).toEqual([]);
      // Text and patterns of a schema may hold anything.
      const withoutText = code.replaceAll(/"(?:[^"\\]|\\.)*"|^export const \w+_PATTERN.*$/gm, '');
      expect(withoutText, path).not.toMatch(/if\(|!\(\(|\){2}\{/);
      expect(code, path).not.toMatch(/[ \t]$/m);
    }
  });
});

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
