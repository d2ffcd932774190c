import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { eventsOf, problemsOf, typesOf } from '../support/catalog-results.js';
import { eventSchema, generateFrom } from '../support/catalogs.js';

const SILENT = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const CARD = { type: 'object', required: ['type'], properties: { type: { const: 'card' } } };

describe('In one file, events are', () => {
  test('the definitions that have a literal and are not used as a component', async () => {
    const bundle = {
      $defs: {
        created: eventSchema('order.created', { properties: { card: { $ref: '#/$defs/card' } } }),
        deleted: eventSchema('order.deleted'),
        card: CARD,
      },
    };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual(['order.created', 'order.deleted']);
  });

  test('the schemas that the root lists, if the root is not an event itself', async () => {
    const bundle = {
      oneOf: [{ $ref: '#/definitions/created' }, { $ref: '#/definitions/other' }],
      definitions: {
        created: eventSchema('order.created'),
        other: { anyOf: [{ $ref: '#/definitions/paid' }, eventSchema('order.lost')] },
        paid: eventSchema('order.paid'),
      },
    };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual([
      'order.created',
      'order.lost',
      'order.paid',
    ]);
    expect(await typesOf({ 'all.json': bundle })).not.toContain('All');
  });

  test('the schemas that the root leads to, if the root is a reference', async () => {
    const bundle = {
      $ref: '#/definitions/Event',
      definitions: {
        Event: { anyOf: [{ $ref: '#/definitions/A' }, { $ref: '#/definitions/B' }] },
        A: eventSchema('a'),
        B: eventSchema('b'),
      },
    };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual(['a', 'b']);
  });

  test('not the branches of a union that is used as a component', async () => {
    const bundle = {
      $defs: {
        created: eventSchema('order.created', { properties: { method: { $ref: '#/$defs/method' } } }),
        method: { oneOf: [{ $ref: '#/$defs/card' }, { $ref: '#/$defs/cash' }] },
        card: CARD,
        cash: eventSchema('cash'),
      },
    };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual(['order.created']);
  });

  test('not the definitions of a file that is an event itself', async () => {
    const event = { ...eventSchema('order.created'), $defs: { left: CARD } };
    expect(await eventsOf({ 'a.json': event })).toStrictEqual(['order.created']);
  });

  test('a single event if the branches of a union are variants of it', async () => {
    const variant = (key: string) =>
      eventSchema('a', { required: [key], properties: { [key]: { type: 'string' } } });
    const { files, result } = await generateFrom({ 'a.json': { oneOf: [variant('user'), variant('team')] } });
    expect(result.events).toStrictEqual(['a']);
    expect(files['types.d.ts']).toMatch(/user: string;[\s\S]*team: string;/);
  });

  test('not the schemas without a literal discriminator, even under another name', async () => {
    const other = { $defs: { plain: { type: 'integer' }, alias: { $ref: '#/$defs/plain' } } };
    expect(await eventsOf({ 'a.json': eventSchema('a'), 'other.json': other })).toStrictEqual(['a']);
  });

  test('also an event that refers to itself', async () => {
    const bundle = { $defs: { a: eventSchema('a', { properties: { before: { $ref: '#/$defs/a' } } }) } };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual(['a']);
  });
});

test('The discriminator is found at any depth, under any key, through references and allOf', async () => {
  const schemas = {
    'events/a.json': {
      allOf: [{ $ref: '../base.json' }, { properties: { 'x/y': { $ref: '../name.json' } } }],
    },
    'base.json': { type: 'object', properties: { 'x/y': { type: 'object', required: ['m~n'] } } },
    'name.json': { properties: { 'm~n': { allOf: [{ type: 'string' }, { enum: ['a.b'] }] } } },
  };
  const { files, result } = await generateFrom(schemas, { discriminator: '/x~1y/m~0n' });
  expect(result.events).toStrictEqual(['a.b']);
  expect(files['guards.js']).toContain('payload?.["x/y"]?.["m~n"] === "a.b"');
});

describe('Where the schemas do not say which event they are', () => {
  const schemas = { 'order/created.json': SILENT, 'bundle.json': { $defs: { 'x/y': SILENT } } };

  test('a map of places says it', async () => {
    const events = { 'order.created': 'order/created.json', 'x.y': 'bundle.json#/$defs/x~1y' };
    const { files, result } = await generateFrom(schemas, { events });
    expect(result.events).toStrictEqual(['order.created', 'x.y']);
    expect(files['types.d.ts']).toContain('type: "order.created"');
  });

  test('patterns of places say it', async () => {
    const events = ['{type}/*.json', 'bundle.json#/$defs/{type}'];
    expect(await eventsOf(schemas, { events })).toStrictEqual(['order', 'x/y']);
    expect(await eventsOf(schemas, { events: '**/{type}.json' })).toStrictEqual(['bundle', 'created']);
    expect(
      await eventsOf({ 'constructor/created.json': SILENT }, { events: '*constructor*/{type}.json' }),
    ).toStrictEqual(['created']);
    expect(
      await eventsOf({ 'events/order/created.json': SILENT }, { events: 'events/{type}.json' }),
    ).toStrictEqual(['order.created']);
  });

  test('a pattern without {type} selects schemas, and their literals say which events they are', async () => {
    const two = { 'a.json': eventSchema('a'), 'b.json': eventSchema('b') };
    expect(await eventsOf(two, { events: 'b.json' })).toStrictEqual(['b']);
  });

  test.each<[NonNullable<CatalogConfig['events']>, string, string]>([
    [{ a: 'order/craeted.json' }, 'order/craeted.json', 'did you mean order/created.json?'],
    [{ a: 'bundle.json#/$defs/nothing' }, 'bundle.json#/$defs/nothing', 'check the pointer'],
    [{ a: 'bundle.json#/$def/x~1y' }, 'bundle.json#/$def/x~1y', 'did you mean bundle.json#/$defs/x~1y?'],
    ['orders/{type}.json', 'orders/{type}.json', 'did you mean order/{type}.json?'],
    ['bundle.json#/$def/{type}', 'bundle.json#/$def/{type}', 'did you mean bundle.json#/$defs/{type}?'],
    ['invoices/{type}.json', 'invoices/{type}.json', 'relative to the schema folder'],
  ])('a place that does not exist is an error: %j', async (events, place, hint) => {
    const [first] = await problemsOf(schemas, { events });
    expect(first).toMatchObject({ code: 'HS606', message: expect.stringContaining(place) });
    expect(first?.hint).toContain(hint);
  });

  test('an event that lacks one of two properties is told that each is a part of the event type', async () => {
    const files = { 'events/a.json': { type: 'object', properties: { type: { const: 'a' } } } };
    const [first] = await problemsOf(files, { discriminator: ['/type', '/action'] });
    expect(first).toMatchObject({
      code: 'HS401',
      message:
        'an event without a discriminator: no property at /action, which is a part of the event type beside /type',
      hint: expect.stringContaining('"action": { "const": "created" }'),
    });
  });

  test.each([
    ['{header}.json', '{header}/*.json'],
    ['*ated.json', '**/*ated.json'],
  ])('a pattern for files of another folder level is told the folders: %s', async (events, meant) => {
    const files = { 'issues/created.json': { properties: { action: { const: 'created' } } } };
    const discriminator = { header: 'X-Event', property: '/action' };
    const [first] = await problemsOf(files, { discriminator, events });
    expect(first).toMatchObject({ code: 'HS606', hint: `did you mean ${meant}?` });
  });

  test('the value of a header is the name of the folder of a file, or of the file if it is in no folder', async () => {
    const discriminator = { header: 'X-Event', property: '/action', separator: ':' };
    const files = {
      'issues/opened.json': { properties: { action: { const: 'opened' } } },
      'push.json': SILENT,
    };
    expect(await eventsOf(files, { discriminator })).toStrictEqual(['issues:opened', 'push']);
    expect(await eventsOf(files, { discriminator: { header: 'X-Event' } })).toStrictEqual(['issues', 'push']);
  });

  test('a map may have the full type that a header and a property name together', async () => {
    const discriminator = { header: 'x', property: '/action' };
    const schemas = { 'one.json': { properties: { action: { const: 'opened' } } }, 'two.json': SILENT };
    const events = { 'issues.opened': 'one.json', 'pull.request': 'two.json' };
    const { files } = await generateFrom(schemas, { discriminator, events, fixtures: { json: true } });
    expect(files['fixtures/issues.opened/headers.json']).toBe('{ "x": "issues" }\n');
    expect(files['fixtures/pull.request/headers.json']).toBe('{ "x": "pull.request" }\n');
  });

  test('an envelope that does not exist is an error', async () => {
    const discriminator = { envelope: 'envelop.json' };
    const [first] = await problemsOf({ 'envelope.json': {}, 'events/a.json': SILENT }, { discriminator });
    expect(first).toMatchObject({ code: 'HS606', hint: 'did you mean envelope.json?' });
    const inside = { envelope: 'envelope.json#/$defs/lost' };
    const [second] = await problemsOf(
      { 'envelope.json': {}, 'events/a.json': SILENT },
      { discriminator: inside },
    );
    expect(second).toMatchObject({ code: 'HS606', hint: 'check the pointer into envelope.json' });
  });

  test('an envelope may be a place in a file, also one in an OpenAPI document that nothing refers to', async () => {
    const api = {
      openapi: '3.0.3',
      components: {
        schemas: {
          event: {
            type: 'object',
            required: ['type', 'sent'],
            properties: { type: { type: 'string' }, sent: { $ref: '#/components/schemas/moment' } },
          },
          moment: { type: 'integer', minimum: 1 },
          customer: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
        },
      },
    };
    const config: Partial<CatalogConfig> = {
      discriminator: { envelope: 'api.json#/components/schemas/event', data: '/data/object' },
      events: { 'customer.created': 'api.json#/components/schemas/customer' },
      fixtures: { json: true },
    };
    const { files } = await generateFrom({ 'api.json': api }, config);
    const types = files['types.d.ts'] ?? '';
    expect(types).toMatch(/interface CustomerCreatedEvent[^}]*type: "customer.created";/);
    const full = JSON.parse(files['fixtures/customer.created/minimal.json'] ?? '');
    expect(full).toMatchObject({
      type: 'customer.created',
      sent: 1,
      data: { object: { id: expect.any(String) } },
    });
  });
});
