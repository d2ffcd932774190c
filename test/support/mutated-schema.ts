import fc from 'fast-check';
import { isRecord } from '../../generator/json/json.js';

type Json = Readonly<Record<string, unknown>>;

const leaf = fc.constantFrom<Json>(
  ...['string', 'number', 'integer', 'boolean'].map((type) => ({ type })),
  { type: ['string', 'null'] },
  { enum: ['a', 'b', 'c'] },
  { enum: ['a', null] },
  { const: 1 },
  { anyOf: [{ enum: ['a', 'b'] }, { type: 'string' }] },
);

/** A schema such as events have: objects, lists, listed values, null, and branches with a tag. */
export const plainSchema: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    { weight: 3, arbitrary: objectOf(tie('value')) },
    tie('value').map((items): Json => ({ type: 'array', items })),
    fc.array(tie('value'), { minLength: 2, maxLength: 3 }).map(tagged),
    fc.tuple(tie('value'), tie('value')).map((list): Json => ({ anyOf: list })),
    tie('value').map((additionalProperties): Json => ({ type: 'object', additionalProperties })),
  ),
})).value;

function objectOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  const keys = ['id', 'name', 'kind', 'lines'];
  return fc
    .tuple(
      fc.subarray(keys, { minLength: 1 }),
      fc.subarray(keys),
      fc.array(value, { minLength: 4, maxLength: 4 }),
    )
    .map(([names, required, values]) => ({
      type: 'object',
      required: required.filter((name) => names.includes(name)),
      properties: Object.fromEntries(names.map((name, at) => [name, values[at]])),
    }));
}

function tagged(values: readonly unknown[]): Json {
  const branches = values.map((value, at) => ({
    type: 'object',
    required: ['tag'],
    properties: { tag: { const: `t${at}` }, value },
  }));
  return { oneOf: branches };
}

/** Chooses some of the changes that are possible, one after the other. */
export const mutations: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(100_000), {
  minLength: 1,
  maxLength: 2,
});

/** The changes. Each gives the schema unchanged where it does not apply. */
const CHANGES: readonly ((schema: Json) => unknown)[] = [
  ...['one', 'two', 'three', 'four'].map(
    (name) => (schema: Json) =>
      isRecord(schema.properties)
        ? { ...schema, properties: { ...schema.properties, [name]: { type: 'string' } } }
        : schema,
  ),
  (schema) => ({ ...schema, description: 'other' }),
  (schema) => ({ ...schema, title: 'Other' }),
  (schema) => (schema.type === 'array' ? { ...schema, maxItems: 9 } : schema),
  (schema) => (schema.type === 'number' ? { ...schema, maximum: 9 } : schema),
  (schema) => (schema.type === 'integer' ? { ...schema, maximum: 9 } : schema),
  (schema) =>
    isRecord(schema.properties) ? { ...schema, properties: withoutFirst(schema.properties) } : schema,
  (schema) =>
    isRecord(schema.properties)
      ? { ...schema, properties: { ...schema.properties, added: { type: 'string' } } }
      : schema,
  (schema) => (Array.isArray(schema.required) ? { ...schema, required: schema.required.slice(1) } : schema),
  (schema) =>
    isRecord(schema.properties) ? { ...schema, required: Object.keys(schema.properties) } : schema,
  (schema) => (Array.isArray(schema.enum) ? { ...schema, enum: schema.enum.slice(1) } : schema),
  (schema) => (Array.isArray(schema.enum) ? { ...schema, enum: [...schema.enum, 'added'] } : schema),
  (schema) => (typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema),
  (schema) => (Array.isArray(schema.type) ? { ...schema, type: schema.type[0] } : schema),
  (schema) => ({ anyOf: [schema, { type: 'null' }] }),
  () => ({ type: 'string' }),
  () => ({ type: 'number' }),
  () => ({}),
  () => ({ type: 'object', properties: { id: { type: 'string' } } }),
  (schema) => (Array.isArray(schema.anyOf) ? { ...schema, anyOf: schema.anyOf.slice(0, 1) } : schema),
  (schema) =>
    Array.isArray(schema.oneOf) ? { ...schema, oneOf: [...schema.oneOf, { type: 'boolean' }] } : schema,
  (schema) => (schema.type === 'string' ? { ...schema, minLength: 1 } : schema),
];

function withoutFirst(properties: Json): Json {
  const [, ...rest] = Object.entries(properties);
  return Object.fromEntries(rest);
}

/** A schema with some changes, each of which changes its text. */
export function mutated(schema: unknown, choices: readonly number[]): unknown {
  return choices.reduce<unknown>((current, choice) => {
    const before = JSON.stringify(current);
    const possible = placesIn(current, []).flatMap((place) =>
      CHANGES.map((apply) =>
        changedAt(current, place, (inner) => (isRecord(inner) ? apply(inner) : inner)),
      ).filter((one) => JSON.stringify(one) !== before),
    );
    return possible[choice % possible.length] ?? current;
  }, schema);
}

const MAPS = ['properties', 'patternProperties'];
const LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];

/** The places of all schemas inside a schema, as keys. */
function placesIn(schema: unknown, at: readonly string[]): readonly (readonly string[])[] {
  if (!isRecord(schema)) return [at];
  const inside = Object.entries(schema).flatMap(([keyword, value]) => {
    if ((MAPS.includes(keyword) && isRecord(value)) || (LISTS.includes(keyword) && Array.isArray(value)))
      return Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, keyword, key]));
    return keyword === 'items' || keyword === 'additionalProperties' ? placesIn(value, [...at, keyword]) : [];
  });
  return [at, ...inside];
}

function changedAt(value: unknown, place: readonly string[], change: (inner: unknown) => unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? changedAt(one, rest, change) : one));
  return isRecord(value) ? { ...value, [key]: changedAt(value[key], rest, change) } : value;
}
