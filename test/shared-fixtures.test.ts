import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../generator/catalog/build-catalog.js';
import type { Catalog } from '../generator/catalog/catalog.js';
import { fixturesOf } from '../generator/fixtures/build-fixtures.js';
import type { JsonValue } from '../generator/json.js';
import { lowerCatalog } from '../generator/lower/lower-catalog.js';
import { SETTINGS } from './support/settings.js';

const user = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer' },
    role: { enum: ['admin', 'guest'] },
    name: { type: ['string', 'null'], minLength: 1 },
  },
};

const reference = { $ref: '../user.json' };
const properties = {
  author: reference,
  editor: reference,
  readers: { type: 'array', items: reference, minItems: 2 },
};

function document(file: string, schema: unknown) {
  return { path: file, file, text: JSON.stringify(schema), value: schema as JsonValue };
}

/** Events that all have the same users in them. */
function catalogOf(count: number): Catalog {
  const types = Array.from({ length: count }, (_, at) => `page.${String(at).padStart(3, '0')}`);
  const events = types.map((type) =>
    document(`events/${type}.json`, {
      type: 'object',
      required: ['type', 'author'],
      properties: { type: { const: type }, ...properties },
    }),
  );
  const loaded = { documents: [document('user.json', user), ...events], broken: [], diagnostics: [] };
  return lowerCatalog(buildCatalog(loaded, SETTINGS).catalog);
}

const names = (list: readonly { readonly name: string }[] = []): readonly string[] =>
  list.map(({ name }) => name);

describe('what several places share', () => {
  const [fixtures] = [...fixturesOf(catalogOf(1)).values()];

  test('is broken at the first of them, and each place for itself', () => {
    expect(names(fixtures?.invalid)).toEqual([
      'type is missing',
      'author is missing',
      'type is another value',
      'author is null',
      'author is of kind integer',
      'author.id is missing',
      'author.id is null',
      'author.id is of kind string',
      'author.role is another value',
      'author.name is of kind integer',
      'author.name is too short',
      'editor is null',
      'editor is of kind integer',
      'readers is null',
      'readers is of kind integer',
      'readers has too few items',
      'readers[0] is null',
      'readers[0] is of kind integer',
    ]);
  });

  test('varies at the first of them', () => {
    expect(names(fixtures?.variants)).toEqual([
      'author.role is "admin"',
      'author.role is "guest"',
      'author.name is null',
    ]);
  });
});

test('what many events share is broken and varied in the first fifty of them, and its places in all', () => {
  const all = [...fixturesOf(catalogOf(52)).values()];
  const counts = all.map(({ invalid, variants }) => [invalid.length, variants.length]);
  expect(counts).toEqual([
    ...Array.from({ length: 50 }, () => counts[0]),
    ...Array.from({ length: 2 }, () => [Number(counts[0]?.[0]) - 6, 0]),
  ]);
  const inside = /^(?:author\.|readers\[0\]\.)/;
  expect(names(all[51]?.invalid).filter((name) => inside.test(name))).toEqual([]);
  expect(names(all[51]?.invalid)).toContain('editor is of kind integer');
});
