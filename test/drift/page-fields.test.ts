import { describe, expect, test } from 'vitest';
import { readPage } from '../../generator/evidence/page/read-page.js';

/** What a page states about the fields of its first event, without places and descriptions. */
async function fieldsIn(page: string, file = 'page.md'): Promise<readonly object[]> {
  const { events } = await readPage(
    { file, text: page },
    { isKnown: () => false, eventOf: (payload) => (payload as { readonly type?: string }).type },
  );
  return (events[0]?.fields ?? []).map(({ at: _at, says: _says, ...stated }) => stated);
}

const text = { types: ['string'], nullable: false };
const number = { types: ['integer'], nullable: false };
const list = (...items: readonly string[]): string => `## order.paid\n\n${items.join('\n')}\n`;

describe('A list of fields', () => {
  test.each<[string, string, object]>([
    ['a type in brackets', '- `id` (string): the id', text],
    [
      'a type and presence in brackets',
      '* `id` (string, required) - the id',
      { ...text, presence: 'required' },
    ],
    ['a type after a colon', '- `id`: string. The id', text],
    [
      'a type and presence after a dash',
      '- `id` — string, optional. The id',
      { ...text, presence: 'optional' },
    ],
    ['a type as code', '- `id` `string`: the id', text],
    ['a type in italics', '- **id** *string* The id', text],
    ['a bold name', '- **id** (string)', text],
    ['a bold name with a colon', '- **id:** string', text],
    ['a plain name', '- id (string): the id', text],
    ['presence in the description', '- `id` (string): Required. The id', { ...text, presence: 'required' }],
    ['null', '- `id` (string | null): the id', { ...text, nullable: true }],
    ['a format', '- `id` (uuid): the id', { ...text, format: 'uuid' }],
    ['a nested type', '- `id` (string (uuid)): the id', { ...text, format: 'uuid' }],
    ['values', '- `id` (string): one of `a`, `b`', { ...text, values: ['a', 'b'], isOpen: false }],
    [
      'values in a list',
      '- `id` (string)\n  - `a`: first\n  - `b`',
      { ...text, values: ['a', 'b'], isOpen: false },
    ],
  ])('has %s', async (_name, item, stated) => {
    expect(await fieldsIn(list(item))).toStrictEqual([{ path: 'id', ...stated }]);
  });

  test('has the fields of objects and lists inside of it, whatever it is indented by', async () => {
    const items = [
      '- `id` (string)',
      '- `order` (object)',
      '    - `total` (integer)',
      '    - `lines` (array of objects)',
      '        - `sku` (string)',
    ];
    const fields = [
      { path: 'id', ...text },
      { path: 'order', types: ['object'], nullable: false },
      { path: 'order.total', ...number },
      { path: 'order.lines', types: ['array'], nullable: false },
      { path: 'order.lines[]', types: ['object'], nullable: false },
      { path: 'order.lines[].sku', ...text },
    ];
    expect(await fieldsIn(list(...items))).toStrictEqual(fields);
    expect(await fieldsIn(list('<Tab>', ...items.map((item) => `      ${item}`), '</Tab>'))).toStrictEqual(
      fields,
    );
  });

  test.each([
    ['values', ['- `open`: not paid yet', '- `paid`: done']],
    ['events', ['- `order.paid`: when it is paid', '- `order.sent`: when it is sent']],
    ['sentences', ['- The id is a string.', '- Retry (at most twice).']],
    ['steps', ['1. `id` (string)', '2. `total` (integer)']],
    ['words with remarks', ['- **Email** (optional): your address']],
    ['fields and sentences', ['- `id` (string)', '- More may come.']],
  ])('is not one of %s', async (_name, items) => {
    const table = ['', '| Field | Type |', '| --- | --- |', '| `total` | integer |'];
    expect(await fieldsIn(list(...items, ...table))).toStrictEqual([{ path: 'total', ...number }]);
  });

  test('mentions no events, and any other list does', async () => {
    const page = list('- `order.id` (string): the id', '', 'Text', '', '- `order.sent`: later');
    const { mentions } = await readPage(
      { file: 'page.md', text: page },
      { isKnown: () => false, eventOf: () => undefined },
    );
    expect(mentions.map(({ name, at }) => [name, at.line])).toContainEqual(['order.sent', 7]);
    expect(mentions.map(({ name }) => name)).not.toContain('order.id');
  });
});

describe('A list of names without types', () => {
  const SAMPLE = '```json\n{ "type": "order.paid", "data": { "id": "x", "total": 1, "note": null } }\n```';
  const fields = (...items: readonly string[]) => fieldsIn(list(SAMPLE, '', ...items));

  test('lists fields where the sample has most of them', async () => {
    const items = ['- `id`: The id, begins with `ord_`', '- **total** - In cents', '- `gone`: If applicable'];
    expect(await fields(...items)).toStrictEqual([
      { path: 'data.id', pattern: '^ord_' },
      { path: 'data.total' },
      { path: 'data.gone', presence: 'conditional' },
    ]);
    expect(
      await fields('<dl><dt>`id`</dt><dd>The id</dd><dt>`note`</dt><dd>May be null</dd></dl>'),
    ).toStrictEqual([{ path: 'data.id' }, { path: 'data.note', nullable: true }]);
  });

  test.each([
    ['one name', ['- `id`: The id']],
    ['other names', ['- `id`: The id', '- `open`: not paid yet', '- `paid`: done', '- `void`: given up']],
    ['the same name', ['- `id.a`: first', '- `id.b`: second']],
    ['no names', ['- The id', '- The total']],
  ])('lists none where it has %s', async (_name, items) => {
    expect(await fields(...items)).toStrictEqual([]);
  });

  test('lists none where a name is an event, and mentions it', async () => {
    const { events, mentions } = await readPage(
      {
        file: 'page.md',
        text: list(SAMPLE, '', '- `id`: The id', '- `total`: In cents', '- `order.sent`: Later'),
      },
      { isKnown: (name) => name === 'order.sent', eventOf: () => 'order.paid' },
    );
    expect(events[0]?.fields).toStrictEqual([]);
    expect(mentions).toMatchObject([{ name: 'order.sent', at: { line: 9 } }]);
  });
});

describe('A table shows what is inside of a field', () => {
  const nested = [
    { path: 'id', ...text },
    { path: 'order', types: ['object'], nullable: false },
    { path: 'order.total', ...number, presence: 'optional' },
    { path: 'order.lines', types: ['array'], nullable: false },
    { path: 'order.lines[]', types: ['object'], nullable: false },
    { path: 'order.lines[].sku', ...text },
    { path: 'note', ...text },
  ];

  test.each([
    ['arrows', '↳ ', '↳↳ '],
    ['corners', '└─ ', '└── '],
    ['dashes', '- ', '-- '],
    ['fixed spaces', '&nbsp;&nbsp;', '&nbsp;&nbsp;&nbsp;&nbsp;'],
  ])('by %s', async (_name, one, two) => {
    const rows = [
      ['`id`', 'string'],
      ['`order`', 'object'],
      [`${one}\`total\` (optional)`, 'integer'],
      [`${one}\`lines\``, 'array of objects'],
      [`${two}\`sku\``, 'string'],
      ['`note`', 'string'],
    ];
    const markdown = ['| Field | Type |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)];
    expect(await fieldsIn(list(...markdown))).toStrictEqual(nested);
    const html = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
    const table = ['<table><tr><th>Field</th><th>Type</th></tr>', ...html, '</table>'];
    expect(await fieldsIn(list(...table))).toStrictEqual(nested);
  });

  test('by the lines of a tree, before names that are not code', async () => {
    const rows = ['| order | object |', '| ├─ total | integer |', '| └─ note | string |'];
    expect(await fieldsIn(list('| Field | Type |', '| --- | --- |', ...rows))).toStrictEqual([
      { path: 'order', types: ['object'], nullable: false },
      { path: 'order.total', ...number },
      { path: 'order.note', ...text },
    ]);
  });

  test('unless all of its rows begin in the same way', async () => {
    const rows = ['| Field | Type |', '| --- | --- |', '| - `id` | string |', '| - `note` | string |'];
    expect(await fieldsIn(list(...rows))).toStrictEqual([
      { path: 'id', ...text },
      { path: 'note', ...text },
    ]);
  });
});

describe('A table with other headings', () => {
  const SAMPLE = '```json\n{ "type": "order.paid", "data": { "id": "x", "total": 1 } }\n```';
  const problems = async (...rows: readonly string[]) => {
    const page = list(SAMPLE, '', '| Feld | Typ |', '| --- | --- |', ...rows);
    const options = { isKnown: () => false, eventOf: () => 'order.paid' };
    return (await readPage({ file: 'page.md', text: page }, options)).diagnostics;
  };

  test('is reported where its rows begin with names of fields', async () => {
    expect(await problems('| `id` | Text |', '| total | Zahl |')).toMatchObject([
      {
        code: 'HS833',
        severity: 'warning',
        line: 7,
        column: 3,
        message: expect.stringContaining('"Feld", "Typ"'),
      },
    ]);
  });

  test('is not reported where they do not', async () => {
    expect(await problems('| 200 | fine |', '| 500 | later |')).toStrictEqual([]);
  });
});

describe('An element of MDX', () => {
  test.each<[string, string, object]>([
    [
      'ResponseField',
      '<ResponseField name="id" type="string" required>The id</ResponseField>',
      { presence: 'required' },
    ],
    ['ParamField', '<ParamField body="id" type="string">The id</ParamField>', {}],
    ['Property', '<Property name="id" type="string" required={false} />', {}],
    ['a type in braces', `<Property name="id" type={'string'} />`, {}],
    ['several types in braces', '<Property name="id" type={"string | null"} />', { nullable: true }],
    ['nullable', '<Property name="id" type="string" nullable />', { nullable: true }],
    [
      'values in Markdown',
      '<Property name="id" type="string">\nOne of `a`, `b`\n</Property>',
      { values: ['a', 'b'], isOpen: false },
    ],
  ])('states a field: %s', async (_name, element, stated) => {
    expect(await fieldsIn(list(element))).toStrictEqual([{ path: 'id', ...text, ...stated }]);
  });

  test('has the fields of objects inside of it', async () => {
    const elements = [
      '<ResponseField name="order" type="object">',
      '  The order. See `Array<string>`, /orders/<id>.',
      '  <Expandable title="properties">',
      '    <ResponseField name="lines" type="object[]">',
      '      <ResponseField name="sku" type="string" />',
      '    </ResponseField>',
      '  </Expandable>',
      '</ResponseField>',
      '',
      '<ResponseField name="total" type="integer" />',
    ];
    expect(await fieldsIn(list(...elements))).toStrictEqual([
      { path: 'order', types: ['object'], nullable: false },
      { path: 'order.lines', types: ['array'], nullable: false },
      { path: 'order.lines[]', types: ['object'], nullable: false },
      { path: 'order.lines[].sku', ...text },
      { path: 'total', ...number },
    ]);
  });

  test('states nothing about other parts of a request, and nothing in code', async () => {
    const elements = [
      '<ParamField path="order" type="string" />',
      '<Field type="string" />',
      '`<Property name="a" type="string" />`',
      '```mdx\n<Property name="b" type="string" />\n```',
      '<Property name="id" type="string" />',
    ];
    expect(await fieldsIn(list(...elements))).toStrictEqual([{ path: 'id', ...text }]);
  });
});

describe('A table in HTML', () => {
  const table = (...rows: readonly string[]): string =>
    list('<table>', '<tr><th>Field</th><th>Type</th><th>Description</th></tr>', ...rows, '</table>');

  test.each<[string, string, object]>([
    ['plain text', '<tr><td>id</td><td>string</td><td>The id</td></tr>', {}],
    ['code', '<tr><td><code>id</code></td><td><em>string</em></td></tr>', {}],
    [
      'code of Markdown',
      '<tr><td>`id`</td><td>`string`</td><td>begins with `ord_`</td></tr>',
      { pattern: '^ord_' },
    ],
    ['lines', '<tr>\n<td>\nid\n</td>\n<td>string<br/>nullable</td>\n</tr>', { nullable: true }],
    ['no end tags', '<tr><td>id<td>string<td>One of <code>a</code>', { values: ['a'], isOpen: false }],
    ['empty lines', '<tr>\n\n<td>id</td>\n\n<td>string</td>\n\n</tr>', {}],
  ])('lists fields with %s', async (_name, row, stated) => {
    expect(await fieldsIn(table(row))).toStrictEqual([{ path: 'id', ...text, ...stated }]);
  });

  test('may have cells over several rows and columns', async () => {
    const rows = [
      '<tr><td rowspan="2">id</td><td>string</td><td>The id</td></tr>',
      '<tr><td>null</td><td>none</td></tr>',
      '<tr><td>total</td><td colspan="2">integer</td></tr>',
    ];
    expect(await fieldsIn(table(...rows))).toMatchObject([
      { path: 'id', types: ['string'] },
      { path: 'id', types: [], nullable: true },
      { path: 'total', types: ['integer'] },
    ]);
  });

  test('without an end is a text', async () => {
    const page = list('Use <table> for it.', '', '| Field | Type |', '| --- | --- |', '| `id` | string |');
    expect(await fieldsIn(page)).toStrictEqual([{ path: 'id', ...text }]);
  });

  test('has the places of its cells', async () => {
    const { events } = await readPage(
      { file: 'page.md', text: table('<tr>', '  <td><code>id</code></td><td>string</td>', '</tr>') },
      { isKnown: () => false, eventOf: () => undefined },
    );
    expect(events[0]?.fields[0]?.at).toStrictEqual({ file: 'page.md', line: 6, column: 13 });
  });
});

test('The paths of a table may be whole where those of others begin at the data', async () => {
  const sample = '```json\n{ "type": "order.paid", "data": { "id": "x" } }\n```';
  const head = '| Field | Type |\n| --- | --- |\n';
  const page = `## order.paid\n\n${sample}\n\n${head}| id | string |\n\n## order.sent\n\n${head}| data.id | string |\n`;
  const { events } = await readPage(
    { file: 'page.md', text: page },
    { isKnown: () => false, eventOf: (payload) => (payload as { readonly type?: string }).type },
  );
  expect(events.map(({ fields }) => fields.map(({ path }) => path))).toStrictEqual([
    ['data.id'],
    ['data.id'],
  ]);
});
