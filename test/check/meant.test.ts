import { describe, expect, test } from 'vitest';
import { pointerMeant } from '../../generator/catalog/index/pointer-meant.js';
import { meantKeyword } from '../../generator/check/meant-keyword.js';
import { typeMeant } from '../../generator/check/type-meant.js';
import { eventSchema } from '../support/catalogs.js';
import { diagnosticsIn, diagnosticsOfProperty, inOneLine } from '../support/schema-diagnostics.js';

const DRAFT_04 = 'http://json-schema.org/draft-04/schema#';

describe('a word that is almost a keyword', () => {
  test.each([
    ['comment', 'draft-06', undefined],
    ['comment', 'draft-07', '$comment'],
    ['exampels', 'draft-04', undefined],
    ['exampels', 'draft-06', 'examples'],
    ['propertyName', 'draft-04', undefined],
    ['propertyName', '2020-12', 'propertyNames'],
    ['requierd', 'draft-04', 'required'],
    ['nulable', 'openapi-3.0', 'nullable'],
    ['nulable', 'draft-07', undefined],
    ['readonly', 'openapi-3.0', 'readOnly'],
    ['depreciated', 'openapi-3.0', 'deprecated'],
    ['discriminater', 'openapi-3.0', 'discriminator'],
  ] as const)('%s in %s means %s', (word, dialect, meant) => {
    expect(meantKeyword(word, dialect)).toBe(meant);
  });

  test.each([
    ['addtionalProperties', 'additionalProperties'],
    ['aditionalProperties', 'additionalProperties'],
    ['paternProperties', 'patternProperties'],
    ['unevalutedProperties', 'unevaluatedProperties'],
    ['exlusiveMinimum', 'exclusiveMinimum'],
    ['dependantRequired', 'dependentRequired'],
  ])('%s is an error, although another keyword is in it', (word, meant) => {
    const x = { properties: { y: true }, type: 'object', [word]: false };
    expect(diagnosticsOfProperty(x)).toMatchObject([{ code: 'HS201', hint: `did you mean "${meant}"?` }]);
  });

  test.each(['tsType', 'enumNames', 'optionalProperties', 'customProperties', 'itemsPerPage'])(
    '%s is a word of its own',
    (word) => {
      const [found, ...others] = diagnosticsOfProperty({ type: 'string', [word]: [] });
      expect(others).toStrictEqual([]);
      expect(found).toMatchObject({ code: 'HS202', hint: expect.not.stringContaining('did you mean') });
    },
  );

  test('is an error where the dialect has the keyword, and a warning elsewhere', () => {
    const x = { type: 'string', propertyName: { type: 'string' } };
    expect(diagnosticsOfProperty(x)).toMatchObject([{ code: 'HS201', severity: 'error' }]);
    expect(diagnosticsOfProperty(x, { $schema: DRAFT_04 }).slice(1)).toMatchObject([
      { code: 'HS202', severity: 'warning', pointer: '/properties/x/propertyName' },
    ]);
  });

  test('is a warning that names the keyword, or nothing, if the configuration says so', () => {
    const x = { type: 'integer', minimun: 1, owner: 'me' };
    expect(
      diagnosticsOfProperty(x, { settings: { unknownKeywords: 'warning' } }).map(inOneLine),
    ).toStrictEqual([
      'HS202 /properties/x/minimun: unknown keyword "minimun" (did you mean "minimum"?)',
      'HS202 /properties/x/owner: unknown keyword "owner" (it has no effect; start the name of an annotation of your own with x-)',
    ]);
    expect(diagnosticsOfProperty(x, { settings: { unknownKeywords: 'ignore' } })).toStrictEqual([]);
  });

  test('is a place for definitions where references lead into it', () => {
    const refs = ['types.json#/Items', 'types.json#/parts/Type', '#/$def/x'].map(($ref) => ({ $ref }));
    const part = { type: 'string' };
    const schemas = {
      'a.json': eventSchema('a', {
        properties: { list: { prefixItems: refs, type: 'array' } },
        $def: { x: part },
      }),
      'types.json': { Items: part, parts: { Type: part }, Item: part },
    };
    expect(diagnosticsIn(schemas).map(({ code, pointer }) => `${code} ${pointer}`)).toStrictEqual([
      'HS201 /Item',
    ]);
  });

  test('of another dialect is reported even if unknown ones are not', () => {
    const x = { type: 'string', const: 'x' };
    const found = diagnosticsOfProperty(x, {
      $schema: DRAFT_04,
      properties: { x, type: { enum: ['a'] } },
      settings: { unknownKeywords: 'ignore' },
    });
    expect(found).toMatchObject([
      { code: 'HS202', message: '"const" is not a keyword of draft-04 and has no effect' },
    ]);
  });
});

test('draft-04 has no "examples": they may be anything, and are not read', () => {
  const schema = {
    ...eventSchema('a'),
    $schema: DRAFT_04,
    properties: { type: { enum: ['a'] } },
    examples: { a: 1 },
  };
  expect(diagnosticsIn({ 'a.json': schema })).toMatchObject([
    {
      code: 'HS202',
      pointer: '/examples',
      message: '"examples" is not a keyword of draft-04 and has no effect',
    },
  ]);
});

test.each([
  [{ type: 'integer', min: 0 }, 'minimum'],
  [{ type: ['number', 'null'], max: 9 }, 'maximum'],
  [{ type: 'string', max: 9 }, 'maxLength'],
  [{ type: 'array', min: 1 }, 'minItems'],
  [{ type: 'object', min: 1 }, 'minProperties'],
])('min and max are not keywords: %j means %s', (x, meant) => {
  expect(diagnosticsOfProperty(x)).toMatchObject([
    { code: 'HS202', hint: `it has no effect; did you mean "${meant}"?` },
  ]);
});

test.each([
  ['typ', 'type'],
  ['tpye', 'type'],
  ['enm', 'enum'],
  ['ref', '$ref'],
  ['defs', '$defs'],
  ['def', '$defs'],
  ['nto', 'not'],
  ['anOf', 'anyOf'],
  ['cnst', 'const'],
])('a short word that is almost a keyword gives a hint: %s means %s', (word, meant) => {
  const [found] = diagnosticsOfProperty({ [word]: 'x' });
  expect(found?.code).toMatch(/^HS20[12]$/);
  expect(found?.hint).toContain(`did you mean "${meant}"?`);
});

test.each([
  'note',
  'tag',
  'tags',
  'when',
  'name',
  'url',
  'id',
  'x',
  'map',
  'sort',
  'unit',
  'rule',
  'role',
  'key',
  'icon',
])('a short word of its own gives no such hint: %s', (word) => {
  for (const { hint } of diagnosticsOfProperty({ [word]: 'x' })) expect(hint).not.toContain('did you mean');
});

test.each([
  [true, 'beside "properties": "required": ["x"]'],
  [false, 'remove it'],
])('required: %s at a property says what to write in its object', (required, hint) => {
  expect(diagnosticsOfProperty({ type: 'string', required })).toMatchObject([
    { code: 'HS203', pointer: '/properties/x/required', hint: expect.stringContaining(hint) },
  ]);
});

test('a type that is misspelt in a list is named with the keyword of the list', () => {
  expect(diagnosticsOfProperty({ type: ['string', 'nul'] })).toMatchObject([
    {
      code: 'HS203',
      pointer: '/properties/x/type/1',
      message: 'an item of "type" cannot be "nul"',
      hint: expect.stringMatching(/^did you mean "null"\?/),
    },
  ]);
});

test('min beside the limit that it would mean is a word of its own', () => {
  const [found] = diagnosticsOfProperty({ type: 'integer', min: 0, minimum: 0 });
  expect(found?.hint).not.toContain('did you mean');
});

test.each([
  ['int', 'integer'],
  ['Integer', 'integer'],
  ['interger', 'integer'],
  ['float', 'number'],
  ['bool', 'boolean'],
  ['str', 'string'],
  ['strng', 'string'],
  ['list', 'array'],
  ['dict', 'object'],
  ['nil', 'null'],
  ['constructor', undefined],
  ['any', undefined],
])('the type %s means %s', (word, meant) => {
  expect(typeMeant(word)).toBe(meant);
  const [found] = diagnosticsOfProperty({ type: word });
  expect(found).toMatchObject({ code: 'HS203', pointer: '/properties/x/type' });
  if (meant === undefined) expect(found?.hint).not.toContain('did you mean');
  else expect(found?.hint).toContain(`did you mean "${meant}"?`);
});

test('a type in a list is corrected too', () => {
  const [found] = diagnosticsOfProperty({ type: ['null', 'int'] });
  expect(found).toMatchObject({ code: 'HS203', pointer: '/properties/x/type/1' });
  expect(found?.hint).toContain('did you mean "integer"?');
});

describe('a pointer without a target', () => {
  const root = {
    $defs: {
      Address: { type: 'object' },
      'a/b': { type: 'string' },
      amount: { properties: { value: true } },
    },
    definitions: { Line: {} },
    components: { schemas: { Order: {}, Customer: {} } },
  };
  test.each([
    ['/$defs/Adress', '/$defs/Address'],
    ['/$defs/address', '/$defs/Address'],
    ['/defs/Address', '/$defs/Address'],
    ['/$defs/amount/propertes/value', '/$defs/amount/properties/value'],
    ['/definitions/Address', '/$defs/Address'],
    ['/$defs/Line', '/definitions/Line'],
    ['/components/Order', '/components/schemas/Order'],
    ['/Oder', undefined],
    ['/schemas/Custmer', '/components/schemas/Customer'],
    ['/$defs/Invoice', undefined],
    ['/$defs/a~1c', undefined],
  ])('%s means %s', (pointer, meant) => {
    expect(pointerMeant(root, pointer)).toBe(meant);
  });

  test('gives a hint with the reference to write', () => {
    const schemas = {
      'a.json': eventSchema('a', { properties: { x: { $ref: 'parts.json#/$defs/Adress' } } }),
      'parts.json': { $defs: { Address: { type: 'object' } } },
    };
    expect(diagnosticsIn(schemas)).toMatchObject([
      { code: 'HS301', pointer: '/properties/x/$ref', hint: 'did you mean parts.json#/$defs/Address?' },
    ]);
  });

  test('the same holds for anchors', () => {
    const $defs = { one: { $anchor: 'customer', type: 'string' } };
    expect(diagnosticsOfProperty({ $ref: '#custmer' }, { $defs })).toMatchObject([
      { code: 'HS301', hint: 'did you mean #customer?' },
    ]);
  });
});
