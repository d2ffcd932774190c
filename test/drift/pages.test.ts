import { describe, expect, test } from 'vitest';
import { parseLenientJson } from '../../generator/evidence/lenient-json.js';
import { readDescription } from '../../generator/evidence/page/description-words.js';
import { readPage } from '../../generator/evidence/page/read-page.js';
import { readTypeWords } from '../../generator/evidence/page/type-words.js';
import { placeOf } from '../../generator/load/source-text.js';

const read = (text: string, headings = {}) =>
  readPage(
    { file: 'page.md', text },
    {
      isKnown: (name) => name === 'push',
      eventOf: (payload) => (payload as { readonly type?: string }).type,
      ...headings,
    },
  );

const FENCE = '```json\n{ "type": "order.paid", "data": { "id": "x" } }\n```';

describe('A page has its events', () => {
  test.each<[string, string, readonly string[]]>([
    ['in headings with code', `## \`order.paid\`\n\n${FENCE}`, ['order.paid']],
    ['in headings without code', `## order.paid\n\n${FENCE}`, ['order.paid']],
    ['in headings with other words', `### The \`order.paid\` event\n\n${FENCE}`, ['order.paid']],
    ['in underlined headings', `The \`order.paid\` event\n---\n\n${FENCE}`, ['order.paid']],
    [
      'not in front matter',
      `+++\ntitle = "order.sent"\n+++\n\n## \`order.paid\`\n\n${FENCE}`,
      ['order.paid'],
    ],
    ['in headings with an id', `## order.paid {#paid}\n\n${FENCE}`, ['order.paid']],
    ['in headings that name events of the catalog', '## push\n\n```json\n{ "ref": "main" }\n```', ['push']],
    [
      'in the title of a fence',
      `Text\n\n${FENCE.replace('json', 'json title="order.paid"')}`,
      ['order.paid'],
    ],
    ['in the sample alone', `## Payment\n\n${FENCE}`, ['order.paid']],
    ['after front matter', `---\ntitle: order.sent\n---\n\n## \`order.paid\`\n\n${FENCE}`, ['order.paid']],
    ['after imports', `import Tabs from '@theme/Tabs';\n\n## \`order.paid\`\n\n${FENCE}`, ['order.paid']],
    [
      'inside of tags',
      `## \`order.paid\`\n\n<Tabs>\n<TabItem value="json">\n${FENCE}\n</TabItem>\n</Tabs>`,
      ['order.paid'],
    ],
    [
      'inside of indented tags',
      `## \`order.paid\`\n\n<Tabs>\n    <Tab>\n        ${FENCE.replaceAll('\n', '\n        ')}\n    </Tab>\n</Tabs>`,
      ['order.paid'],
    ],
    ['inside of admonitions', `## \`order.paid\`\n\n:::note\n${FENCE}\n:::`, ['order.paid']],
    [
      'not in comments',
      `<!--\n## \`order.sent\`\n\n${FENCE}\n-->\n\n## \`order.paid\`\n\n${FENCE}`,
      ['order.paid'],
    ],
    [
      'not in headings of other things',
      `## settings.features\n\nText.\n\n## \`order.paid\`\n\n${FENCE}`,
      ['order.paid'],
    ],
    [
      'once, where two sections describe one',
      `## \`order.paid\`\n\n${FENCE}\n\n## \`order.paid\`\n\n${FENCE}`,
      ['order.paid'],
    ],
  ])('%s', async (_name, page, events) => {
    const { events: found, diagnostics } = await read(page);
    expect(found.map(({ event }) => event)).toStrictEqual(events);
    expect(found.flatMap(({ samples }) => samples).length).toBeGreaterThan(0);
    expect(diagnostics).toStrictEqual([]);
  });
});

describe('A sample', () => {
  test('has the places of its values on the page, whatever it is indented by', async () => {
    const page = `1. First\n\n   ## \`order.paid\`\n\n   \`\`\`json collapse={1}\n   {\n     // a comment\n     "type": "order.paid",\n     "data": { "id": 'x', },\n   }\n   \`\`\`\n`;
    const [event] = (await read(page)).events;
    const sample = event?.samples[0];
    expect(sample?.value).toStrictEqual({ type: 'order.paid', data: { id: 'x' } });
    expect(sample && placeOf(sample.source, '/data/id', 'key')).toMatchObject({
      file: 'page.md',
      line: 9,
      column: 16,
    });
  });

  test('has its repeated keys with paths and places', async () => {
    const page =
      '## `order.paid`\n\n```json\n{\n  "type": "order.paid",\n  "data": { "id": 1, "id": 2 }\n}\n```\n';
    const [event] = (await read(page)).events;
    expect(event?.samples[0]?.repeatedKeys).toStrictEqual([
      { key: 'id', path: 'data', at: { file: 'page.md', line: 6, column: 22 } },
    ]);
    expect(event?.samples[0]?.value).toStrictEqual({ type: 'order.paid', data: { id: 2 } });
  });

  test.each<[string, string, number, number]>([
    ['lacks a value', '```json\n{\n  "type": }\n```', 5, 11],
    ['has a comment of another language', '```json\n{ "type": "order.paid" # paid\n}\n```', 4, 24],
    ['is not closed, in a list', '1. Sent:\n\n   ```json\n   {\n     "id": 1\n   ```', 7, 13],
  ])('that is not JSON is reported at its place: it %s', async (_name, fence, line, column) => {
    const { diagnostics } = await read(`## \`order.paid\`\n\n${fence}\n`);
    expect(diagnostics).toMatchObject([{ code: 'HS823', file: 'page.md', line, column }]);
  });

  test.each([
    ['without a language', '```\n{ "type": "order.paid" }\n```', 4],
    ['in JavaScript', "```js\n{ type: 'order.paid' }\n```", 4],
    [
      'in a request',
      '```http\nPOST /hooks HTTP/1.1\nContent-Type: application/json\n\n{ "type": "order.paid" }\n```',
      7,
    ],
  ])('may be code %s', async (_name, code, line) => {
    const [event] = (await read(`## \`order.paid\`\n\n${code}\n`)).events;
    const sample = event?.samples[0];
    expect(sample?.value).toStrictEqual({ type: 'order.paid' });
    expect(sample && placeOf(sample.source, '/type', 'key')).toMatchObject({ line });
  });

  test.each([
    ['code without a language that is not JSON', '```\n{ "type": ... or }\n```'],
    ['code of another language', '```js\nconst event = { type: "order.paid" };\n```'],
    ['the answer of a server', '```http\nHTTP/1.1 200 OK\n\n{ "type": "order.paid" }\n```'],
    ['code without a language above JSON, unless it names an event', '```\n{ "retries": 3 }\n```'],
  ])('is not %s', async (_name, code) => {
    const { events, diagnostics } = await read(`## \`order.paid\`\n\n${code}\n\n${FENCE}\n`);
    expect(diagnostics).toStrictEqual([]);
    expect(events[0]?.samples.map(({ value }) => value)).toStrictEqual([
      { type: 'order.paid', data: { id: 'x' } },
    ]);
  });

  test('outside of a section, in code without a language, has to be of an event', async () => {
    const page = '# Webhooks\n\n```\n{ "type": "error" }\n```\n\n```\n{ "type": "order.paid" }\n```\n';
    expect((await read(page)).events.map(({ event }) => event)).toStrictEqual(['order.paid']);
  });

  test('that names another event than its heading is of that event, after the first', async () => {
    const sent = FENCE.replace('order.paid', 'order.sent');
    const answer = '```json\n{ "type": "ok" }\n```';
    const { events } = await read(`## \`order.paid\` and more\n\n${FENCE}\n\n${sent}\n\n${answer}\n`);
    expect(events.map(({ event, samples, at }) => [event, samples.length, at.line])).toStrictEqual([
      ['order.paid', 1, 1],
      ['order.sent', 1, 8],
    ]);
    const copied = await read(`## \`order.paid\`\n\n${sent}\n`);
    expect(copied.events.map(({ event }) => event)).toStrictEqual(['order.paid']);
  });

  test('is the first JSON of its section, and further JSON that names an event', async () => {
    const page = `## \`order.paid\`\n\n${FENCE}\n\nYou answer:\n\n\`\`\`json\n{ "ok": true }\n\`\`\`\n\n${FENCE}\n`;
    expect((await read(page)).events[0]?.samples).toHaveLength(2);
  });
});

const table = (head: string, ...rows: readonly string[]): string =>
  `## \`order.paid\`\n\n${FENCE.replace('{ "id": "x" }', '{ "id": "x", "lines": [{ "sku": 1 }] }')}\n\n${head}\n${head.replace(/[^|]+/g, ' --- ')}\n${rows.join('\n')}\n`;

describe('A table', () => {
  test.each<[string, string, string]>([
    ['Field, Type', '| Field | Type |', '| `id` | string |'],
    ['Property, Type, Required', '| Property | Type | Required |', '| id | string | yes |'],
    ['Parameter, Description', '| Parameter | Description |', '| `id` | The id |'],
    ['Attribute, Data type', '| Attribute | Data type |', '| **id** | String |'],
  ])('with the headings %s lists fields', async (_name, head, row) => {
    const [event] = (await read(table(head, row))).events;
    expect(event?.fields.map(({ path }) => path)).toStrictEqual(['data.id']);
    expect(event?.scope).toBe('data');
  });

  test('with headings of the configuration lists fields', async () => {
    const headings = { field: ['feld'], type: ['typ'], required: ['pflicht'], description: [], values: [] };
    const [event] = (await read(table('| Feld | Typ | Pflicht |', '| `id` | string | yes |'), { headings }))
      .events;
    expect(event?.fields).toMatchObject([{ path: 'data.id', types: ['string'], presence: 'required' }]);
  });

  test('with other headings is left out', async () => {
    const [event] = (await read(table('| Status | Meaning |', '| 200 | fine |'))).events;
    expect(event?.fields).toStrictEqual([]);
  });

  test('has paths with the brackets of lists, and from the root where it lists the root', async () => {
    const [event] = (
      await read(table('| Field | Type |', '| `lines` | array |', '| `lines.sku` | integer |'))
    ).events;
    expect(event?.fields.map(({ path }) => path)).toStrictEqual(['data.lines', 'data.lines[].sku']);
    const [other] = (await read(table('| Field | Type |', '| `type` | string |', '| `data.id` | string |')))
      .events;
    expect(other?.fields.map(({ path }) => path)).toStrictEqual(['type', 'data.id']);
  });

  test('has the places of its rows, where cells have escaped bars', async () => {
    const [event] = (await read(table('| Type | Field |', '| string \\| null | `id` |'))).events;
    expect(event?.fields).toMatchObject([{ path: 'data.id', nullable: true, at: { line: 9, column: 20 } }]);
  });
});

describe('The words of a type', () => {
  test.each<[string, object]>([
    ['string', { types: ['string'], nullable: false }],
    ['string | null', { types: ['string'], nullable: true }],
    ['string or null', { types: ['string'], nullable: true }],
    ['nullable string', { types: ['string'], nullable: true }],
    ['string (nullable)', { types: ['string'], nullable: true }],
    ['string?', { types: ['string'], nullable: false, presence: 'optional' }],
    ['string, optional', { types: ['string'], nullable: false, presence: 'optional' }],
    ['Integer', { types: ['integer'], nullable: false }],
    ['null', { types: [], nullable: true }],
    ['timestamp', { types: ['string'], nullable: false, format: 'date-time' }],
    ['string[]', { types: ['array'], nullable: false, items: { types: ['string'], nullable: false } }],
    [
      'array of objects',
      { types: ['array'], nullable: false, items: { types: ['object'], nullable: false } },
    ],
    ['Array<integer>', { types: ['array'], nullable: false, items: { types: ['integer'], nullable: false } }],
    ['"card" or "cash"', { types: ['string'], nullable: false, values: ['card', 'cash'] }],
    ['enum (open, paid)', { types: ['string'], nullable: false, values: ['open', 'paid'] }],
    ['enum: "open" | "paid"', { types: ['string'], nullable: false, values: ['open', 'paid'] }],
    ['enum<open|paid>', { types: ['string'], nullable: false, values: ['open', 'paid'] }],
    ['enum (string)', { types: ['string'], nullable: false }],
    ['enum (see below)', {}],
    ['string / integer', { types: ['string', 'integer'], nullable: false }],
    ['string required', { types: ['string'], nullable: false, presence: 'required' }],
    ['string nullable', { types: ['string'], nullable: true }],
    ['string value', {}],
    ['Customer', {}],
    ['', {}],
  ])('%s', (cell, stated) => {
    expect(readTypeWords(cell)).toStrictEqual(stated);
  });
});

describe('A description', () => {
  test.each<[string, readonly string[], object]>([
    ['The id of the order', [], { isConditional: false, isNullable: false }],
    ['Name of the customer, if provided', [], { isConditional: true, isNullable: false }],
    ['Only present for refunds', [], { isConditional: true, isNullable: false }],
    ['May be null', [], { isConditional: false, isNullable: true }],
    ['Timestamp of when the order was paid', [], { isConditional: false, isNullable: false }],
    [
      'One of `a`, `b`',
      ['a', 'b'],
      { isConditional: false, isNullable: false, values: ['a', 'b'], isOpen: false },
    ],
    [
      "Possible values: 'a', 'b'",
      [],
      { isConditional: false, isNullable: false, values: ['a', 'b'], isOpen: false },
    ],
    [
      '`OPEN` or `PAID`',
      ['OPEN', 'PAID'],
      { isConditional: false, isNullable: false, values: ['OPEN', 'PAID'], isOpen: false },
    ],
    ['Region code (US, EU), currently limited to US', [], { isConditional: false, isNullable: false }],
    ['Optional. The note', [], { presence: 'optional', isConditional: false, isNullable: false }],
    ['(required) The id', [], { presence: 'required', isConditional: false, isNullable: false }],
    ['Optional field for notes', [], { presence: 'optional', isConditional: false, isNullable: false }],
    ['Required if paid by card', [], { isConditional: false, isNullable: false }],
    ['Requirements of the order', [], { isConditional: false, isNullable: false }],
    ['Has the `evt_` prefix', ['evt_'], { isConditional: false, isNullable: false, pattern: '^evt_' }],
  ])('%s', (text, codes, said) => {
    expect(readDescription(text, codes)).toStrictEqual(said);
  });
});

describe('Lenient JSON', () => {
  test.each<[string, unknown]>([
    ['{ "a": 1, }', { a: 1 }],
    ['{ a: 1 } // end', { a: 1 }],
    ['{\n  "a": 1,\n  ...\n}', { a: 1 }],
    ['[1, /* two */ 2,]', [1, 2]],
    ['{ "__proto__": { "b": 1 } }', JSON.parse('{ "__proto__": { "b": 1 } }')],
  ])('%s', (text, value) => {
    expect(parseLenientJson(text)).toMatchObject({ repeated: [] });
    expect((parseLenientJson(text) as { readonly value: unknown }).value).toStrictEqual(value);
  });

  test.each(['{', '{ "a": }', 'hello world', '{ "a": 1 } { "b": 2 }', ''])('%j is not JSON', (text) => {
    expect(parseLenientJson(text)).toHaveProperty('reason');
  });
});

describe('A page from a stranger', () => {
  test.each<[string, string]>([
    ['comments that never end', '<!-- '.repeat(100_000)],
    ['one line of comments', '<!-- --> {/* */} '.repeat(50_000)],
    ['fences that never end', '```json\n'.repeat(50_000)],
    ['a long word', `${'a-'.repeat(200_000)}.`],
    ['deep JSON', `## \`order.paid\`\n\n\`\`\`json\n${'['.repeat(100_000)}\n\`\`\`\n`],
    [
      'deep objects',
      `## \`order.paid\`\n\n\`\`\`json\n${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}\n\`\`\`\n`,
    ],
    [
      'a wide table',
      `## \`order.paid\`\n\n| Field | Type |\n| --- | --- |\n${'| `a` | string | '.repeat(2000)}\n`,
    ],
  ])('is read to its end: %s', { timeout: 30_000 }, async (_name, page) => {
    expect(await read(page)).toBeDefined();
  });

  test('may have what looks like an object without a prototype', async () => {
    const page =
      '## `order.paid`\n\n```json\n{ "type": "order.paid", "__proto__": { "x": 1 }, "constructor": 1 }\n```\n';
    const [event] = (await read(page)).events;
    expect(Object.keys(event?.samples[0]?.value ?? {})).toStrictEqual(['type', '__proto__', 'constructor']);
  });
});
