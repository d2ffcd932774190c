import fc from 'fast-check';

type Json = Readonly<Record<string, unknown>>;

/** A schema with a few of some keywords. */
function some(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>, most = 3): fc.Arbitrary<Json> {
  const names = fc.shuffledSubarray(Object.keys(keywords), { maxLength: most });
  const all = fc.record(keywords, { noNullPrototype: true });
  return fc
    .tuple(all, names)
    .map(([one, kept]) => Object.fromEntries(Object.entries(one).filter(([name]) => kept.includes(name))));
}

const of = fc.constantFrom<unknown[]>;
const listOf = (...values: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const numbers = some({
  minimum: of(-1, 0, 0.5, 1, 2),
  maximum: of(0, 1, 2, 3, 3.5, 6),
  exclusiveMinimum: of(-1, 0, 1, 2),
  exclusiveMaximum: of(1, 2, 3, 7),
  multipleOf: of(1, 2, 3, 0.5, 0.1, 1.5, 6),
  type: of('integer', 'number'),
  enum: listOf(0, 1, 2, 3, 1.5, 6),
});

const PATTERNS = [
  ...['^a', 'b$', '^[ab]*$', '^a+$', 'a', '^(a|b)$', '^(?!a)', '^.{2}$', '^$', '^a?b?$'],
  ...['^(?=a)', '(^|b)a', 'a(b|$)', '[^a]', '\\bb'],
];

const texts = some({
  minLength: of(0, 1, 2, 3),
  maxLength: of(0, 1, 2, 3),
  pattern: of(...PATTERNS),
  format: of('date', 'ipv4', 'uuid', 'date-time', 'hostname', 'uri', 'uri-reference', 'email'),
  enum: listOf('', 'a', 'b', 'ab', 'ba', 'aa'),
  type: of('string'),
});

const leaf = fc.oneof(
  of(
    true,
    false,
    { type: 'null' },
    { type: 'boolean' },
    { const: 1 },
    { enum: ['a', null] },
    { type: ['string', 'integer'] },
  ),
  numbers,
  texts,
);

const key = fc.constantFrom('a', 'b', 'ab', 'c');

function bag(
  keys: fc.Arbitrary<string>,
  inner: fc.Arbitrary<unknown>,
  maxKeys: number,
): fc.Arbitrary<unknown> {
  return fc.dictionary(keys, inner, { maxKeys, noNullPrototype: true });
}

function arrays(inner: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  const keywords = {
    items: inner,
    prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }),
    contains: inner,
    minContains: of(0, 1, 2),
    maxContains: of(0, 1, 2),
    minItems: of(0, 1, 2, 3),
    maxItems: of(0, 1, 2, 3),
    uniqueItems: of(true),
    type: of('array'),
    unevaluatedItems: of(false, { type: 'string' }),
  };
  return some(keywords, 5);
}

function objects(inner: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  const keywords = {
    properties: bag(key, inner, 2),
    patternProperties: bag(fc.constantFrom('^a', 'b$', '^.$', 'a'), inner, 2),
    additionalProperties: inner,
    required: fc.uniqueArray(key, { maxLength: 2 }),
    propertyNames: fc.oneof(texts, of({ enum: ['a', 'b'] }, { pattern: '^a' }, { maxLength: 1 })),
    minProperties: of(0, 1, 2, 3),
    maxProperties: of(0, 1, 2),
    dependentRequired: bag(key, fc.uniqueArray(key, { maxLength: 1 }), 1),
    dependentSchemas: bag(key, inner, 1),
    type: of('object'),
    unevaluatedProperties: of(false, { type: 'string' }, { type: 'integer' }),
  };
  return some(keywords, 5);
}

function choices(inner: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    inner.map((one): Json => ({ not: one })),
    list.map((all): Json => ({ anyOf: all })),
    list.map((all): Json => ({ oneOf: all })),
    list.map((all): Json => ({ allOf: all })),
    fc.tuple(inner, inner, inner).map(([one, then, other]): Json => ({ if: one, then, else: other })),
  );
}

const REFERENCE = { $ref: '#/$defs/R' };

function schema(depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return leaf;
  const inner = fc.oneof(leaf, schema(depth - 1), fc.constant(REFERENCE));
  const main = fc.oneof(arrays(inner), objects(inner));
  // A choice applies to the same value, so that a reference in it could lead back to the schema itself.
  const choice = choices(schema(depth - 1));
  return fc.oneof(
    leaf,
    main,
    choice,
    fc.tuple(main, choice).map(([one, other]) => ({ ...one, ...other })),
  );
}

const definition = fc.oneof(
  some({
    type: of('object'),
    properties: bag(fc.constantFrom('a', 'b'), fc.oneof(leaf, fc.constant(REFERENCE)), 2),
    required: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    additionalProperties: of(true, false, REFERENCE),
  }),
  some({
    type: of('array'),
    items: of(REFERENCE, { anyOf: [REFERENCE, { type: 'null' }] }),
    minItems: of(0, 1),
  }),
);

/** Small schemas in which many keywords meet. The definition R contains itself. */
export const denseSchema: fc.Arbitrary<unknown> = fc
  .tuple(schema(2), definition)
  .map(([root, R]) => (typeof root === 'object' ? { ...root, $defs: { R } } : root));

const WORDS = [
  0,
  1,
  2,
  3,
  0.5,
  1.5,
  6,
  -1,
  0.1,
  0.3,
  '',
  'a',
  'b',
  'ab',
  'ba',
  'aa',
  'c',
  '2024-01-01',
  null,
  true,
  false,
];

/** Values of the words of these schemas. */
export const denseValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: of(...WORDS) },
    { weight: 3, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    {
      weight: 3,
      arbitrary: fc.dictionary(fc.oneof(key, fc.constantFrom('x', 'aab')), tie('value'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    },
  ),
})).value;
