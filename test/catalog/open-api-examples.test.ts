import { describe, expect, test } from 'vitest';
import { problemsOf } from '../support/catalog-results.js';
import { eventSchema, generateFrom, type Schemas } from '../support/catalogs.js';
import { document, MADE, made, webhook } from '../support/open-api.js';

describe('Examples of a media type', () => {
  const withMedia = (media: object, more: object = {}): Schemas => ({
    'api.json': document({ webhooks: { made: webhook(MADE, media) }, ...more }),
  });

  test.each<[string, object]>([
    ['example', { example: made(42) }],
    ['examples', { examples: { usual: { summary: 'As usual', value: made(42) } } }],
    ['a reference among examples', { examples: { usual: { $ref: '#/components/examples/Usual' } } }],
    ['an example in another file', { examples: { usual: { $ref: 'examples/usual.json' } } }],
    [
      'an example without a value beside another',
      { examples: { a: { externalValue: 'a.json' }, b: { value: made(42) } } },
    ],
    [
      'the same value twice',
      { examples: { a: { value: made(42) }, b: { value: { n: 42, type: 'order.made' } } } },
    ],
  ])('are examples of the event: %s', async (_what, media) => {
    const schemas = {
      ...withMedia(media, { components: { examples: { Usual: { value: made(42) } } } }),
      'examples/usual.json': { summary: 'As usual', value: made(42) },
    };
    const { files } = await generateFrom(schemas, { fixtures: { json: true } });
    const examples = Object.keys(files).filter((path) => /^fixtures\/.*\/example-/.test(path));
    expect(examples).toEqual(['fixtures/order.made/example-1.json']);
    expect(JSON.parse(files[examples[0] ?? ''] ?? '')).toEqual(made(42));
  });

  test('belong to the event of a union whose type they have', async () => {
    const union = { oneOf: [MADE, eventSchema('order.lost')] };
    const media = { examples: { a: { value: made(42) }, b: { value: { type: 'order.lost', by: 'post' } } } };
    const { files } = await generateFrom({
      'api.json': document({ webhooks: { any: webhook(union, media) } }),
    });
    expect(files['fixtures/order.made.js']).toContain('42');
    expect(files['fixtures/order.made.js']).not.toContain('post');
    expect(files['fixtures/order.lost.js']).toContain('post');
  });

  test('of a union are errors where they are of none of its events', async () => {
    const union = { oneOf: [MADE, eventSchema('order.lost')] };
    const media = {
      examples: { a: { value: made(42) }, b: { value: { type: 'order.lots' } }, c: { value: {} } },
    };
    const schemas = { 'api.json': document({ webhooks: { any: webhook(union, media) } }) };
    const place = '/webhooks/any/post/requestBody/content/application~1json/examples';
    expect(await problemsOf(schemas)).toMatchObject([
      {
        code: 'HS406',
        pointer: `${place}/b/value`,
        message: 'this example is of none of the 2 events of its schema: /type is "order.lots"',
        hint: 'did you mean "order.lost"?',
      },
      { code: 'HS406', pointer: `${place}/c/value`, message: expect.stringContaining('/type is missing') },
    ]);
    const { result, files } = await generateFrom(schemas, { invalidExamples: 'warning' });
    expect(result.warnings.map(({ code }) => code)).toContain('HS409');
    expect(Object.values(files).join('\n')).not.toContain('order.lots');
  });

  test.each<[string, object]>([
    ['one schema of several events', { ...MADE, properties: { type: { enum: ['a', 'b'] } } }],
    [
      'a union of variants and another event',
      {
        oneOf: [
          eventSchema('a', { required: ['n'] }),
          eventSchema('a', { required: ['m'] }),
          eventSchema('b'),
        ],
      },
    ],
  ])('of %s are errors where they are of none of them', async (_what, schema) => {
    const examples = {
      a: { value: { type: 'a', n: 1 } },
      b: { value: { type: 'b', n: 1 } },
      c: { value: { type: 'c' } },
    };
    const schemas = { 'api.json': document({ webhooks: { any: webhook(schema, { examples }) } }) };
    const errors = (await problemsOf(schemas)).filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([
      { code: 'HS406', pointer: expect.stringMatching(/\/examples\/c\/value$/) },
    ]);
  });

  test('of events that a map takes out of a schema of several may be of the others', async () => {
    const properties = { type: { enum: ['a', 'b', 'c'] } };
    const schema = { type: 'object', required: ['type'], properties, examples: [{ type: 'c' }] };
    const events = { a: 'one.json', b: 'one.json' };
    const { result } = await generateFrom({ 'one.json': schema }, { events });
    expect(result.events).toStrictEqual(['a', 'b']);
  });

  test.each<[string, object, string]>([
    ['example', { example: made('many') }, '/example'],
    ['examples', { examples: { old: { value: made('many') } } }, '/examples/old/value'],
  ])('are checked: %s', async (_what, media, place) => {
    expect(await problemsOf(withMedia(media))).toMatchObject([
      { code: 'HS406', pointer: `/webhooks/made/post/requestBody/content/application~1json${place}` },
    ]);
  });

  test('hold data, in which "$ref" is a key like any other', async () => {
    const value = { ...made(1), link: { $ref: 'gone.json' } };
    const schemas = withMedia({ example: value }, { components: { examples: { Other: { value } } } });
    const { result } = await generateFrom(schemas, { schemas: ['schemas/api.json'] });
    expect(result.warnings).toStrictEqual([]);
  });

  test('leave the files alone to which a "$ref" in their data leads', async () => {
    const schemas = {
      ...withMedia({ examples: { a: { value: { ...made(1), link: { $ref: 'data.json' } } } } }),
      'data.json': { type: 'no type' },
    };
    expect((await generateFrom(schemas, { schemas: ['schemas/api.json'] })).result.warnings).toStrictEqual(
      [],
    );
  });

  test('must exist where a reference says so', async () => {
    const examples = { a: { $ref: '#/components/examples/Gone' } };
    expect(await problemsOf(withMedia({ examples }))).toMatchObject([
      {
        code: 'HS301',
        pointer: '/webhooks/made/post/requestBody/content/application~1json/examples/a/$ref',
      },
    ]);
  });
});
