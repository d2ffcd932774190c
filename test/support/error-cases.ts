/** A schema of a property, a value that it rejects, and the single error. */
export interface ErrorCase {
  readonly name: string;
  readonly schema: unknown;
  readonly value: unknown;
  /** Path relative to the property; '' is the property itself. */
  readonly path: string;
  readonly keyword: string;
  readonly expected: string;
  readonly found: string;
}

const row = (
  name: string,
  schema: unknown,
  value: unknown,
  [path, keyword, expected, found]: readonly [string, string, string, string],
): ErrorCase => ({ name, schema, value, path, keyword, expected, found });

const card = {
  type: 'object',
  required: ['kind', 'number'],
  properties: {
    kind: { const: 'card' },
    number: { type: 'object', properties: { last4: { type: 'string' } } },
  },
};
const cash = { type: 'object', required: ['kind'], properties: { kind: { const: 'cash' } } };

/** For each keyword, and for branches, one value that breaks one constraint. */
export const ERROR_CASES: readonly ErrorCase[] = [
  row('type', { type: 'string' }, 3, ['', 'type', 'a string', 'number']),
  row('type integer', { type: 'integer' }, 1.5, ['', 'type', 'an integer', 'number']),
  row('type of several', { type: ['string', 'null'] }, [], ['', 'type', 'a string or null', 'array']),
  row('type object, an array', { type: 'object' }, [], ['', 'type', 'an object', 'array']),
  row('type object, null', { type: 'object' }, null, ['', 'type', 'an object', 'null']),
  row('const', { const: 'a' }, 'b', ['', 'const', '"a"', '"b"']),
  row('const null', { const: null }, 0, ['', 'const', 'null', '0']),
  row('const object', { const: { a: 1 } }, { a: 2 }, ['', 'const', '{"a":1}', 'an object']),
  row('const object with the key __proto__', { const: JSON.parse('{ "__proto__": 1 }') }, {}, [
    '',
    'const',
    '{"__proto__":1}',
    'an object',
  ]),
  row('enum', { enum: ['a', 1, null] }, true, ['', 'enum', 'one of "a", 1, null', 'true']),
  row('enum, a long text', { enum: ['a'] }, 'x'.repeat(80), [
    '',
    'enum',
    'one of "a"',
    `"${'x'.repeat(56)}...`,
  ]),
  row('format', { type: 'string', format: 'date' }, '2023-02-29', ['', 'format', 'a valid date', 'string']),
  row('pattern', { type: 'string', pattern: '^a+$' }, 'b', [
    '',
    'pattern',
    'a string that matches ^a+$',
    'string',
  ]),
  row('minLength of one', { type: 'string', minLength: 1 }, '', [
    '',
    'minLength',
    'a string of at least 1 character',
    'string',
  ]),
  row('minLength', { type: 'string', minLength: 3 }, '😀😀', [
    '',
    'minLength',
    'a string of at least 3 characters',
    'string',
  ]),
  row('maxLength', { type: 'string', maxLength: 2 }, 'abc', [
    '',
    'maxLength',
    'a string of at most 2 characters',
    'string',
  ]),
  row('minimum', { type: 'number', minimum: 1 }, 0, ['', 'minimum', 'a number >= 1', 'number']),
  row('maximum', { type: 'number', maximum: 1 }, 2, ['', 'maximum', 'a number <= 1', 'number']),
  row('exclusiveMinimum', { type: 'number', exclusiveMinimum: 0 }, 0, [
    '',
    'exclusiveMinimum',
    'a number > 0',
    'number',
  ]),
  row('exclusiveMaximum', { type: 'number', exclusiveMaximum: 0 }, 0, [
    '',
    'exclusiveMaximum',
    'a number < 0',
    'number',
  ]),
  row('multipleOf', { type: 'number', multipleOf: 5 }, 7, ['', 'multipleOf', 'a multiple of 5', 'number']),
  row(
    'minItems',
    { type: 'array', minItems: 2 },
    [1],
    ['', 'minItems', 'an array of at least 2 items', 'array'],
  ),
  row(
    'maxItems',
    { type: 'array', maxItems: 2 },
    [1, 2, 3],
    ['', 'maxItems', 'an array of at most 2 items', 'array'],
  ),
  row(
    'uniqueItems',
    { type: 'array', uniqueItems: true },
    [{ a: 1 }, { a: 1 }],
    ['', 'uniqueItems', 'an array without repeated items', 'array'],
  ),
  row(
    'contains',
    { type: 'array', contains: { const: 1 } },
    [2],
    ['', 'contains', 'an array with an item that matches "contains"', 'array'],
  ),
  row(
    'minContains',
    { type: 'array', contains: { const: 1 }, minContains: 2 },
    [1, 2],
    ['', 'contains', 'an array in which at least 2 items match "contains"', 'array'],
  ),
  row(
    'minContains and maxContains',
    { type: 'array', contains: { const: 1 }, minContains: 2, maxContains: 3 },
    [1],
    ['', 'contains', 'an array in which at least 2 and at most 3 items match "contains"', 'array'],
  ),
  row(
    'maxContains',
    { type: 'array', contains: { const: 1 }, maxContains: 1 },
    [1, 1],
    ['', 'contains', 'an array in which exactly 1 item matches "contains"', 'array'],
  ),
  row(
    'unevaluatedItems',
    { type: 'array', prefixItems: [true], unevaluatedItems: { type: 'string' } },
    ['a', 1],
    ['/1', 'type', 'a string', 'number'],
  ),
  row('items', { type: 'array', items: { type: 'string' } }, ['a', 1], ['/1', 'type', 'a string', 'number']),
  row(
    'prefixItems',
    { type: 'array', prefixItems: [true, { type: 'string' }] },
    [0, 1],
    ['/1', 'type', 'a string', 'number'],
  ),
  row('minProperties', { type: 'object', minProperties: 2 }, { a: 1 }, [
    '',
    'minProperties',
    'an object of at least 2 properties',
    'object',
  ]),
  row('maxProperties', { type: 'object', maxProperties: 0 }, { a: 1 }, [
    '',
    'maxProperties',
    'an object of at most 0 properties',
    'object',
  ]),
  row('required', { type: 'object', required: ['a/b'] }, {}, ['/a~1b', 'required', 'a value', 'nothing']),
  row('properties', { type: 'object', properties: { 'm~n': { type: 'null' } } }, { 'm~n': 1 }, [
    '/m~0n',
    'type',
    'null',
    'number',
  ]),
  row(
    'additionalProperties false',
    { type: 'object', properties: { a: true }, additionalProperties: false },
    { b: 1 },
    ['/b', 'additionalProperties', 'absent', 'number'],
  ),
  row('additionalProperties', { type: 'object', additionalProperties: { type: 'string' } }, { b: 1 }, [
    '/b',
    'type',
    'a string',
    'number',
  ]),
  row('patternProperties', { type: 'object', patternProperties: { '^x': { type: 'string' } } }, { xy: 1 }, [
    '/xy',
    'type',
    'a string',
    'number',
  ]),
  row('propertyNames', { type: 'object', propertyNames: { pattern: '^a' } }, { b: 1 }, [
    '/b',
    'propertyNames',
    'a property with another name',
    'number',
  ]),
  row('dependentRequired', { type: 'object', dependentRequired: { a: ['b'] } }, { a: 1 }, [
    '/b',
    'required',
    'a value',
    'nothing',
  ]),
  row(
    'dependentSchemas',
    { type: 'object', dependentSchemas: { a: { properties: { b: { type: 'string' } } } } },
    { a: 1, b: 2 },
    ['/b', 'type', 'a string', 'number'],
  ),
  row(
    'unevaluatedProperties',
    { type: 'object', allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
    { a: 1, b: 2 },
    ['/b', 'unevaluatedProperties', 'absent', 'number'],
  ),
  row('false', false, 1, ['', 'false schema', 'absent', 'number']),
  row('allOf', { allOf: [{ type: 'number' }, { minimum: 3 }] }, 1, [
    '',
    'minimum',
    'a number >= 3',
    'number',
  ]),
  row('not', { not: { type: 'number' } }, 1, [
    '',
    'not',
    'a value that does not match the schema in "not"',
    'number',
  ]),
  row('anyOf of plain types', { anyOf: [{ type: 'string' }, { type: 'integer' }] }, null, [
    '',
    'type',
    'a string or an integer',
    'null',
  ]),
  row(
    'anyOf with null, matched by the other branch',
    { anyOf: [{ type: 'object', properties: { a: { type: 'string' } } }, { type: 'null' }] },
    { a: 1 },
    ['/a', 'type', 'a string', 'number'],
  ),
  row('oneOf of none', { oneOf: [{ type: 'string' }, { type: 'array' }] }, 1, [
    '',
    'oneOf',
    'a string or an array',
    'number',
  ]),
  row('oneOf of two', { oneOf: [{ type: 'number' }, { minimum: 1 }] }, 1, [
    '',
    'oneOf',
    'a value that matches exactly one of its schemas',
    'number',
  ]),
  row(
    'oneOf of objects, with the deepest error',
    { oneOf: [card, cash] },
    { kind: 'card', number: { last4: 1 } },
    ['/number/last4', 'type', 'a string', 'number'],
  ),
  row('then', JSON.parse('{ "if": { "type": "string" }, "then": { "minLength": 2 } }'), 'a', [
    '',
    'minLength',
    'a string of at least 2 characters',
    'string',
  ]),
  row('else', { if: { type: 'string' }, else: { type: 'object', required: ['a'] } }, {}, [
    '/a',
    'required',
    'a value',
    'nothing',
  ]),
  row(
    'deep inside',
    {
      type: 'array',
      items: { type: 'object', properties: { a: { type: 'array', items: { type: 'null' } } } },
    },
    [{}, { a: [null, 1] }],
    ['/1/a/1', 'type', 'null', 'number'],
  ),
];
