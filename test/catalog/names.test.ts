import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { problemsOf, typesOf } from '../support/catalog-results.js';
import { eventSchema, generateFrom } from '../support/catalogs.js';

describe('Names', () => {
  const schemas = {
    'events/a.json': eventSchema('a', { properties: { x: { $ref: '../common/thing.json' } } }),
    'common/thing.json': {
      $id: 'https://acme.example/order-line',
      title: 'Line of an order',
      type: 'object',
    },
  };

  test.each<[CatalogConfig['names'], string]>([
    [undefined, 'Thing'],
    ['file', 'Thing'],
    ['title', 'LineOfAnOrder'],
    ['id', 'OrderLine'],
    [{ definitions: { 'common/thing.json': 'Item' } }, 'Item'],
    [{ from: 'title', definitions: { 'common/thing.json': 'Item' } }, 'Item'],
  ])('come from %j', async (names, expected) => {
    expect(await typesOf(schemas, names === undefined ? {} : { names })).toStrictEqual([expected, 'AEvent']);
  });

  test('of events can be configured', async () => {
    const { files } = await generateFrom(schemas, { names: { events: { a: 'Started' } } });
    expect(files['events/a.d.ts']).toMatch(/StartedEvent[\s\S]*isStartedEvent[\s\S]*validateStartedEvent/);
  });

  test('that collide can be replaced in the configuration', async () => {
    const two = {
      'all.json': {
        $defs: {
          a: eventSchema('a', {
            properties: { x: { $ref: '#/$defs/foo_bar' }, y: { $ref: '#/$defs/fooBar' } },
          }),
          foo_bar: { type: 'string' },
          fooBar: { type: 'integer' },
        },
      },
    };
    expect(await problemsOf(two)).toMatchObject([
      { code: 'HS404', hint: expect.stringContaining('"names"') },
    ]);
    const names = { definitions: { 'all.json#/$defs/fooBar': 'Count' } };
    expect(await typesOf(two, { names })).toStrictEqual(['Count', 'FooBar', 'AEvent']);
  });

  test('of the union are reserved', async () => {
    expect(await problemsOf({ 'a.json': eventSchema('webhook') })).toMatchObject([{ code: 'HS404' }]);
  });

  test('for schemas that do not exist are an error', async () => {
    const names = { events: { b: 'B' }, definitions: { 'common/thin.json': 'X' } };
    expect(await problemsOf(schemas, { names })).toMatchObject([
      { code: 'HS606', message: expect.stringContaining('"b"') },
      { code: 'HS606', hint: 'did you mean "common/thing.json"?' },
    ]);
  });

  test('that are too long for file systems are an error', async () => {
    expect(await problemsOf({ 'a.json': eventSchema('x'.repeat(300)) })).toMatchObject([{ code: 'HS408' }]);
  });

  test('of an index yield to those of events', async () => {
    const bundle = {
      definitions: {
        push_event: { oneOf: [{ $ref: '#/definitions/push' }] },
        push: eventSchema('push'),
        WebhookEvent: { oneOf: [{ $ref: '#/definitions/push_event' }] },
      },
    };
    expect(await typesOf({ 'all.json': bundle })).toStrictEqual(['PushEvent']);
  });
});
