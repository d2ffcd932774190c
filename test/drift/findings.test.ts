import { describe, expect, test } from 'vitest';
import type { ContractConfig } from '../../generator/config/config.js';
import { escapeExpression } from '../../generator/text/wildcards.js';
import { differences, driftOf, SHOP, SHOP_PAGE, textAt } from '../support/drift.js';
import type { Tree } from '../support/folders.js';

/** A change to the page about `order.paid`, and where the difference that follows is found. */
interface Case {
  readonly code: string;
  readonly path: string;
  readonly event?: string;
  /** Replaced once, in the part of the page about `order.paid`. */
  readonly edit?: readonly [string, string];
  /** A second change. */
  readonly also?: readonly [string, string];
  /** What is at the place in the source: the beginning of the text there. */
  readonly at: string;
  /** What is at the place in the schema. */
  readonly schemaAt?: string;
  readonly files?: Tree;
  readonly contract?: ContractConfig;
}

const edited = (page: string, [from, to]: readonly [string, string]): string => {
  expect(page).toContain(from);
  return page.replace(from, () => to);
};

const LIST = '| `note` | string | no | From the customer |\n';
const api = (more: object): string =>
  JSON.stringify({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, ...more }, null, 2);
const webhook = (schema: object): object => ({
  post: { requestBody: { content: { 'application/json': { schema } } } },
});
const refund = { type: 'object', properties: { type: { const: 'order.refunded' } } };

const CASES: readonly Case[] = [
  // An event that the catalog lacks
  {
    code: 'HS810',
    event: 'order.refunded',
    path: '',
    edit: ['# Webhooks', '# Webhooks\n\n## `order.refunded`\n\n```json\n{ "type": "order.refunded" }\n```'],
    at: '`order.refunded`',
  },
  {
    code: 'HS810',
    event: 'order.settled',
    path: '',
    edit: ['## `order.paid`', '## `order.settled`'],
    at: '`order.settled`',
  },
  {
    code: 'HS810',
    event: 'order.refunded',
    path: '',
    files: { 'api.json': api({ webhooks: { refunded: webhook(refund) } }) },
    contract: { sources: ['page.md', 'api.json'], complete: false },
    at: '"schema"',
  },
  // An event that the sources no longer have
  {
    code: 'HS811',
    event: 'order.sent',
    path: '',
    files: { 'page.md': SHOP_PAGE.slice(0, SHOP_PAGE.indexOf('## `order.sent`')) },
    contract: { sources: ['page.md'], complete: true },
    at: '',
  },
  {
    code: 'HS811',
    event: 'order.sent',
    path: '',
    files: {
      'api.json': api({
        webhooks: { paid: webhook({ type: 'object', properties: { type: { const: 'order.paid' } } }) },
      }),
    },
    contract: { sources: ['api.json'] },
    at: '',
  },
  {
    code: 'HS811',
    event: 'order.paid',
    path: '',
    files: {
      'old/order.sent.json': SHOP['schemas/events/order.sent.schema.json']?.replace('../common/', '') ?? '',
      'old/order.schema.json': SHOP['schemas/common/order.schema.json'] ?? '',
    },
    contract: { sources: ['old'] },
    at: '',
  },
  // A name that is mentioned and defined nowhere
  {
    code: 'HS812',
    event: 'order.unpaid',
    path: '',
    edit: ['We send these events.', 'See also `order.unpaid`.'],
    at: 'order.unpaid',
  },
  {
    code: 'HS812',
    event: 'customer.created',
    path: '',
    edit: ['We send these events.', 'We do not send customer.created yet.'],
    at: 'customer.created',
  },
  {
    code: 'HS812',
    event: 'order.item.sent',
    path: '',
    edit: ['Sent when something happens to an order.', 'Not sent after `order.item.sent`.'],
    at: 'order.item.sent',
  },
  {
    code: 'HS812',
    event: 'order.lost',
    path: '',
    edit: ['# Webhooks', '# Webhooks\n\n## `order.lost`\n\nComing soon.'],
    at: 'order.lost',
  },
  {
    code: 'HS812',
    event: 'order.archived',
    path: '',
    edit: ['# Webhooks', '# Webhooks\n\n| Event | When |\n| --- | --- |\n| order.archived | later |'],
    at: 'order.archived',
  },
  // A field that the schema does not declare
  {
    code: 'HS813',
    path: 'data.discount',
    edit: [LIST, `${LIST}| \`discount\` | integer | no | |\n`],
    at: '`discount`',
    schemaAt: '"data"',
  },
  {
    code: 'HS813',
    path: 'data.weight',
    edit: ['"note": "gift",', '"note": "gift",\n    "weight": 3,'],
    at: '"weight"',
  },
  {
    code: 'HS813',
    path: 'data.lines[].color',
    edit: ['"quantity": 2', '"quantity": 2, "color": "red"'],
    at: '"color"',
    schemaAt: '"items"',
  },
  {
    code: 'HS813',
    path: 'sent_by',
    edit: ['"id": "evt_1",', '"id": "evt_1",\n  "sent_by": "us",'],
    at: '"sent_by"',
  },
  // A field that the source does not document
  { code: 'HS814', path: 'data.note', edit: [LIST, ''], at: '"note": "gift"', schemaAt: '"note"' },
  {
    code: 'HS814',
    path: 'data.customer.name',
    edit: ['| `customer.name` | string or null | no | |\n', ''],
    at: '"name": null',
    schemaAt: '"name"',
  },
  {
    code: 'HS814',
    path: 'data.lines[].quantity',
    edit: ['| `lines[].quantity` | integer | no | |\n', ''],
    at: '"quantity": 2',
    schemaAt: '"quantity"',
  },
  // Types
  {
    code: 'HS815',
    path: 'data.total',
    edit: ['| `total` | integer', '| `total` | string'],
    at: '`total`',
    schemaAt: '"total"',
  },
  {
    code: 'HS815',
    path: 'data.number',
    edit: ['"number": "A-1"', '"number": 1'],
    at: '`number`',
    schemaAt: '"number"',
  },
  {
    code: 'HS815',
    path: 'data.lines',
    edit: ['| `lines` | array of objects', '| `lines` | object'],
    at: '`lines`',
  },
  {
    code: 'HS815',
    path: 'data.tags.channel',
    edit: ['{ "channel": "web" }', '{ "channel": 7 }'],
    at: '"channel"',
  },
  // Null
  {
    code: 'HS816',
    path: 'data.note',
    edit: ['| `note` | string', '| `note` | string or null'],
    at: '`note`',
    schemaAt: '"note"',
  },
  {
    code: 'HS816',
    path: 'data.customer.email',
    edit: ['"email": "ada@example.com"', '"email": null'],
    at: '`customer.email`',
    schemaAt: '"email"',
  },
  {
    code: 'HS816',
    path: 'data.lines',
    edit: ['| `lines` | array of objects', '| `lines` | array of objects, nullable'],
    at: '`lines`',
  },
  // Values
  {
    code: 'HS817',
    path: 'data.status',
    edit: ['Either `open` or `paid`', 'Either `open`, `paid` or `lost`'],
    at: '`status`',
    schemaAt: '"status"',
  },
  {
    code: 'HS817',
    path: 'data.currency',
    edit: ['One of `EUR`, `USD`', 'One of `EUR`, `USD`, `GBP`'],
    at: '`currency`',
    schemaAt: '"currency"',
  },
  { code: 'HS817', path: 'data.currency', edit: ['One of `EUR`, `USD`', 'One of `EUR`'], at: '`currency`' },
  { code: 'HS817', path: 'data.status', edit: ['"status": "paid"', '"status": "lost"'], at: '`status`' },
  // Presence
  {
    code: 'HS818',
    path: 'data.note',
    edit: ['| `note` | string | no', '| `note` | string | yes'],
    at: '`note`',
    schemaAt: '"note"',
  },
  {
    code: 'HS818',
    path: 'data.total',
    edit: ['    "total": 1200,\n', ''],
    at: '`total`',
    schemaAt: '"total"',
  },
  {
    code: 'HS818',
    path: 'data.customer.email',
    edit: ['| `customer.email` | email | yes', '| `customer.email` | email | no'],
    at: '`customer.email`',
  },
  {
    code: 'HS818',
    path: 'data.number',
    edit: ['Shown to the customer', 'Only present for orders of people'],
    at: '`number`',
  },
  // Formats and patterns
  {
    code: 'HS819',
    path: 'data.created_at',
    edit: ['| timestamp', '| date'],
    at: '`created_at`',
    schemaAt: '"created_at"',
  },
  { code: 'HS819', path: 'data.number', edit: ['| `number` | string', '| `number` | uuid'], at: '`number`' },
  {
    code: 'HS819',
    path: 'data.lines[].sku',
    edit: ['Begins with `sku_`', 'Begins with `item_`'],
    at: '`lines[].sku`',
    schemaAt: '"sku"',
  },
  // A sample that its own table refuses
  { code: 'HS820', path: 'data.note', edit: ['"note": "gift"', '"note": null'], at: '"note": null' },
  { code: 'HS820', path: 'data.total', edit: ['"total": 1200', '"total": "1200"'], at: '"total": "1200"' },
  {
    code: 'HS820',
    path: 'data.currency',
    edit: ['"currency": "EUR"', '"currency": "GBP"'],
    at: '"currency": "GBP"',
  },
  {
    code: 'HS820',
    path: 'data.created_at',
    edit: ['"2026-01-01T00:00:00Z"', '"yesterday"'],
    at: '"created_at": "yesterday"',
  },
  // A sample that the schema rejects
  { code: 'HS821', path: 'data.lines[].quantity', edit: ['"quantity": 2', '"quantity": 0'], at: '0' },
  {
    code: 'HS821',
    path: 'data.lines[].quantity',
    edit: ['"quantity": 2', '"quantity":\n      -2'],
    at: '-2',
  },
  {
    code: 'HS821',
    path: 'data.lines[].quantity',
    edit: [
      '{ "sku": "sku_1", "quantity": 2 }',
      '{ "sku": "sku_1", "quantity": 1 },\n      { "sku": "sku_2", "quantity": -4 }',
    ],
    at: '-4',
  },
  // Repeated keys
  { code: 'HS822', path: '', edit: ['"id": "evt_1",', '"id": "evt_1", "id": "evt_2",'], at: '"id": "evt_2"' },
  {
    code: 'HS822',
    path: 'data.customer',
    edit: ['"name": null', '"name": null, "email": "eve@example.com"'],
    at: '"email": "eve',
  },
  {
    code: 'HS822',
    path: 'data.lines[]',
    edit: ['"quantity": 2', '"quantity": 2, "sku": "sku_2"'],
    at: '"sku": "sku_2"',
  },
  // Sources that contradict each other
  {
    code: 'HS824',
    path: 'data.note',
    edit: ['| `note` | string', '| `note` | string or null'],
    files: { 'other.md': SHOP_PAGE },
    contract: { sources: ['page.md', 'other.md'] },
    at: '`note`',
  },
  {
    code: 'HS824',
    path: 'data.total',
    edit: ['| `total` | integer', '| `total` | string'],
    also: ['"total": 1200', '"total": "1200"'],
    files: { 'other.md': SHOP_PAGE },
    contract: { sources: ['other.md', 'page.md'] },
    at: '`total`',
  },
  {
    code: 'HS824',
    path: 'data.status',
    edit: ['Either `open` or `paid`', 'Either `open` or `lost`'],
    also: ['"status": "paid"', '"status": "open"'],
    files: { 'other.md': SHOP_PAGE },
    contract: { sources: ['page.md', 'other.md'] },
    at: '`status`',
  },
  {
    code: 'HS824',
    path: 'data.note',
    edit: ['| `note` | string | no', '| `note` | string | yes'],
    files: { 'other.md': SHOP_PAGE.replace('"note": "gift",', '') },
    contract: { sources: ['page.md', 'other.md'] },
    at: '`note`',
  },
];

test('nothing differs before anything is changed', async () => {
  const result = await driftOf({ 'page.md': SHOP_PAGE }, { sources: ['page.md'], complete: true });
  expect(result.diagnostics.filter(({ code }) => code !== 'HS825')).toStrictEqual([]);
});

describe('A difference is found with its places:', () => {
  test.each(CASES)('$code at "$path" ($edit.1)', async (one) => {
    const {
      code,
      event = 'order.paid',
      path,
      edit = ['', ''],
      also = ['', ''],
      files = {},
      contract = { sources: ['page.md'] },
    } = one;
    const result = await driftOf({ 'page.md': edited(edited(SHOP_PAGE, edit), also), ...files }, contract);
    const found = result.open.find(
      (each) => each.code === code && each.event === event && each.path === path,
    );
    expect(found, differences(result).join('\n')).toBeDefined();
    if (found === undefined) return;
    if (one.at !== '')
      expect(await textAt(result.folder, found.at)).toMatch(new RegExp(`^${escapeExpression(one.at)}`));
    if (one.schemaAt !== undefined)
      expect(await textAt(result.folder, found.schemaAt ?? {})).toMatch(
        new RegExp(`^${escapeExpression(one.schemaAt)}`),
      );
  });

  test('each code is provoked at least three times', () => {
    const codes = [
      'HS810',
      'HS811',
      'HS812',
      'HS813',
      'HS814',
      'HS815',
      'HS816',
      'HS817',
      'HS818',
      'HS819',
      'HS820',
      'HS821',
      'HS822',
      'HS824',
    ];
    for (const code of codes)
      expect([code, CASES.filter((one) => one.code === code).length >= 3]).toStrictEqual([code, true]);
  });
});
