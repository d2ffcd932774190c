import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyPatch } from '../../generator/drift/apply-patch.js';
import { editJson } from '../../generator/drift/edit-json.js';
import { editYaml } from '../../generator/drift/edit-yaml.js';
import type { PatchOperation } from '../../generator/drift/finding.js';
import { withPatches } from '../../generator/drift/patches.js';
import { writePatches } from '../../generator/drift/write-patches.js';
import { differences, driftOf, SHOP, SHOP_PAGE } from '../support/drift.js';
import type { Tree } from '../support/folders.js';

const OBJECT = '{\n    "a": 1,\n    "b": [1, 2],\n    "c": { "d": 3 }\n}\n';

describe('An operation on JSON keeps the layout:', () => {
  test.each<[string, PatchOperation, string]>([
    [
      'a new member',
      { op: 'add', path: '/e', value: { f: null } },
      OBJECT.replace('3 }\n', '3 },\n    "e": { "f": null }\n'),
    ],
    [
      'a new member on one line',
      { op: 'add', path: '/c/e', value: 4 },
      OBJECT.replace('"d": 3', '"d": 3, "e": 4'),
    ],
    ['a new item', { op: 'add', path: '/b/-', value: 3 }, OBJECT.replace('[1, 2]', '[1, 2, 3]')],
    [
      'another value',
      { op: 'replace', path: '/a', value: ['x', 'null'] },
      OBJECT.replace('"a": 1', '"a": ["x", "null"]'),
    ],
    ['the first member removed', { op: 'remove', path: '/a' }, OBJECT.replace('"a": 1,\n    ', '')],
    ['the last member removed', { op: 'remove', path: '/c' }, OBJECT.replace(',\n    "c": { "d": 3 }', '')],
    ['the only member removed', { op: 'remove', path: '/c/d' }, OBJECT.replace('{ "d": 3 }', '{}')],
    ['an item removed', { op: 'remove', path: '/b/0' }, OBJECT.replace('[1, 2]', '[2]')],
  ])('%s', (_name, operation, text) => {
    expect(editJson(OBJECT, operation)).toBe(text);
    expect(JSON.parse(text)).toStrictEqual(applyPatch(JSON.parse(OBJECT), [operation]));
  });

  test('a long value is written over several lines, with the indentation of the file', () => {
    const value = { anyOf: [{ enum: ['first value', 'second value', 'third value'] }, { type: 'string' }] };
    const text = editJson('{\n\t"a": 1\n}\n', { op: 'add', path: '/b', value });
    expect(text).toContain('\n\t"b": {\n\t\t"anyOf": [');
  });
});

const YAML = `# orders
type: object
required: [a, b]   # both
properties:
  a: { type: string }
  b:
    type: integer   # in cents
    enum:
      - 1
      - 2
  # the last
  c:
    type: string
`;

describe('An operation on YAML keeps the layout and the comments:', () => {
  test.each<[string, PatchOperation, string]>([
    [
      'a new member',
      { op: 'add', path: '/properties/d', value: { type: 'string' } },
      `${YAML}  d: { "type": "string" }\n`,
    ],
    [
      'a new item of a flow list',
      { op: 'add', path: '/required/-', value: 'c' },
      YAML.replace('[a, b]', '[a, b, "c"]'),
    ],
    [
      'a new item of a block list',
      { op: 'add', path: '/properties/b/enum/-', value: 3 },
      YAML.replace('      - 2\n', '      - 2\n      - 3\n'),
    ],
    [
      'another value',
      { op: 'replace', path: '/properties/b/type', value: ['integer', 'null'] },
      YAML.replace('type: integer', 'type: ["integer", "null"]'),
    ],
    ['an item of a flow list removed', { op: 'remove', path: '/required/1' }, YAML.replace('[a, b]', '[a]')],
    [
      'an item of a block list removed',
      { op: 'remove', path: '/properties/b/enum/0' },
      YAML.replace('      - 1\n', ''),
    ],
    [
      'a new member in a flow map',
      { op: 'add', path: '/properties/a/format', value: 'email' },
      YAML.replace('{ type: string }', '{ type: string, "format": "email" }'),
    ],
  ])('%s', async (_name, operation, text) => {
    expect(await editYaml(YAML, operation)).toBe(text);
  });

  test.each<[string, PatchOperation, string]>([
    ['required: []\n', { op: 'add', path: '/required/-', value: 'c' }, 'required: ["c"]\n'],
    ['properties: {}\n', { op: 'add', path: '/properties/a', value: true }, 'properties: {"a": true}\n'],
    [
      "properties:\n  '1': {}\n",
      { op: 'add', path: '/properties/1/type', value: 'null' },
      'properties:\n  \'1\': {"type": "null"}\n',
    ],
  ])('in empty brackets, and below keys of digits: %j', async (before, operation, after) => {
    expect(await editYaml(before, operation)).toBe(after);
  });

  test('what has no place in the layout is left alone', async () => {
    expect(await editYaml(YAML, { op: 'replace', path: '/properties/b/enum', value: [7] })).toBeUndefined();
  });
});

const ORDER = 'schemas/common/order.schema.json';

/** The patches of a comparison, written. Gives the schema of the order, and what differs afterwards. */
async function patched(page: string, schemas: Tree = SHOP, file = ORDER) {
  const before = await driftOf({ 'page.md': page }, { sources: ['page.md'] }, schemas);
  const open = withPatches(before);
  const { files, diagnostics } = await writePatches(
    open,
    before.drift.loaded.documents,
    join(before.folder, 'schemas'),
  );
  const text = await readFile(join(before.folder, file), 'utf8');
  const after = await driftOf({ 'page.md': page, ...schemas, [file]: text }, { sources: ['page.md'] }, {});
  return { open, files, diagnostics, text, before: differences(before), after: differences(after) };
}

/** Changes a page about both events. */
const both = (from: string, to: string): string => SHOP_PAGE.replaceAll(from, () => to);

describe('The patch of a difference', () => {
  test.each<[string, string, string, string]>([
    [
      'null that is stated',
      both('| `note` | string |', '| `note` | string or null |'),
      '"note": { "type": "string" }',
      '"note": { "type": ["string", "null"] }',
    ],
    [
      'null that nobody has',
      both('| `customer.name` | string or null |', '| `customer.name` | string |').replaceAll(
        '"name": null',
        '"name": "Ada"',
      ),
      '"type": ["string", "null"]',
      '"type": "string"',
    ],
    [
      'a value that is listed',
      both('One of `EUR`, `USD`', 'One of `EUR`, `USD`, `GBP`'),
      '"enum": ["EUR", "USD"]',
      '"enum": ["EUR", "USD", "GBP"]',
    ],
    [
      'a type',
      both('| `number` | string |', '| `number` | integer |').replaceAll('"number": "A-1"', '"number": 1'),
      '"number": { "type": "string" }',
      '"number": { "type": "integer" }',
    ],
    [
      'presence',
      both('| `note` | string | no |', '| `note` | string | yes |'),
      '"created_at", "customer"]',
      '"created_at", "customer", "note"]',
    ],
    [
      'presence that is denied',
      both('| `number` | string | yes |', '| `number` | string | no |'),
      '["number", "total"',
      '["total"',
    ],
    [
      'a format',
      both('| `number` | string |', '| `number` | uuid |').replaceAll(
        '"A-1"',
        '"9b2f0a34-5c1d-4e6f-8a7b-0c1d2e3f4a5b"',
      ),
      '"number": { "type": "string" }',
      '"number": { "type": "string", "format": "uuid" }',
    ],
  ])('is a change of the schema in one place: %s', async (_name, page, from, to) => {
    const { text, files, before, after } = await patched(page);
    expect(before.length).toBeGreaterThan(0);
    expect(files).toStrictEqual([ORDER]);
    expect(text).toBe((SHOP[ORDER] ?? '').replace(from, () => to));
    expect(after).toStrictEqual([]);
  });

  test('declares a field that the sources have', async () => {
    const row = '| `note` | string | no | From the customer |\n';
    const { text, after } = await patched(both(row, `${row}| \`shipped_at\` | timestamp or null | no | |\n`));
    expect(text).toContain('    "shipped_at": { "type": ["string", "null"], "format": "date-time" }\n');
    expect(after).toStrictEqual([]);
  });

  test('is not made where another event with the same definition contradicts it', async () => {
    const { open, files } = await patched(
      SHOP_PAGE.replace('| `number` | string |', '| `number` | integer |').replace('"A-1"', '1'),
    );
    expect(open.filter(({ patch }) => patch !== undefined)).toStrictEqual([]);
    expect(files).toStrictEqual([]);
  });

  test('is not made where the sources do not agree', async () => {
    const { open } = await patched(both('| `number` | string |', '| `number` | integer |'));
    expect(open.filter(({ patch }) => patch !== undefined)).toStrictEqual([]);
  });

  test.each([
    ['json', (operation: PatchOperation) => editJson('{ "a": 1 }', operation)],
    ['yaml', (operation: PatchOperation) => editYaml('a: 1\n', operation)],
  ])('writes hidden characters as escapes into %s', async (_format, edit) => {
    const hidden = 'x\u202ey\u0085';
    for (const value of [hidden, { [hidden]: [hidden] }]) {
      const text = await edit({ op: 'add', path: `/${hidden}`, value });
      expect(text).toMatch(/^[\n -~]+$/);
      expect(text).toContain('\\u202e');
    }
  });

  test('keeps the comments of a YAML file', async () => {
    const yaml = `# An order was paid.
type: object
required: [type, data]
properties:
  type: { const: order.paid }
  data:
    type: object
    properties:
      id: { type: string } # never null
`;
    const page =
      '## `order.paid`\n\n```json\n{ "type": "order.paid", "data": { "id": null } }\n```\n\n| Field | Type |\n| --- | --- |\n| `id` | string or null |\n';
    const { text, after } = await patched(page, { 'schemas/order.yaml': yaml }, 'schemas/order.yaml');
    expect(text).toBe(yaml.replace('{ type: string }', '{ type: ["string", "null"] }'));
    expect(after).toStrictEqual([]);
  });
});
