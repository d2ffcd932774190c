import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../generator/json/json.js';
import { REPOSITORY, readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';
import { fieldsOf, ownSchemas, type SchemaField } from '../support/schema-fields.js';

/** Drafts schemas from sources in a folder, and compares the drafts with the same sources. */
async function draftAndCompare(folder: string, ...sources: readonly string[]) {
  const inferred = await runCommand(['infer', ...sources, '--out', 'drafts'], folder);
  const { out } = await runCommand(
    ['drift', ...sources, '--schemas', 'drafts', '--reporter', 'json'],
    folder,
  );
  const { diagnostics, exitCode } = JSON.parse(out);
  const differences = diagnostics.filter(({ severity }: { severity: string }) => severity !== 'note');
  return { inferred, differences, exitCode, files: await readTree(join(folder, 'drafts')) };
}

const PAGE = `# Order events

## \`order.paid\`

Sent when an order is paid.

\`\`\`json title="order.paid"
{
  "id": "evt_1234567890",
  "type": "order.paid",
  "sent_at": "2024-01-15T10:30:00Z",
  "data": { "id": "ord_1234567890", "note": null, "total": 5, "tags": [], "buyer": { "name": "A B" } }
}
\`\`\`

| Field | Type | Description |
| --- | --- | --- |
| \`id\` | string | Identifies the order |
| \`note\` | string \\| null | A note, if provided |
| \`total\` | number | The sum |
| \`tags\` | array | Words |
| \`buyer\` | object | Who pays |
| \`buyer.name\` | string | The name |
| \`coupon\` | string | Only with a discount |

## \`order.sent\`

\`\`\`json title="order.sent"
{
  "id": "evt_1234567890",
  "type": "order.sent",
  "sent_at": "2024-01-15T10:30:00Z",
  "data": { "id": "ord_1234567890", "carrier": "x y" }
}
\`\`\`

| Field | Type | Description |
| --- | --- | --- |
| \`id\` | string | Identifies the order |
| \`carrier\` | string | Who carries it |
`;

const OPEN_API = `openapi: 3.1.0
webhooks:
  orderPaid:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [type, data]
              properties:
                type: { const: order.paid }
                data:
                  type: object
                  required: [id, state]
                  properties:
                    id: { type: string }
                    state: { type: string, enum: [on, off] }
                    at: { type: [string, 'null'], format: date-time }
                    lines: { type: array, items: { type: object, properties: { sku: { type: string } } } }
            example:
              type: order.paid
              data: { id: 'o 1', state: 'on', lines: [{ sku: 'x y' }] }
`;

describe('a draft', () => {
  test('of a page does not differ from the page', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'page.md': PAGE });
    const { inferred, differences, files } = await draftAndCompare(folder, 'page.md');
    expect([inferred.exit, inferred.err, differences]).toStrictEqual([0, '', []]);
    expect(Object.keys(files)).toStrictEqual([
      'envelope.schema.json',
      'events/order.paid.schema.json',
      'events/order.sent.schema.json',
    ]);
    const paid = JSON.parse(files['events/order.paid.schema.json'] ?? '').properties.data;
    expect(paid.properties).toMatchObject({
      note: { type: ['string', 'null'] },
      total: { type: 'number' },
      coupon: { type: 'string' },
    });
    expect(paid.required).toStrictEqual(['id', 'total', 'tags', 'buyer']);
  });

  test('of a page has no example without the event type', async () => {
    const folder = await temporaryFolder();
    const page = PAGE.replace('"type": "order.sent",\n', '');
    await writeTree(folder, { 'page.md': page });
    const { inferred, files } = await draftAndCompare(folder, 'page.md');
    expect([inferred.exit, inferred.err]).toStrictEqual([0, '']);
    const { examples, properties } = JSON.parse(files['events/order.sent.schema.json'] ?? '');
    expect(examples).toBeUndefined();
    expect(properties.type).toStrictEqual({ const: 'order.sent' });
    expect(JSON.parse(files['events/order.paid.schema.json'] ?? '').examples).toHaveLength(1);
  });

  test('of a page and of recorded payloads has what both have', async () => {
    const folder = await temporaryFolder();
    const recorded = {
      id: 'evt_2234567890',
      type: 'order.sent',
      sent_at: '2024-01-15T10:30:00Z',
      data: { id: 'ord_1' },
    };
    await writeTree(folder, { 'page.md': PAGE, 'recorded.ndjson': JSON.stringify(recorded) });
    const { inferred, files } = await draftAndCompare(folder, 'page.md', 'recorded.ndjson');
    expect(inferred.exit).toBe(0);
    const { properties } = JSON.parse(files['events/order.sent.schema.json'] ?? '');
    expect(properties.data).toStrictEqual({
      type: 'object',
      properties: { id: { type: 'string' }, carrier: { type: 'string' } },
      required: ['id'],
    });
  });

  test('of an OpenAPI document does not differ from the document', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'openapi.yaml': OPEN_API });
    const { inferred, differences } = await draftAndCompare(folder, 'openapi.yaml');
    expect([inferred.exit, inferred.err, differences]).toStrictEqual([0, '', []]);
  });
});

const ORGANIZATION = 'organization.created, organization.deleted, organization.updated';
const PERMISSION = 'permission.created, permission.deleted, permission.updated';

/** Every difference between the drafts and the schemas: the events, the field, both sides; and why it is right. */
const REASONS: Readonly<Record<string, string>> = {
  [`${ORGANIZATION} data.region_code: null|string optional, not null|string optional EU|US`]:
    'The page names the values in a sentence, and a sentence is not read for values.',
  [`${ORGANIZATION} data.settings.features[].name: string required, not string required dir_sync|sso`]:
    'Three samples are too few for a list of values.',
  [`${ORGANIZATION} object: string required, not string required Organization`]:
    'One value in one sample per event is not a list of values.',
  [`${ORGANIZATION}, ${PERMISSION} spec_version: string required, not string required ^[0-9]+$`]:
    'That it has only digits is a decision of the schemas.',
  'organization.created, organization.updated data.deleted_at: nothing, not null|string optional date-time':
    'Only the page of the deletion has it. The schemas share one definition; the draft extends it.',
  [`${ORGANIZATION}, ${PERMISSION} display_name: nothing, not string optional`]:
    'Only the OpenAPI document has it.',
  'organization.deleted, organization.updated organization_id: string required ^org_, not string optional ^org_':
    'Every sample of the page has it; the OpenAPI document calls it conditional.',
  [`${PERMISSION} object: string required, not string required Permission`]:
    'One value in one sample per event is not a list of values.',
  [`${PERMISSION} organization_id: nothing, not string optional ^org_`]:
    'No sample of the page has it. The schemas have it in the envelope of all events.',
};

/** Two of the provider's pages, next to the repository or in the folder of `SCALEKIT_DOCS`. */
const DOCS = process.env.SCALEKIT_DOCS ?? join(REPOSITORY, '..', 'shared', 'docs');

describe.skipIf(!existsSync(DOCS))("the drafts of two of the provider's pages", () => {
  const drafted = async () => {
    const folder = await temporaryFolder();
    const pages = ['organization-events.md', 'permission-events.md'];
    await writeTree(
      folder,
      Object.fromEntries(
        await Promise.all(
          pages.map(async (page) => [page, await readFile(join(DOCS, page), 'utf8')] as const),
        ),
      ),
    );
    return draftAndCompare(folder, ...pages);
  };

  test('do not differ from the pages', async () => {
    const { inferred, differences, exitCode } = await drafted();
    expect([inferred.exit, exitCode, differences]).toStrictEqual([0, 0, []]);
  });

  test('differ from the schemas of this repository only as listed', async () => {
    const { files } = await drafted();
    expect(fieldsThatDiffer(files)).toStrictEqual(Object.keys(REASONS));
  });
});

function fieldsThatDiffer(files: Tree): readonly string[] {
  const own = ownSchemas();
  const drafts = new Map(Object.entries(files).map(([path, text]) => [path, JSON.parse(text) as JsonObject]));
  const events = [...drafts.keys()].flatMap((path) => /^events\/(.*)\.schema\.json$/.exec(path)?.[1] ?? []);
  const found = new Map<string, string[]>();
  for (const event of events) {
    const [one, other] = [fieldsOf(drafts, event), fieldsOf(own, event)];
    for (const path of new Set([...one.keys(), ...other.keys()])) {
      const [here, there] = [said(one.get(path)), said(other.get(path))];
      if (here !== there)
        found.set(`${path}: ${here}, not ${there}`, [
          ...(found.get(`${path}: ${here}, not ${there}`) ?? []),
          event,
        ]);
    }
  }
  return [...found].map(([text, list]) => `${list.join(', ')} ${text}`);
}

function said(field: SchemaField | undefined): string {
  if (field === undefined) return 'nothing';
  const { types, isRequired, values, format, pattern } = field;
  return [types, isRequired ? 'required' : 'optional', values.join('|'), format, pattern]
    .filter((one) => one !== undefined && one !== '')
    .join(' ');
}
