import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { shareShapes } from '../../generator/catalog/shapes/share-shapes.js';
import { writtenOut } from '../../generator/catalog/shapes/written-out.js';
import { refName, type Schema } from '../../generator/schema/schema.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema, generateFrom, type Schemas } from '../support/catalogs.js';

const text = { type: 'string' };

/** An object with three properties: the least that is shared. */
const object = (first: string, more: object = {}): object => ({
  type: 'object',
  required: ['id'],
  properties: { [first]: text, id: text, url: text },
  ...more,
});
const ADDRESS = object('street');
const PERSON = object('login');

/** Events by their types, with these properties. */
function events(properties: Readonly<Record<string, object>>, definitions: Schemas = {}): Schemas {
  const files = Object.entries(properties).map(([type, own]) => [
    `events/${type}.schema.json`,
    eventSchema(type, { properties: own }),
  ]);
  return { ...Object.fromEntries(files), ...definitions };
}

function shared(schemas: Schemas, settings = {}): Catalog {
  return shareShapes(catalogOf(schemas, settings));
}

/** The names that sharing adds. An alias has its target behind it. */
function namesIn(catalog: Catalog): readonly string[] {
  const written = new Set(writtenOut(catalog).definitions.map(({ name }) => name));
  return catalog.definitions
    .filter(({ name }) => !written.has(name))
    .map(({ name, schema }) =>
      typeof schema === 'object' && schema.$ref !== undefined ? `${name} = ${refName(schema.$ref)}` : name,
    );
}

/** The schema of a property of an event. */
function propertyOf({ events: all }: Catalog, type: string, key: string): Schema | undefined {
  const schema = all.find((one) => one.type === type)?.schema;
  return typeof schema === 'object' ? schema.properties?.[key] : undefined;
}

/** The schema of a definition. */
function definitionOf({ definitions }: Catalog, name: string): Schema | undefined {
  return definitions.find((one) => one.name === name)?.schema;
}

const list = (items: object): object => ({ type: 'array', items });
const orNull = (schema: object): object => ({ ...schema, type: ['object', 'null'] });
const within = (key: string, schema: object): object => ({
  type: 'object',
  properties: { [key]: schema, at: text },
});

const NAMES: readonly (readonly [about: string, schemas: Schemas, names: readonly string[]])[] = [
  ['the property', events({ 'a.b': { owner: PERSON }, 'c.d': { owner: PERSON } }), ['Owner']],
  [
    'the property, twice in one event',
    events({ 'a.b': { owner: list(PERSON), ownerList: list(PERSON) } }),
    ['Owner', 'OwnerList = Owner'],
  ],
  [
    'the singular for items of a list',
    events({ 'a.b': { labels: list(PERSON) }, 'c.d': { labels: list(PERSON) } }),
    ['Label'],
  ],
  [
    'the singular for members of a map',
    events({
      'a.b': { entries: { type: 'object', additionalProperties: PERSON } },
      'c.d': { entries: { type: 'object', additionalProperties: PERSON } },
    }),
    ['Entry'],
  ],
  [
    'the title before the property',
    events({
      'a.b': { from: { ...ADDRESS, title: 'Postal address' } },
      'c.d': { to: { ...ADDRESS, title: 'Postal address' } },
    }),
    ['PostalAddress'],
  ],
  [
    'the property of most places',
    events({ 'a.b': { from: PERSON, user: PERSON }, 'c.d': { user: PERSON } }),
    ['From = User', 'User'],
  ],
  [
    'the first by alphabet of equally many',
    events({ 'a.b': { to: PERSON, from: PERSON } }),
    ['From', 'To = From'],
  ],
  [
    'a word more where null is a value',
    events({ 'a.b': { owner: orNull(PERSON) }, 'c.d': { owner: orNull(PERSON) } }),
    ['NullableOwner'],
  ],
  [
    'the property above where two shapes have equally many places',
    events({
      'a.b': { issue: within('user', PERSON), review: within('user', ADDRESS) },
      'c.d': {
        issue: { ...within('user', PERSON), title: 'Other' },
        review: { ...within('user', ADDRESS), title: 'Another' },
      },
    }),
    ['IssueUser', 'ReviewUser'],
  ],
  [
    'the event where nothing else differs',
    events({
      'a.b': { user: PERSON },
      'a.c': { user: PERSON },
      'e.f': { user: ADDRESS },
      'e.g': { user: ADDRESS },
    }),
    ['ABUser', 'EFUser'],
  ],
  [
    'the name alone for the shape of most places',
    events({
      'a.b': { user: PERSON, sender: within('user', PERSON) },
      'a.c': { user: PERSON },
      'e.f': { user: ADDRESS },
      'e.g': { user: ADDRESS },
    }),
    ['EFUser', 'User'],
  ],
  [
    'the event where the property only carries something',
    events({ 'order.paid': { data: PERSON }, 'order.sent': { data: PERSON } }),
    ['OrderPaidData'],
  ],
  [
    'what is around it, where a definition has the name',
    events(
      { 'a.b': { user: PERSON, of: { $ref: '../user.schema.json' } }, 'c.d': { user: PERSON } },
      { 'user.schema.json': ADDRESS },
    ),
    ['ABUser'],
  ],
  [
    'what is around it, where code knows the name already',
    events({ 'a.b': { error: PERSON }, 'c.d': { error: PERSON } }),
    ['ABError'],
  ],
  [
    'the shape around it',
    events({
      'a.b': { team: within('owner', PERSON), owner: ADDRESS },
      'c.d': { team: within('owner', PERSON), owner: ADDRESS, lead: PERSON },
      'e.f': { lead: { ...PERSON, title: 'Owner' } },
      'g.h': { lead: { ...PERSON, title: 'Owner' } },
    }),
    ['ABOwner', 'EFOwner', 'Lead', 'Team'],
  ],
];

describe('A shape is named after', () => {
  test.each(NAMES)('%s', (_about, schemas, names) => {
    expect(namesIn(shared(schemas))).toStrictEqual(names);
  });
});

/** Places of values, and places where the meaning of a schema depends on what is beside it. */
const PLACES: readonly (readonly [place: string, holder: (shape: object) => object, isShared: boolean])[] = [
  ['a property', (shape) => ({ properties: { one: shape } }), true],
  ['a pattern of properties', (shape) => ({ patternProperties: { '^x': shape } }), true],
  ['all other properties', (shape) => ({ additionalProperties: shape }), true],
  ['items', (shape) => ({ items: shape }), true],
  ['an item of a tuple', (shape) => ({ prefixItems: [shape] }), true],
  ['a property in a branch', (shape) => ({ anyOf: [{ properties: { one: shape } }, text] }), true],
  [
    'a property in the result of a condition',
    (shape) => ({ if: text, else: { properties: { one: shape } } }),
    true,
  ],
  ['a branch of anyOf', (shape) => ({ anyOf: [shape, text] }), false],
  ['a branch of oneOf', (shape) => ({ oneOf: [shape, text] }), false],
  ['a part of allOf', (shape) => ({ allOf: [shape, { minProperties: 1 }] }), false],
  ['not', (shape) => ({ not: shape }), false],
  ['a property in not', (shape) => ({ not: { properties: { one: shape } } }), false],
  ['if', (shape) => ({ if: shape, else: { minProperties: 2 } }), false],
  ['else', (shape) => ({ if: { minProperties: 1 }, else: shape }), false],
  ['contains', (shape) => ({ contains: shape }), false],
  ['names of properties', (shape) => ({ propertyNames: shape }), false],
  ['a schema for objects with a property', (shape) => ({ dependentSchemas: { one: shape } }), false],
];

describe('A shape is shared in a place of a value only', () => {
  test.each(PLACES)('%s', (_place, holder, isShared) => {
    // The numbers make the holders differ, so that only what they hold is the same.
    const holding = (least: number) => ({ ...holder(PERSON), minLength: least });
    const found = namesIn(shared(events({ 'a.b': { x: holding(1) }, 'c.d': { x: holding(2) } })));
    expect(found.length).toBe(isShared ? 1 : 0);
  });

  test('not where properties are left over for another keyword', () => {
    const rest = { ...PERSON, unevaluatedProperties: false };
    expect(namesIn(shared(events({ 'a.b': { x: rest }, 'c.d': { x: rest } })))).toStrictEqual([]);
  });
});

describe('What is not shared', () => {
  test.each([
    [
      'objects with two properties',
      { properties: { id: text, url: text } },
      { properties: { id: text, url: text } },
    ],
    ['objects that differ in a constraint', PERSON, { ...PERSON, required: ['id', 'url'] }],
    [
      'objects that differ in the order of their properties',
      { properties: { a: text, b: text, c: text } },
      { properties: { c: text, b: text, a: text } },
    ],
    ['objects with different titles', { ...PERSON, title: 'Buyer' }, { ...PERSON, title: 'Seller' }],
    [
      'objects whose properties have different descriptions',
      object('login'),
      { properties: { login: { ...text, description: 'A name.' }, id: text, url: text }, type: 'object' },
    ],
    [
      'long lists of values',
      { enum: ['a', 'b', 'c', 'd', 'e', 'f'] },
      { enum: ['a', 'b', 'c', 'd', 'e', 'f'] },
    ],
  ])('%s', (_about, one, other) => {
    expect(namesIn(shared(events({ 'a.b': { x: one }, 'c.d': { x: other } })))).toStrictEqual([]);
  });

  test('anything, where the option is off', () => {
    const schemas = events({ 'a.b': { owner: PERSON }, 'c.d': { owner: PERSON } });
    expect(namesIn(shared(schemas, { sharedShapes: false }))).toStrictEqual([]);
  });

  test('what only a shared shape has', () => {
    const team = within('lead', PERSON);
    expect(namesIn(shared(events({ 'a.b': { team }, 'c.d': { team } })))).toStrictEqual(['Team']);
  });
});

describe('Descriptions', () => {
  const [seller, buyer] = [
    { ...PERSON, description: 'Who sells.' },
    { ...PERSON, description: 'Who buys.' },
  ];

  test('stay at their places where they differ', () => {
    const catalog = shared(
      events({ 'a.b': { user: seller }, 'c.d': { user: buyer }, 'e.f': { user: PERSON } }),
    );
    expect(propertyOf(catalog, 'a.b', 'user')).toStrictEqual({
      description: 'Who sells.',
      $ref: '#/$defs/User',
    });
    expect(propertyOf(catalog, 'c.d', 'user')).toStrictEqual({
      description: 'Who buys.',
      $ref: '#/$defs/User',
    });
    expect(propertyOf(catalog, 'e.f', 'user')).toStrictEqual({ $ref: '#/$defs/User' });
    expect(definitionOf(catalog, 'User')).toStrictEqual(PERSON);
  });

  test('are those of the definition where all places agree', () => {
    const catalog = shared(events({ 'a.b': { user: seller }, 'c.d': { user: seller } }));
    expect(propertyOf(catalog, 'a.b', 'user')).toStrictEqual({ $ref: '#/$defs/User' });
    expect(definitionOf(catalog, 'User')).toStrictEqual(seller);
  });

  test('of a place are in the types', async () => {
    const { files } = await generateFrom(events({ 'a.b': { user: seller }, 'c.d': { user: buyer } }));
    expect(files['types.d.ts']).toContain('  /** Who sells. */\n  user?: User;');
    expect(files['types.d.ts']).toContain('  /** Who buys. */\n  user?: User;');
    expect(files['types.d.ts']).toContain('export interface User {');
  });
});

describe('A definition that says the same', () => {
  const schemas = events(
    { 'a.b': { user: PERSON, of: { $ref: '../person.schema.json' } } },
    { 'person.schema.json': { ...PERSON, description: 'Somebody.' } },
  );

  test('is used for a shape, however often that is written out', () => {
    const catalog = shared(schemas);
    expect(namesIn(catalog)).toStrictEqual([]);
    expect(propertyOf(catalog, 'a.b', 'user')).toStrictEqual({ $ref: '#/$defs/Person' });
  });
});

test('Emitted JSON Schemas are those of the files, whether or not shapes are shared', async () => {
  const schemas = events({ 'a.b': { owner: PERSON }, 'c.d': { owner: PERSON } });
  const [on, off] = await Promise.all([
    generateFrom(schemas),
    generateFrom(schemas, { sharedShapes: false }),
  ]);
  const paths = Object.keys(on.files).filter((path) => path.startsWith('schemas/'));
  expect(paths.length).toBe(3);
  for (const path of paths) expect(on.files[path]).toBe(off.files[path]);
  expect(on.files['types.d.ts']).toContain('interface Owner ');
  expect(off.files['types.d.ts']).not.toContain('interface Owner ');
  expect(on.files['definitions.js']).toContain('const schemaOwner = ');
});
