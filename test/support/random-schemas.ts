import fc from 'fast-check';

/** A realistic schema, and the definitions that it refers to. */
export interface RandomSchema {
  readonly root: unknown;
  readonly definitions: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;

const KEYS = [
  'a',
  'b',
  'id',
  'kind',
  'x-a',
  'x-b',
  'user_id',
  'toString',
  'constructor',
  'a12b',
  'f-o',
  'fo',
  'é',
  '_',
];
const WORDS = ['', 'a', 'evt_1', 'evt_', 'red', 'x', '2024-01-02T03:04:05Z', 'someone@example.com'];
const NUMBERS = [0, 1, 2, -1, 1.5, 100];
const PATTERNS = ['^evt_', '^[a-z]+$', '_1$', 'e'];
const KEY_PATTERNS = [
  '^x-',
  '_id$',
  '^x-a',
  '^[a-b]$',
  '^a$',
  'd',
  '.*',
  '[0-9]{2,}',
  'f.*o',
  '^(a|x)',
  '^[a-z_]+$',
  '^é',
  '[a-d]$',
  '^x-.*$',
];
const FORMATS = ['date-time', 'email', 'uuid'];
const NAMES = ['D0', 'D1', 'D2'];
const DEPTH = 3;

const key = fc.constantFrom(...KEYS);
const scalar = fc.oneof(
  fc.constantFrom<string | number>(...WORDS, ...NUMBERS),
  fc.constantFrom(null, true, false),
);

/** Small JSON values, made from the words, numbers and keys that appear in the schemas. */
export const randomValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: DEPTH },
    { weight: 4, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    { weight: 3, arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }) },
  ),
})).value;

/** A schema. `named` are the definitions that it may refer to in place, for the same value. */
function schema(depth: number, named: readonly string[]): fc.Arbitrary<unknown> {
  const leaves = [text, number, values, fc.constantFrom<unknown>(true, {}, { type: 'null' }), booleans];
  const references = named.length === 0 ? [] : [fc.constantFrom(...named).map(reference)];
  if (depth === 0) return fc.oneof(...leaves, ...references, fc.constant(false));
  return fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...leaves, ...references) },
    { weight: 5, arbitrary: objects(depth - 1) },
    { weight: 2, arbitrary: arrays(depth - 1) },
    { weight: 3, arbitrary: choices(depth - 1, named) },
    { weight: 1, arbitrary: conditions(depth - 1, named) },
  );
}

const reference = (name: string): Json => ({ $ref: `#/$defs/${name}` });
const booleans = fc.constant({ type: 'boolean' });

/** A schema with any selection of some keywords. */
function some(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Json> {
  return fc.record(keywords, { requiredKeys: [], noNullPrototype: true });
}

/** A schema with a `type`, which is sometimes left out and sometimes allows null too. */
function typed(type: string, keywords: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const stated = fc.oneof(
    { weight: 7, arbitrary: fc.constant<Json>({ type }) },
    { weight: 2, arbitrary: fc.constant<Json>({ type: [type, 'null'] }) },
    { weight: 2, arbitrary: fc.constant<Json>({}) },
  );
  return fc.tuple(stated, keywords).map(([one, others]) => ({ ...one, ...others }));
}

const text = typed(
  'string',
  some({
    minLength: fc.constantFrom(0, 1, 2),
    maxLength: fc.constantFrom(0, 5, 30),
    pattern: fc.constantFrom(...PATTERNS),
    format: fc.constantFrom(...FORMATS),
  }),
);

const number = fc.oneof(
  typed('number', some({ minimum: fc.constantFrom(0, 1), maximum: fc.constantFrom(1, 100) })),
  typed('integer', some({ exclusiveMinimum: fc.constantFrom(-1, 0), multipleOf: fc.constantFrom(1, 2) })),
);

const listed = fc.oneof(scalar, fc.constantFrom<unknown>([], {}, [1, 'a'], { a: 1 }, { a: { b: null } }));
const values = fc.oneof(
  listed.map((value): Json => ({ const: value })),
  fc
    .uniqueArray(listed, { minLength: 1, maxLength: 4, comparator: sameText })
    .map((list): Json => ({ enum: list })),
  fc
    .uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
    .map((list): Json => ({ anyOf: [{ enum: list }, { type: 'string' }] })),
);

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function objects(depth: number): fc.Arbitrary<Json> {
  const inner = schema(depth, NAMES);
  const keys = fc.uniqueArray(key, { maxLength: 3 });
  const bag = (keyword: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>, maxKeys: number) =>
    fc.dictionary(keyword, value, { maxKeys, noNullPrototype: true });
  const rare = some({
    patternProperties: bag(fc.constantFrom(...KEY_PATTERNS), inner, 2),
    propertyNames: fc.constantFrom<unknown>(
      { enum: ['a', 'b', 'id'] },
      { pattern: '^[a-z]+$' },
      { pattern: '^[a-z][a-z0-9_]*$' },
      { pattern: '^(a|x-)' },
      { pattern: 'o' },
      { maxLength: 3 },
      false,
    ),
    minProperties: fc.constantFrom(0, 1),
    maxProperties: fc.constantFrom(0, 2),
    dependentRequired: bag(key, keys, 2),
    dependentSchemas: bag(key, inner, 1),
    unevaluatedProperties: fc.constantFrom<unknown>(false, { type: 'string' }),
  });
  const common = some({
    properties: bag(key, inner, 4),
    required: keys,
    additionalProperties: fc.oneof(fc.boolean(), inner),
  });
  return typed(
    'object',
    fc.oneof(
      { weight: 3, arbitrary: common },
      {
        weight: 1,
        arbitrary: fc.tuple(common, rare).map(([one, other]) => compilable({ ...one, ...other })),
      },
    ),
  );
}

/** Ajv 8.20 fails on `unevaluatedProperties` beside an empty list of what has been evaluated. */
function compilable(schema: Json): Json {
  const { unevaluatedProperties: _unevaluated, ...rest } = schema;
  return Object.keys(schema.properties ?? {}).length > 0 ? schema : rest;
}

function arrays(depth: number): fc.Arbitrary<Json> {
  const inner = schema(depth, NAMES);
  const common = {
    items: inner,
    minItems: fc.constantFrom(0, 1, 2, 6),
    maxItems: fc.constantFrom(0, 2, 3, 9),
    uniqueItems: fc.boolean(),
    unevaluatedItems: fc.constantFrom<unknown>(false, { type: 'null' }),
  };
  // Never both: with prefixItems, Ajv 8.20 does not check `contains` for an empty array.
  const tuples = some({ ...common, prefixItems: fc.array(inner, { minLength: 1, maxLength: 3 }) });
  const contained = fc.oneof(
    inner,
    scalar.map((value) => ({ const: value })),
  );
  const lists = some({ ...common, contains: contained, minContains: fc.constantFrom(0, 1, 2) });
  const few = fc.oneof(booleans, values);
  const short = fc.record(
    {
      items: few,
      minItems: fc.constantFrom(0, 1),
      maxItems: fc.constantFrom(1, 2, 3),
      uniqueItems: fc.boolean(),
    },
    { requiredKeys: ['items', 'maxItems'], noNullPrototype: true },
  );
  return typed('array', fc.oneof(tuples, lists, short));
}

function choices(depth: number, named: readonly string[]): fc.Arbitrary<Json> {
  const branches = fc.array(schema(depth, named), { minLength: 1, maxLength: 3 });
  const choice = fc.oneof(
    branches.map((list): Json => ({ anyOf: list })),
    branches.map((list): Json => ({ oneOf: list })),
    branches.map((list): Json => ({ allOf: list })),
    fc.tuple(schema(depth, named)).map(([one]): Json => ({ anyOf: [one, { type: 'null' }] })),
  );
  return fc.oneof(
    choice,
    fc.tuple(objects(depth), choice).map(([one, other]) => ({ ...one, ...other })),
  );
}

function conditions(depth: number, named: readonly string[]): fc.Arbitrary<Json> {
  const inner = schema(depth, named);
  const followings = fc.subarray(['then', 'else']);
  const condition = fc.tuple(inner, fc.array(inner, { minLength: 2, maxLength: 2 }), followings).map(
    ([one, then, words]): Json => ({
      if: one,
      ...Object.fromEntries(words.map((word, at) => [word, then[at]])),
    }),
  );
  const negation = inner.map((one): Json => ({ not: one }));
  const beside = fc.oneof(fc.constant<Json>({}), objects(depth));
  return fc.tuple(beside, fc.oneof(condition, negation)).map(([one, other]) => ({ ...one, ...other }));
}

/** Schemas such as people write, some of them recursive. Each has three definitions. */
export const randomSchema: fc.Arbitrary<RandomSchema> = fc.record({
  root: schema(DEPTH, NAMES),
  // In place, a definition may refer only to those before it: a cycle of references to the same value has no meaning.
  definitions: fc.record(
    Object.fromEntries(NAMES.map((name, at) => [name, schema(DEPTH - 1, NAMES.slice(0, at))])),
  ),
});
