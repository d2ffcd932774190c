import { expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { shareShapes } from '../../generator/catalog/shapes/share-shapes.js';
import { compareCatalogs } from '../../generator/compare/compare-catalogs.js';
import { resolveConfig } from '../../generator/config/resolve-config.js';
import { stopwatch } from '../../generator/diagnostics/stopwatch.js';
import { readCatalog } from '../../generator/pipeline.js';
import { writeCatalog } from '../../scripts/bench/catalogs/write-catalog.mjs';
import { catalogOf } from '../support/catalog-of.js';
import { CONFIG, eventSchema, type Schemas } from '../support/catalogs.js';
import { temporaryFolder } from '../support/folders.js';

const text = { type: 'string' };
const USER = { type: 'object', properties: { login: text, id: text, url: text } };
const OTHER_USER = { type: 'object', properties: { mail: text, id: text, url: text } };
const LABEL = { type: 'object', properties: { color: text, id: text, url: text } };

/** Events by their types, with these properties. */
const events = (properties: Readonly<Record<string, object>>): Schemas =>
  Object.fromEntries(
    Object.entries(properties).map(([type, own]) => [`${type}.json`, eventSchema(type, { properties: own })]),
  );

const BEFORE = {
  'issue.closed': { user: USER, label: LABEL },
  'issue.opened': { user: USER, label: LABEL },
};

/** The events and definitions, in which every part has the name of its shape. */
function places(catalog: Catalog): ReadonlyMap<string, unknown> {
  const { events: all, definitions } = shareShapes(catalog);
  return new Map<string, unknown>([
    ...all.map(({ type, schema }) => [type, schema] as const),
    ...definitions.map(({ name, schema }) => [name, schema] as const),
  ]);
}

test.each([
  ['another event', { 'a.first': { user: USER } }],
  ['an event of which the shape has another property', { 'a.first': { author: USER } }],
  ['the shape in an event once more', { 'issue.closed': { ...BEFORE['issue.closed'], author: USER } }],
  ['a shape with the same property, once', { 'a.first': { user: OTHER_USER } }],
  [
    'an event with objects that are not shared',
    { 'a.first': { from: OTHER_USER, count: { type: 'integer' } } },
  ],
])('%s changes no name and no declaration', (_about, added) => {
  const before = places(catalogOf(events(BEFORE)));
  const now = places(catalogOf(events({ ...BEFORE, ...added })));
  expect([...before.keys()]).toContain('Label');
  for (const [name, schema] of before) if (!(name in added)) expect(now.get(name)).toStrictEqual(schema);
});

test('a name stays when another property becomes the more common one', () => {
  const before = places(catalogOf(events({ ...BEFORE, 'issue.locked': { author: USER } })));
  const more = { 'issue.pinned': { author: USER }, 'issue.moved': { author: USER } };
  const now = places(catalogOf(events({ ...BEFORE, 'issue.locked': { author: USER }, ...more })));
  expect([before.get('User'), before.get('Author')]).toStrictEqual([USER, { $ref: '#/$defs/User' }]);
  expect([now.get('User'), now.get('Author')]).toStrictEqual([{ $ref: '#/$defs/Author' }, USER]);
});

test('what a shape gains in all its places changes no name', () => {
  const more = { ...USER, properties: { ...USER.properties, email: text } };
  const now = places(catalogOf(events({ 'issue.closed': { user: more }, 'issue.opened': { user: more } })));
  expect(now.get('User')).toStrictEqual(more);
});

test('a definition that files name keeps its name, whatever schemas repeat', () => {
  const schemas = events({
    ...BEFORE,
    'issue.closed': { ...BEFORE['issue.closed'], of: { $ref: 'person.json' } },
  });
  const catalog = shareShapes(catalogOf({ ...schemas, 'person.json': USER }));
  expect(catalog.definitions.map(({ name }) => name)).toStrictEqual(['Label', 'Person']);
});

test('diff says that the type of a shape is gone which schemas no longer repeat', () => {
  const before = catalogOf(events(BEFORE));
  const now = catalogOf(
    events({ ...BEFORE, 'issue.opened': { user: USER, label: { ...LABEL, required: ['id'] } } }),
  );
  const gone = compareCatalogs({ before, now }).filter(({ code }) => code === 'HS765');
  expect(gone.map(({ message }) => message)).toStrictEqual(['the exported type Label is gone']);
});

/** Events of the catalog with many shapes of the same property, of which each is added to the others in turn. */
const ADDED = ['check_run.created', 'issue.edited', 'release.closed', 'team.pinned', 'workflow_run.locked'];

test('of 266 names in a catalog that repeats 320 shapes, one event more changes three at most', async () => {
  const folder = await temporaryFolder();
  const { config } = writeCatalog('shared-objects', folder);
  const [resolved] = await resolveConfig({ ...CONFIG, ...config }, folder);
  if (resolved === undefined) throw new Error('No catalog');
  const { catalog } = await readCatalog(resolved, stopwatch());
  const all = namesOf(catalog);
  expect(all.size).toBeGreaterThan(200);
  for (const added of ADDED) {
    const fewer = namesOf({ ...catalog, events: catalog.events.filter(({ type }) => type !== added) });
    const renamed = [...fewer].filter(([name]) => !all.has(name));
    expect(renamed.length, added).toBeLessThanOrEqual(3);
  }
});

/** The names of shared shapes, and what they say. */
function namesOf(catalog: Catalog): ReadonlyMap<string, unknown> {
  const own = new Set(catalog.definitions.map(({ name }) => name));
  return new Map([...places(catalog)].filter(([name]) => !own.has(name) && /^[A-Z]/.test(name)));
}
