import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAccepted } from '../../generator/config/is-accepted.js';
import { documentFailures } from '../../generator/validate/ajv/document-failures.js';
import { REPOSITORY } from '../support/folders.js';

interface Definition {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly examples?: readonly unknown[];
}

const DOCUMENT: { readonly definitions: Readonly<Record<string, Definition>> } = JSON.parse(
  readFileSync(join(REPOSITORY, 'config.schema.json'), 'utf8'),
);

/** The examples, enumerated values and defaults in a schema, at any depth. */
function valuesIn(schema: unknown): readonly unknown[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) => [
    ...((key === 'examples' || key === 'enum') && Array.isArray(inner) ? inner : []),
    ...(key === 'default' ? [inner] : []),
    ...valuesIn(inner),
  ]);
}

const EMITTER = { name: 'own', emit: () => [] };

const VALUES: readonly unknown[] = [
  ...new Map(valuesIn(DOCUMENT).map((value) => [JSON.stringify(value), value])).values(),
  ...[
    null,
    undefined,
    true,
    false,
    0,
    -1,
    1.5,
    7,
    '',
    'x',
    '/type',
    'a b',
    '@acme/events',
    'https://x.example',
  ],
  ...[
    [],
    ['x'],
    ['x', 'x'],
    [1],
    [null],
    {},
    { x: 1 },
    { type: 'x' },
    { name: 'x' },
    [EMITTER],
    [{ emitter: EMITTER }],
  ],
  ...[['types', EMITTER], [{ name: 'own' }], { catalogs: [] }, [{ out: 'x', schemas: 'y' }], () => 1, /x/],
];

/** The definition with the property of each object, and each value for the property. */
const CASES = Object.entries(DOCUMENT.definitions).map(
  ([name, { properties = {}, required = [] }]) =>
    [
      name,
      [...Object.keys(properties), 'unknown'],
      required.map((key) => [key, valuesIn(properties[key])[0] ?? 'x']),
    ] as const,
);

test.each(CASES)('%s accepts what Ajv accepts', (name, keys, required) => {
  const failuresOf = documentFailures(DOCUMENT, `#/definitions/${name}`);
  const base = Object.fromEntries(required);
  const all = [...VALUES, base, ...keys.flatMap((key) => VALUES.map((value) => ({ ...base, [key]: value })))];
  const wrong = all.filter((value) => isAccepted(DOCUMENT, name, value) && failuresOf(value).length > 0);
  expect(wrong).toStrictEqual([]);
});

test.each([
  ['CatalogConfig', { schemas: 'schemas', out: 'generated', package: { name: '@acme/events' } }],
  [
    'CatalogConfig',
    { schemas: ['a/*.json'], out: 'x', emitters: ['types', EMITTER], discriminator: '/type' },
  ],
  ['CatalogsConfig', { catalogs: [{ schemas: 'schemas', out: 'generated' }] }],
])('%s accepts a correct configuration without Ajv', (name, config) => {
  expect(isAccepted(DOCUMENT, name, config)).toBe(true);
});
