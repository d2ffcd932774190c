import { describe, expect, test } from 'vitest';
import { eventsOf, problemsOf, typesOf, warningsOf } from '../support/catalog-results.js';
import { eventSchema, generateFrom, type Schemas } from '../support/catalogs.js';

const SILENT = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const CARD = { type: 'object', required: ['type'], properties: { type: { const: 'card' } } };

describe('What catalogs contain', () => {
  const withProperty = (property: unknown, more: object = {}) => ({
    'a.json': eventSchema('a', { properties: { x: property }, ...more }),
  });

  test.each<[string, Schemas]>([
    ['unknown formats and custom keywords', withProperty({ type: 'string', format: 'isbn', tsType: 'x' })],
    ['lists with repeated values', withProperty({ enum: ['x', 'y', 'x'] }, { required: ['x', 'x'] })],
    ['objects as constants', withProperty({ const: { a: [1, { b: null }] } })],
    ['empty schemas', withProperty({})],
    ['required properties without a schema', withProperty(true, { required: ['y'] })],
    ['limits with fractions', withProperty({ type: 'integer', minimum: 0.5, maximum: 10.5 })],
    [
      'references with escapes',
      { ...withProperty({ $ref: '#/definitions/a%20b~1c' }, { definitions: { 'a b/c': CARD } }) },
    ],
    [
      'references with keywords beside them',
      withProperty({ $ref: '#/$defs/c', description: 'D' }, { $defs: { c: CARD } }),
    ],
    [
      'definitions in both keywords',
      withProperty(
        { $ref: '#/definitions/d' },
        { $defs: { c: CARD }, definitions: { d: { $ref: '#/$defs/c' } } },
      ),
    ],
    [
      'files with strange names',
      {
        'events/a.json': eventSchema('a', { properties: { x: { $ref: '../x$ y/b@1.json' } } }),
        'x$ y/b@1.json': CARD,
      },
    ],
    [
      'files in distant folders',
      {
        'events/q/w/a.json': eventSchema('a', { properties: { x: { $ref: '../../../m/n/c.json' } } }),
        'm/n/c.json': CARD,
      },
    ],
    [
      'a byte order mark and Windows line ends',
      { 'a.json': `\ufeff${JSON.stringify(eventSchema('a'), null, 2).replaceAll('\n', '\r\n')}` },
    ],
    [
      'every extension',
      {
        'a.schema.json': eventSchema('a', { properties: { x: { $ref: 'b.yml' } } }),
        'b.yml': 'type: object\nproperties: { c: { $ref: c.yaml } }\n',
        'c.yaml': 'type: string\n',
      },
    ],
    ['files of npm beside the schemas', { 'package.json': { name: 'x' }, ...withProperty(true) }],
    [
      'patterns that are valid only without the u flag',
      withProperty({ type: 'string', pattern: '^\\_[\\w-.]+\\:$' }),
    ],
    [
      'recursion through a union',
      withProperty(
        { $ref: '#/$defs/n' },
        { $defs: { n: { oneOf: [{ type: 'null' }, { type: 'array', items: { $ref: '#/$defs/n' } }] } } },
      ),
    ],
  ])('is generated: %s', async (_name, schemas) => {
    expect(await eventsOf(schemas)).toStrictEqual(['a']);
  });

  test('a hundred values and a hundred definitions', async () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 100 }, (_one, at) => [
        `d${at}`,
        { type: 'object', properties: { next: { $ref: `#/$defs/d${(at + 1) % 100}` } } },
      ]),
    );
    const values = Array.from({ length: 1000 }, (_one, at) => `value ${at}`);
    const d0 = { $ref: '#/$defs/d0', properties: { v: { $ref: '#/$defs/v' } } };
    const schemas = withProperty(d0, { $defs: { ...definitions, v: { enum: values } } });
    expect(await typesOf(schemas)).toHaveLength(102);
  });

  test('each warning about a keyword without effect is reported once', async () => {
    const warnings = await warningsOf(withProperty({ enum: ['_', '_'], pattern: '^\\_$' }), {
      dialect: 'draft-07',
    });
    expect(warnings.map(({ code }) => code).sort()).toStrictEqual(['HS212', 'HS213']);
  });

  test('keywords of an older dialect without $schema are reported as such, and the dialect can be configured', async () => {
    const tuple = withProperty({ type: 'array', items: [{ type: 'string' }] });
    expect(await problemsOf(tuple)).toMatchObject([
      { code: 'HS203', hint: expect.stringContaining('"dialect"') },
    ]);
    expect(await eventsOf(tuple, { dialect: 'draft-07' })).toStrictEqual(['a']);
    const limit = withProperty({ type: 'number', minimum: 0, exclusiveMinimum: true });
    expect(await problemsOf(limit)).toMatchObject([
      { code: 'HS203', hint: expect.stringContaining('"dialect"') },
    ]);
    expect(await eventsOf(limit, { dialect: 'draft-04' })).toStrictEqual(['a']);
  });

  test('examples that their schema rejects are left out if the configuration says so', async () => {
    const schemas = withProperty(
      { type: 'string' },
      {
        examples: [
          { type: 'a', x: 1 },
          { type: 'a', x: 'y' },
        ],
      },
    );
    expect(await problemsOf(schemas)).toMatchObject([{ code: 'HS406' }]);
    const { files, result } = await generateFrom(schemas, {
      invalidExamples: 'warning',
      fixtures: { json: true },
    });
    expect(result.warnings).toMatchObject([{ code: 'HS409', pointer: '/examples/0' }]);
    expect(files['fixtures/a/example-1.json']).toBe('{ "type": "a", "x": "y" }\n');
    expect(files['fixtures/a/example-2.json']).toBeUndefined();
  });

  test('samples of the data in an envelope are checked against their schema', async () => {
    const schemas = { 'events/a.json': { ...SILENT, examples: [{ id: 'x' }, { id: 7 }] } };
    expect(await problemsOf(schemas, { discriminator: { envelope: 'cloudevents' } })).toMatchObject([
      { code: 'HS406', pointer: '/examples/1', message: expect.stringContaining('/data/id') },
    ]);
  });

  test('a dynamic reference with a single target is a plain reference', async () => {
    const schemas = withProperty(
      { $dynamicRef: '#node' },
      { $defs: { node: { $dynamicAnchor: 'node', type: 'string' } } },
    );
    expect(await typesOf(schemas)).toStrictEqual(['Node', 'AEvent']);
  });

  test('an embedded schema is checked against its own dialect', async () => {
    const D = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'urn:d',
      type: 'array',
      items: [{ type: 'string' }],
    };
    expect(await eventsOf(withProperty({ $ref: '#/$defs/D' }, { $defs: { D } }))).toStrictEqual(['a']);
  });
});
