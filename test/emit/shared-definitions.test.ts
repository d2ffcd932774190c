import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { partHomes } from '../../generator/validate/part-homes.js';
import { loadedModules } from '../../scripts/loaded-modules.mjs';
import { catalogOf } from '../support/catalog-of.js';
import {
  type EmittedValidators,
  eventSchema,
  generateFrom,
  importEmitted,
  type Schemas,
} from '../support/catalogs.js';
import { eventModulesIn, fileOf, strayModules } from '../support/event-modules.js';
import type { Tree } from '../support/folders.js';

const ITEM = { type: 'object', required: ['sku'], properties: { sku: { $ref: 'sku.json' } } };
const SKU = { type: 'string', pattern: '^[A-Z]{3}-[0-9]+$' };

/** The output for an event that has an item, and another one with these properties. */
async function withItem(properties: object, more: Partial<CatalogConfig> = {}): Promise<Tree> {
  const { files } = await generateFrom(
    {
      'item.json': ITEM,
      'sku.json': SKU,
      'events/a.json': eventSchema('order.paid', { properties: { item: { $ref: '../item.json' } } }),
      'events/b.json': eventSchema('user.left', { properties }),
    },
    more,
  );
  return files;
}

/** The paragraphs of a module: a declaration, a comment, or the imports. */
function paragraphs(files: Tree, path: string): readonly string[] {
  return (files[path] ?? '').trim().split('\n\n');
}

describe('What one event alone needs', () => {
  test('is in its module, and once more in the modules of all events', async () => {
    const files = await withItem({});
    for (const path of ['payloads.js', 'events/order.paid.js']) {
      expect(files[path]).toMatch(/^const SKU_PATTERN = /m);
      expect(files[path]).toMatch(/^(?:export )?function isSku\(/m);
      expect(files[path]).toMatch(/^(?:export )?function isItem\(/m);
    }
    for (const path of ['json-schemas.js', 'events/order.paid.js']) {
      expect(files[path]).toMatch(/^(?:export )?const schemaSku = /m);
      expect(files[path]).toMatch(/^(?:export )?const schemaItem = /m);
    }
    expect(files['events/user.left.js']).not.toMatch(/item|sku/i);
    expect(Object.keys(files).filter((path) => path.startsWith('definitions/'))).toEqual([]);
    expect(files['definitions.js']).not.toMatch(/(?:is|schema)[A-Z]\w+ |SKU_/);
  });

  test('moves to the module of definitions, with all that it needs, once another event needs it', async () => {
    const [before, after] = [await withItem({}), await withItem({ last: { $ref: '../item.json' } })];
    const without = (path: string): readonly string[] =>
      paragraphs(before, path).filter(
        (text) => !/^(?:export )?\w+ (?:isSku|isItem|SKU_|schemaSku|schemaItem)/.test(text),
      );
    const isOther = (text: string): boolean =>
      !text.startsWith('import ') && !/user_?(?:left|payload)/i.test(text);
    for (const path of ['payloads.js', 'json-schemas.js', 'events/order.paid.js'])
      expect(paragraphs(after, path).filter(isOther)).toEqual(without(path).filter(isOther));
    for (const path of ['guards.js', 'validators.js', 'all-errors.js', 'index.js'])
      expect(after[path]).toBe(before[path]);
    expect(after['definitions.js']).toMatch(/^export const SKU_PATTERN/m);
    expect(after['definitions.js']).toMatch(/^export function isItem\(/m);
    expect(after['definitions.js']).toMatch(/^export const schemaItem/m);
  });

  test('is emitted without the modules of other emitters', async () => {
    const files = await withItem({}, { emitters: ['events'] });
    expect(strayModules(files, '.js')).toEqual([]);
    expect(Object.keys(files).filter((path) => /^all-errors|^fixtures/.test(path))).toEqual([]);
    const alone = await withItem({}, { emitters: ['guards'] });
    expect(eventModulesIn(alone)).toEqual([]);
    expect([...loadedModules(fileOf(alone), 'guards.js').keys()].sort()).toEqual([
      'guards.js',
      'payloads.js',
      'validation-support.js',
    ]);
  });
});

/** What two events, a and b, and definitions refer to, and which definitions both events need. */
const NEEDS: readonly (readonly [what: string, references: readonly string[], shared: readonly string[]])[] =
  [
    ['one each', ['ax', 'by'], []],
    ['the same', ['ax', 'bx'], ['X']],
    ['one, and one that leads to it', ['ax', 'xy', 'by'], ['Y']],
    ['two that lead to the same', ['ax', 'by', 'xz', 'yz', 'zw'], ['W', 'Z']],
    ['two that refer to each other', ['ax', 'by', 'xy', 'yx'], ['X', 'Y']],
    ['one that refers to itself', ['ax', 'xx', 'by'], []],
    ['one that refers back to the event', ['ax', 'xa', 'by'], []],
  ];

describe('Two events that need', () => {
  test.each(NEEDS)('%s: %j share %j', (_what, references, shared) => {
    const schemaOf = (name: string): object => {
      const targets = references.filter((one) => one.startsWith(name)).map((one) => one.slice(1));
      const properties = targets.map((to) => [
        to,
        { $ref: /[ab]/.test(to) ? `events/${to}.json` : `${to}.json` },
      ]);
      return { type: 'object', properties: Object.fromEntries(properties) };
    };
    const names = new Set(references.join(''));
    const schemas = [...names].map((name): [string, object] => {
      const { properties } = schemaOf(name) as { readonly properties: object };
      return /[ab]/.test(name)
        ? [`events/${name}.json`, eventSchema(`${name}.made`, { properties: upwards(properties) })]
        : [`${name}.json`, { type: 'object', properties }];
    });
    const catalog = catalogOf(Object.fromEntries(schemas));
    const homes = partHomes(catalog);
    expect([...homes.many.schemas.keys()]).toEqual(shared);
    expect(
      catalog.definitions
        .map(({ name }) => homes.ofSchema(name) === 'many' && name)
        .filter(Boolean)
        .sort(),
    ).toEqual(shared);
  });

  test('a chain of definitions, however long, share it', () => {
    const count = 900;
    const chain = Array.from({ length: count }, (_, at): [string, object] => [
      `x${at}`,
      at + 1 === count
        ? { type: 'string' }
        : { type: 'object', properties: { next: { $ref: `#/$defs/x${at + 1}` } } },
    ]);
    const event = (type: string): object =>
      eventSchema(type, { properties: { first: { $ref: '../all.json#/$defs/x0' } } });
    const catalog = catalogOf({
      'all.json': { $defs: Object.fromEntries(chain) },
      'events/a.json': event('a.made'),
      'events/b.json': event('b.made'),
    });
    expect(partHomes(catalog).many.schemas.size).toBe(count);
    expect(partHomes(catalog).others.schemas.size).toBe(2);
  });
});

/** References of a schema in a folder to files beside that folder. */
function upwards(properties: object): object {
  return JSON.parse(JSON.stringify(properties).replaceAll('"$ref":"', '"$ref":"../'));
}

describe('In a catalog of 140 events', () => {
  /**
   * Definitions that events refer to: `few` and `FEW`, and `ring` and `knot`, which refer to each other, are needed by four
   * events, `many` by five, `all` by every one, and `one` by one.
   */
  const schemas: Schemas = {
    'all.json': { type: 'string', pattern: '^a' },
    'one.json': { type: 'string', pattern: '^o' },
    'defs.json': {
      $defs: {
        few: { type: 'object', properties: { inner: { $ref: '#/$defs/FEW' } } },
        FEW: { type: 'string', pattern: '^f', enum: ['fa', 'fb', 'fc', 'fd', 'fe'] },
        ring: { type: 'object', properties: { knot: { $ref: '#/$defs/knot' }, size: { minimum: 1 } } },
        knot: { type: 'object', properties: { ring: { $ref: '#/$defs/ring' } }, required: ['ring'] },
        many: { type: 'string', pattern: '^m' },
      },
    },
    ...Object.fromEntries(
      Array.from({ length: 140 }, (_, at): [string, object] => {
        const properties = {
          all: { $ref: '../all.json' },
          [`own_${at}`]: { type: 'string', pattern: `^${at}` },
          ...(at === 0 && { one: { $ref: '../one.json' } }),
          ...(at < 4 && {
            few: { $ref: '../defs.json#/$defs/few' },
            ring: { $ref: '../defs.json#/$defs/ring' },
            knot: { $ref: '../defs.json#/$defs/knot' },
          }),
          ...(at < 5 && { many: { $ref: '../defs.json#/$defs/many' } }),
        };
        return [`events/e${at}.json`, eventSchema(`thing${at}.made`, { properties })];
      }),
    ),
  };

  const generated = generateFrom(schemas, { emitters: ['events'] });

  test('what a few events need has modules of its own, and everything else its place', async () => {
    const { files } = await generated;
    const own = Object.keys(files).filter((path) => path.startsWith('definitions/'));
    expect(own.map((path) => path.toLowerCase()).sort()).toEqual([
      'definitions/few.js',
      'definitions/knot.js',
      'definitions/ring.js',
    ]);
    expect(strayModules(files, '.js')).toEqual([]);
    const loaded = (path: string): readonly string[] => [...loadedModules(fileOf(files), path).keys()];
    expect(loaded('events/thing0.made.js')).toEqual(expect.arrayContaining(own));
    expect(loaded('events/thing4.made.js').filter((path) => path.startsWith('definitions/'))).toEqual([]);
    expect(loaded('validators.js').filter((path) => path.includes('/'))).toEqual([]);
    expect(files['definitions.js']).toMatch(/function isMany\(/);
    expect(files['definitions.js']).not.toMatch(/is(?:Few|FEW|One|Ring|Knot)/);
    expect(files['events/thing0.made.js']).toMatch(/function isOne\(/);
    expect(JSON.parse(files['package.json'] ?? '').files).toContain('definitions');
  });

  test('modules that refer to each other work, and say what validators says', async () => {
    const folder = join((await generated).folder, 'generated');
    const [own, all] = await Promise.all(
      ['events/thing0.made.js', 'validators.js'].map((file) =>
        importEmitted<EmittedValidators>(folder, file),
      ),
    );
    const judge = (validators: EmittedValidators | undefined, more: object): unknown =>
      validators?.validateThing0MadeEvent?.({ type: 'thing0.made', ...more });
    const valid: readonly object[] = [
      { few: { inner: 'fa' }, ring: { knot: { ring: { size: 2 } } } },
      { one: 'o', many: 'm', all: 'a' },
    ];
    const invalid: readonly object[] = [
      { few: { inner: 'fx' } },
      { ring: { knot: {} } },
      { knot: { ring: { knot: { ring: { size: 0 } } } } },
      { one: 'x' },
      { many: 'x' },
    ];
    for (const payload of [...valid, ...invalid]) {
      expect(judge(own, payload)).toMatchObject({ valid: valid.includes(payload) });
      expect(judge(own, payload)).toStrictEqual(judge(all, payload));
    }
  });
});
