import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPlainlyValid } from '../../generator/check/is-plainly-valid.js';
import type { JsonValue } from '../../generator/json/json.js';
import type { Dialect } from '../../generator/schema/dialect.js';
import { KEYWORD_NAMES } from '../../generator/schema/keyword-sets.js';
import { metaSchemaProblems } from '../../generator/validate/ajv/meta-schema.js';
import { REPOSITORY, readTree } from '../support/folders.js';

const DIALECTS: readonly Dialect[] = [
  'draft-04',
  'draft-06',
  'draft-07',
  '2019-09',
  '2020-12',
  'openapi-3.0',
];

/** Values of which each keyword accepts some. */
const VALUES: readonly JsonValue[] = [
  ...[null, true, false, -1, 0, 0.5, 1, 2, 1e300, '', 'a', 'string', 'integer', '#', '#a', 'a#', 'x#y', '['],
  ...[[], [1], ['a'], ['a', 'a'], ['a', 1], ['string', 'null'], ['string', 'text'], ['string', 'string']],
  ...[[true], [{}], [[]], [{}, {}], [{ type: 'text' }], {}, { a: true }, { a: {} }, { a: [] }, { a: 1 }],
  ...[
    { type: 'string' },
    { type: 'text' },
    { minLength: -1 },
    { $schema: 1 },
    { a: { required: ['b', 'b'] } },
  ],
  ...[{ a: ['b'] }, { a: ['b', 'b'] }, { '[': {} }, { unknown: 1 }, { 'x-own': 1 }, [[1], [1]], [1, 1]],
];

const KEYWORDS = [
  ...[...KEYWORD_NAMES, '$schema', '$id', 'id', 'x-own', 'unknown', 'nullable'],
  ...[
    '$anchor',
    '$dynamicAnchor',
    '$dynamicRef',
    '$recursiveAnchor',
    '$recursiveRef',
    '$vocabulary',
    '$defs',
  ],
];

/** Each keyword with each value: alone, and inside a schema. */
const SCHEMAS: readonly JsonValue[] = KEYWORDS.flatMap((keyword) =>
  VALUES.flatMap((value) => [
    { [keyword]: value },
    { type: 'object', properties: { a: { [keyword]: value } } },
    { allOf: [{ items: { [keyword]: value } }] },
  ]),
);

describe.each(DIALECTS)('%s', (dialect) => {
  test('what is plainly valid is valid', () => {
    const plain = SCHEMAS.filter((schema) => isPlainlyValid(schema, dialect));
    expect(plain.filter((schema) => metaSchemaProblems(schema, dialect).length > 0)).toStrictEqual([]);
  });
});

test('a schema inside that names its own dialect is left out', () => {
  const wrong = { $schema: 'http://json-schema.org/draft-07/schema#', minLength: -1 };
  expect(isPlainlyValid({ definitions: { a: wrong } }, '2020-12')).toBe(true);
  expect(isPlainlyValid(wrong, 'draft-07')).toBe(false);
});

test('the schemas of this repository are plainly valid', async () => {
  const schemas = Object.values(await readTree(join(REPOSITORY, 'schemas'))).map((text) => JSON.parse(text));
  expect(schemas.filter((schema) => !isPlainlyValid(schema, '2020-12'))).toStrictEqual([]);
});
