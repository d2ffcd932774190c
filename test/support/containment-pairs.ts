import fc from 'fast-check';
import { denseSchema, denseValue } from './dense-schemas.js';
import { randomSchema, randomValue } from './random-schemas.js';

/** Two schemas to compare, and values that may tell them apart. */
export interface RandomPair {
  readonly sub: unknown;
  readonly sup: unknown;
  readonly values: readonly unknown[];
}

type Json = Readonly<Record<string, unknown>>;

const whole: fc.Arbitrary<unknown> = randomSchema.map(({ root, definitions }) =>
  typeof root === 'object' ? { ...root, $defs: definitions } : root,
);

/** A number that picks a place or a change; it is taken modulo the number of possibilities. */
const pick = fc.nat(10_000);

/** The places in a schema at which a schema is, as far as a change needs to know. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

function changedAt(value: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === key ? changedAt(item, rest, change) : item));
  const entries = Object.entries(value as Json);
  return Object.fromEntries(
    entries.flatMap(([name, inner]) => {
      if (name !== key) return [[name, inner]];
      const changed = changedAt(inner, rest, change);
      return changed === undefined ? [] : [[name, changed]];
    }),
  );
}

const SCHEMA_PLACES = new Set(['properties', '$defs', 'patternProperties', 'dependentSchemas']);
const SCHEMAS = new Set(
  'items additionalProperties not if then else contains propertyNames unevaluatedProperties unevaluatedItems'.split(
    ' ',
  ),
);
const LISTS = new Set(['anyOf', 'allOf', 'oneOf', 'prefixItems']);

function isSchemaPlace(path: readonly string[]): boolean {
  const [above, key] = [path.at(-2), path.at(-1)];
  if (key === undefined) return true;
  return SCHEMAS.has(key) || (above !== undefined && (LISTS.has(above) || SCHEMA_PLACES.has(above)));
}

/** A small change of a schema: a number, a keyword that is dropped, or a schema that means the same or a little more. */
function changed(schema: unknown, place: number, kind: number): unknown {
  const places = placesOf(schema).filter(
    (path) => path.length > 0 && !path.some((key) => key === 'enum' || key === 'const'),
  );
  const path = places[place % Math.max(places.length, 1)];
  if (path === undefined) return schema;
  return changedAt(schema, path, (value) => {
    if (typeof value === 'number')
      return value + (kind % 2 === 0 ? 1 : -1) < 0 ? value + 1 : value + (kind % 2 === 0 ? 1 : -1);
    if (isSchemaPlace(path)) return REWRITES[kind % REWRITES.length]?.(value);
    return typeof value === 'boolean' ? !value : value;
  });
}

const REWRITES: readonly ((schema: unknown) => unknown)[] = [
  (schema) => ({ not: { not: schema } }),
  (schema) => ({ anyOf: [schema, { type: 'null' }] }),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  (schema) => ({ if: { minItems: 2 }, then: schema, else: schema }),
  (schema) => ({ allOf: [schema, { not: { const: 'a' } }] }),
  (schema) => ({ oneOf: [schema, { allOf: [{ type: 'integer' }, { not: schema }] }] }),
  (schema) => ({ anyOf: [{ allOf: [schema, { maxProperties: 1 }] }, schema] }),
  () => true,
];

/** Scalars and keys that occur in schemas, and their neighbours. */
function wordsOf(schema: unknown, words = new Set<unknown>()): Set<unknown> {
  if (typeof schema === 'number')
    for (const near of [schema - 1, schema, schema + 0.5, schema + 1]) words.add(near);
  else if (typeof schema === 'string') words.add(schema);
  if (typeof schema !== 'object' || schema === null) return words;
  for (const [key, inner] of Object.entries(schema)) {
    words.add(key);
    wordsOf(inner, words);
  }
  return words;
}

/** Values made of what occurs in the schemas. */
function valuesFor(schemas: readonly unknown[]): fc.Arbitrary<unknown> {
  const words = [...wordsOf(schemas), null, true, '', 'aa', 'abcdef'];
  const keys = words.filter((word) => typeof word === 'string');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: fc.constantFrom(...words) },
      { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
      {
        weight: 3,
        arbitrary: fc.dictionary(fc.constantFrom(...keys), tie('value'), {
          maxKeys: 3,
          noNullPrototype: true,
        }),
      },
    ),
  }));
  return value;
}

/**
 * A pair of schemas and 100 values. Half of the pairs are a schema and a small change of it, which are the ones that
 * need reasoning.
 */
export const randomPair: fc.Arbitrary<RandomPair> = fc
  .tuple(whole, whole, pick, pick, pick)
  .map(([one, other, place, kind, form]) => {
    const near = changed(one, place, kind);
    return form % 4 === 0 ? [one, other] : form % 4 === 1 ? [near, one] : [one, near];
  })
  .chain(([sub, sup]) =>
    fc.record({
      sub: fc.constant(sub),
      sup: fc.constant(sup),
      values: fc.array(fc.oneof(randomValue, valuesFor([sub, sup])), { minLength: 100, maxLength: 100 }),
    }),
  );

/** The same of small schemas in which many keywords meet: two schemas, or a schema and a change of it. */
export const densePair: fc.Arbitrary<RandomPair> = fc
  .tuple(denseSchema, denseSchema, pick, pick, pick)
  .map(([one, other, place, kind, form]) => {
    const near = changed(one, place, kind);
    const options = [
      [one, other],
      [near, one],
      [one, near],
      [{ allOf: [one, { not: other }] }, { not: { allOf: [near, other] } }],
    ];
    return options[form % options.length] ?? [one, other];
  })
  .chain(([sub, sup]) => {
    const values = fc.array(denseValue, { minLength: 100, maxLength: 100 });
    return fc.record({
      sub: fc.constant(withDefinitions(sub)),
      sup: fc.constant(withDefinitions(sup)),
      values,
    });
  });

/** The definitions of the schemas inside, at the root, where references look for them. */
function withDefinitions(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null || '$defs' in schema) return schema;
  const $defs = definitionsIn(schema);
  return $defs === undefined ? schema : { ...schema, $defs };
}

function definitionsIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('$defs' in value) return value.$defs;
  return Object.values(value)
    .map(definitionsIn)
    .find((one) => one !== undefined);
}
