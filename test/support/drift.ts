import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContractConfig } from '../../generator/config/config.js';
import { compareContract } from '../../generator/contract/describe-contract.js';
import type { Place } from '../../generator/diagnostics/index.js';
import type { ContractResult } from '../../generator/drift/run-contract.js';
import { type Tree, temporaryFolder, writeTree } from './folders.js';

const ORDER = `{
  "type": "object",
  "required": ["number", "total", "status", "created_at", "customer"],
  "properties": {
    "number": { "type": "string" },
    "total": { "type": "integer" },
    "currency": { "anyOf": [{ "enum": ["EUR", "USD"] }, { "type": "string" }] },
    "status": { "enum": ["open", "paid"] },
    "created_at": { "type": "string", "format": "date-time" },
    "note": { "type": "string" },
    "customer": {
      "type": "object",
      "required": ["email"],
      "properties": {
        "email": { "type": "string", "format": "email" },
        "name": { "type": ["string", "null"] }
      }
    },
    "lines": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["sku"],
        "properties": {
          "sku": { "type": "string", "pattern": "^sku_" },
          "quantity": { "type": "integer", "minimum": 1 }
        }
      }
    },
    "tags": { "type": "object", "additionalProperties": { "type": "string" } }
  }
}
`;

const eventSchema = (type: string): string => `{
  "type": "object",
  "required": ["type", "id", "data"],
  "properties": {
    "type": { "const": "${type}" },
    "id": { "type": "string" },
    "data": { "$ref": "../common/order.schema.json" }
  }
}
`;

/** Schemas of two events of a shop, with a definition that both have. */
export const SHOP: Tree = {
  'schemas/common/order.schema.json': ORDER,
  'schemas/events/order.paid.schema.json': eventSchema('order.paid'),
  'schemas/events/order.sent.schema.json': eventSchema('order.sent'),
};

const section = (type: string): string => `## \`${type}\`

Sent when something happens to an order.

\`\`\`json
{
  "type": "${type}",
  "id": "evt_1",
  "data": {
    "number": "A-1",
    "total": 1200,
    "currency": "EUR",
    "status": "paid",
    "created_at": "2026-01-01T00:00:00Z",
    "note": "gift",
    "customer": {
      "email": "ada@example.com",
      "name": null
    },
    "lines": [
      { "sku": "sku_1", "quantity": 2 }
    ],
    "tags": { "channel": "web" }
  }
}
\`\`\`

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| \`number\` | string | yes | Shown to the customer |
| \`total\` | integer | yes | In cents |
| \`currency\` | string | no | One of \`EUR\`, \`USD\` |
| \`status\` | string | yes | Either \`open\` or \`paid\` |
| \`created_at\` | timestamp | yes | |
| \`note\` | string | no | From the customer |
| \`customer\` | object | yes | |
| \`customer.email\` | email | yes | |
| \`customer.name\` | string or null | no | |
| \`lines\` | array of objects | no | |
| \`lines[].sku\` | string | yes | Begins with \`sku_\` |
| \`lines[].quantity\` | integer | no | |
| \`tags\` | object | no | |
`;

/** A page about the two events that says what the schemas say. */
export const SHOP_PAGE = `# Webhooks

We send these events.

${section('order.paid')}
${section('order.sent')}`;

/** A comparison in a folder of its own. */
export type Drifted = ContractResult & { readonly folder: string };

/**
 * Compares the shop's schemas, or others, with sources.
 * @param files written into a folder; schemas that are given replace those of the shop
 */
export async function driftOf(files: Tree, contract: ContractConfig, schemas: Tree = SHOP): Promise<Drifted> {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...schemas, ...files });
  const { result } = await compareContract(
    { schemas: 'schemas', out: 'generated' },
    { cwd: folder, ...contract },
  );
  return { ...result, folder };
}

/** The text of a file from a place to the end of its line. */
export async function textAt(folder: string, { file = '', line = 0, column = 1 }: Place): Promise<string> {
  const text = await readFile(join(folder, file), 'utf8');
  return (text.split('\n')[line - 1] ?? '').slice(column - 1);
}

/** The differences of a result, without remarks. */
export function differences({ open }: Pick<Drifted, 'open'>): readonly string[] {
  return open
    .filter(({ code }) => code !== 'HS825')
    .map(({ code, event, path }) => `${code} ${event} ${path}`);
}
