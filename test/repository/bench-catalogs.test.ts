import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { CATALOGS, type MadeCatalog } from '../../scripts/bench/catalogs/catalogs.mjs';
import { brokenPayloads, validPayloads } from '../../scripts/bench/catalogs/payloads.mjs';

const NAMES = Object.keys(CATALOGS);

function made(name: string): MadeCatalog {
  const make = CATALOGS[name];
  if (make === undefined) throw new Error(`No catalog ${name}`);
  return make();
}

/** Ajv's verdict on a payload as an event. */
function validatorOf({ files, events }: MadeCatalog): (type: string, payload: unknown) => boolean {
  const ajv = new Ajv2020({
    strict: false,
    formats: { uri: true, 'uri-template': true, 'date-time': true, email: true },
  });
  for (const [file, { $schema, $id, ...schema }] of Object.entries(files))
    ajv.addSchema(schema, `https://bench.example/${file}`);
  const places = new Map(events.map(({ type, file, pointer }) => [type, `${file}#${pointer}`]));
  return (type, payload) => {
    const check = ajv.getSchema(`https://bench.example/${places.get(type)}`);
    if (check === undefined) throw new Error(`No schema for ${type}`);
    return check(payload) === true;
  };
}

test.each(NAMES)('%s: its payloads are valid, and the broken ones are not', (name) => {
  const catalog = made(name);
  const isValid = validatorOf(catalog);
  const valid = validPayloads(catalog, 2);
  const wrong = valid.filter(({ type, payload }) => !isValid(type, payload)).map(({ type }) => type);
  const missed = brokenPayloads(valid).filter(({ type, payload }) => isValid(type, payload));
  expect(wrong).toStrictEqual([]);
  expect(missed).toStrictEqual([]);
  expect(valid.length).toBe(2 * catalog.events.length);
});

test.each(NAMES)('%s: is the same each time', (name) => {
  expect(JSON.stringify(made(name))).toBe(JSON.stringify(made(name)));
  const catalog = made(name);
  expect(validPayloads(catalog)).toStrictEqual(validPayloads(catalog));
});

test('shared-objects has the proportions of a large published catalog', () => {
  const catalog = made('shared-objects');
  const [file] = Object.values(catalog.files);
  const objects = Object.entries<Record<string, unknown>>(file?.definitions ?? {})
    .filter(([name]) => name.includes('$'))
    .flatMap(([, schema]) => objectsIn(schema).slice(1));
  const texts = validPayloads(catalog).map(({ payload }) => JSON.stringify(payload));
  const often = (part: string): number => Math.round(texts.join().split(part).length / texts.length);
  expect({
    events: catalog.events.length,
    objects: objects.length,
    distinct: new Set(objects.map((one) => JSON.stringify(one))).size,
    uris: often('https://'),
    templates: often('{/'),
  }).toStrictEqual({ events: 261, objects: 1997, distinct: 787, uris: 98, templates: 43 });
});

test('shared-objects: payloads of an event have the same properties as often as published ones', () => {
  // Of the payloads that GitHub's octokit project publishes, 83 of 100 objects have the same keys in another payload of
  // the event.
  const keys = new Map<string, string[]>();
  for (const { type, payload } of validPayloads(made('shared-objects'), 3))
    for (const [place, names] of keysIn(payload, type)) keys.set(place, [...(keys.get(place) ?? []), names]);
  const pairs = [...keys.values()].flatMap(([first, ...others]) => others.map((other) => other === first));
  const same = pairs.filter(Boolean).length / pairs.length;
  expect(Math.round(same * 100)).toBe(83);
});

/** The keys of each object in a value, by its place; of a list, those of the first item. */
function keysIn(value: unknown, place: string): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return keysIn(value[0], `${place}/0`);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => keysIn(inner, `${place}/${key}`));
  return [[place, Object.keys(value).join()], ...inside];
}

/** The schemas of objects in a schema, outer ones first. */
function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && [value.type].flat().includes('object') ? [value] : [];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}
