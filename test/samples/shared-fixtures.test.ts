import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { fixturesOf } from '../../generator/samples/fixtures-of.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';

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

/** Events that all use the same definition of a user. */
function catalogOfPages(count: number): Catalog {
  const types = Array.from({ length: count }, (_, at) => `page.${String(at).padStart(3, '0')}`);
  const events = types.map((type) => [
    `events/${type}.json`,
    eventSchema(type, { required: ['author'], properties }),
  ]);
  return catalogOf({ 'user.json': user, ...Object.fromEntries(events) });
}

const names = (list: readonly { readonly name: string }[] = []): readonly string[] =>
  list.map(({ name }) => name);

describe('a definition that several places use', () => {
  const [fixtures] = [...fixturesOf(catalogOfPages(1)).values()];

  test('is violated at the first place only, and each place by itself', () => {
    expect(names(fixtures?.invalid)).toEqual([
      'type is missing',
      'author is missing',
      'type is another value',
      'author is null',
      'author is an integer',
      'author.id is missing',
      'author.id is null',
      'author.id is a string',
      'author.role is another value',
      'author.name is an integer',
      'author.name is too short',
      'editor is null',
      'editor is an integer',
      'readers is null',
      'readers is an integer',
      'readers has too few items',
      'readers[0] is null',
      'readers[0] is an integer',
    ]);
  });

  test('varies at the first place only', () => {
    expect(names(fixtures?.variants)).toEqual([
      'author.role is "admin"',
      'author.role is "guest"',
      'author.name is null',
    ]);
  });
});

test('a definition that many events use is violated and varied in ten of them, and its places in all', () => {
  const all = [...fixturesOf(catalogOfPages(52)).values()];
  const counts = all.map(({ invalid, variants }) => [invalid.length, variants.length]);
  expect(counts).toEqual([
    ...Array.from({ length: 10 }, () => [18, 3]),
    ...Array.from({ length: 42 }, () => [18 - 6 - 2, 0]),
  ]);
  const inside = /^(?:author\.|readers\[0\] )/;
  expect(names(all[51]?.invalid).filter((name) => inside.test(name))).toEqual([]);
  expect(names(all[51]?.invalid)).toContain('editor is an integer');
});
