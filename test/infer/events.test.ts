import { describe, expect, test } from 'vitest';
import { draftOf, schemasOf } from '../support/draft-of.js';
import { times } from '../support/times.js';

describe('the drafts of several events', () => {
  const order = (id: number) => ({ id: `ord_${1e9 + id}`, total: id, lines: [{ sku: 'x y', count: 1 }] });
  const envelope = (type: string, at: number) => ({
    type,
    id: `evt_${1e9 + at}`,
    sent: '2024-01-15T10:30:00Z',
  });
  const payloads = times(6, (at) => [
    { ...envelope('order.paid', at), data: order(at) },
    { ...envelope('order.sent', at), data: order(at), carrier: 'y z' },
    { ...envelope('user.created', at), data: { email: 'a@b.example', order: order(at) } },
  ]).flat();

  test('have their envelope and their definitions in files of their own', async () => {
    const files = schemasOf(await draftOf(payloads));
    expect([...files.keys()]).toStrictEqual([
      'envelope.schema.json',
      'common/order.schema.json',
      'events/order.paid.schema.json',
      'events/order.sent.schema.json',
      'events/user.created.schema.json',
    ]);
    expect(files.get('envelope.schema.json')).toMatchObject({
      properties: {
        type: { type: 'string' },
        id: { type: 'string', pattern: '^evt_' },
        sent: { type: 'string', format: 'date-time' },
        data: { type: 'object' },
      },
      required: ['type', 'id', 'sent', 'data'],
    });
    expect(files.get('events/order.sent.schema.json')).toMatchObject({
      title: 'Order sent',
      allOf: [{ $ref: '../envelope.schema.json' }],
      properties: {
        type: { const: 'order.sent' },
        data: { $ref: '../common/order.schema.json' },
        carrier: { type: 'string' },
      },
      required: ['carrier'],
    });
    expect(files.get('events/user.created.schema.json')).toMatchObject({
      properties: { data: { properties: { order: { $ref: '../common/order.schema.json' } } } },
    });
  });

  test('extend a definition where an object has more than it', async () => {
    const more = times(3, (at) => ({
      ...envelope('order.cancelled', at),
      data: { ...order(at), reason: 'x y' },
    }));
    const files = schemasOf(await draftOf([...payloads, ...more]));
    expect(files.get('events/order.cancelled.schema.json')).toMatchObject({
      properties: {
        data: {
          allOf: [{ $ref: '../common/order.schema.json' }],
          properties: { reason: { type: 'string' } },
          required: ['reason'],
        },
      },
    });
  });

  test('have few examples, each different, without what looks personal; what was replaced is listed', async () => {
    const draft = await draftOf(payloads);
    const { examples } = schemasOf(draft).get('events/user.created.schema.json') ?? {};
    expect(examples).toHaveLength(1);
    expect(JSON.stringify(draft.files)).not.toContain('a@b.example');
    expect(draft.replaced).toMatchObject([
      { event: 'user.created', path: '/data/email', reason: 'personal by its name' },
    ]);
  });

  test.each(['api_key.created', 'url.updated', '2fa.enabled', 'Order Created', 'a/b'])(
    'can be about %s',
    async (type) => {
      const { events, diagnostics } = await draftOf([{ type, id: 1, url: { api_key: 'x' } }]);
      expect([events, diagnostics]).toStrictEqual([[type], []]);
    },
  );

  test('that generate cannot use unchanged come with a warning', async () => {
    const { diagnostics, files } = await draftOf([{ type: 'order.paid' }, { type: 'order_paid' }]);
    expect(diagnostics).toMatchObject([{ code: 'HS844' }, ...diagnostics.slice(1)]);
    expect(files).toHaveLength(2);
  });
});
