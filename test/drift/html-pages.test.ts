import { describe, expect, test } from 'vitest';
import { main } from '../../generator/cli/main.js';
import { readPage } from '../../generator/evidence/page/read-page.js';
import { placeOf } from '../../generator/load/source-text.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { temporaryFolder, writeTree } from '../support/folders.js';

const read = (text: string, file = 'page.html') =>
  readPage(
    { file, text },
    { isKnown: () => false, eventOf: (payload) => (payload as { readonly type?: string }).type },
  );

const page = (...body: readonly string[]): string =>
  `<!DOCTYPE html>\n<html><head><title>order.lost</title><script>"<h2>order.lost</h2>"</script></head><body>\n${body.join('\n')}\n</body></html>\n`;

const SAMPLE =
  '<pre><code class="language-json">{ "type": "order.paid", "data": { "id": "a &amp; b" } }</code></pre>';

describe('A page in HTML', () => {
  test('has its events in headings, with samples and tables', async () => {
    const table =
      '<table><thead><tr><th>Field</th><th>Type</th></tr></thead><tbody><tr><td>id</td><td>string</td></tr></tbody></table>';
    const { events, diagnostics } = await read(
      page(
        '<nav><h2>order.lost</h2></nav>',
        '<h2><code>order.paid</code></h2>',
        '<p>Sent when <b>paid</b>.</p>',
        SAMPLE,
        table,
      ),
    );
    expect(diagnostics).toStrictEqual([]);
    expect(events).toMatchObject([
      {
        event: 'order.paid',
        at: { line: 4, column: 11 },
        summary: 'Sent when paid.',
        samples: [{ value: { type: 'order.paid', data: { id: 'a & b' } } }],
        fields: [{ path: 'data.id', types: ['string'] }],
      },
    ]);
  });

  test.each([
    ['the class of the code', '<pre><code class="hljs language-json">', '</code></pre>'],
    [
      'the class of an element around it',
      '<div class="highlight highlight-source-json"><pre>',
      '</pre></div>',
    ],
    ['an attribute', '<pre data-lang="JSON"><code>', '</code></pre>'],
    ['the text itself', '<pre>\n', '</pre>'],
    ['coloured text', '<pre><code class="language-json"><span class="p">', '</span></code></pre>'],
  ])('has samples whose language is known by %s', async (_name, begin, end) => {
    const { events } = await read(page('<h2>order.paid</h2>', `${begin}{\n  "type": "order.paid"\n}${end}`));
    expect(events[0]?.samples[0]?.value).toStrictEqual({ type: 'order.paid' });
  });

  test('has the lines of its samples', async () => {
    const { events } = await read(page('<h2>order.paid</h2>', '<pre>\n{\n  "type": "order.paid"\n}</pre>'));
    const sample = events[0]?.samples[0];
    expect(sample && placeOf(sample.source, '/type', 'key')).toMatchObject({ line: 6, column: 3 });
  });

  test('has the columns of a sample that begins on the line of its tags', async () => {
    const code = '<pre><code>{ "type": "order.paid",\n"id": 1 }</code></pre>';
    const { events } = await read(page('<h2>order.paid</h2>', code));
    const sample = events[0]?.samples[0];
    const at = (pointer: string) => sample && placeOf(sample.source, pointer, 'key');
    expect(at('/type')).toMatchObject({ line: 4, column: 14 });
    expect(at('/id')).toMatchObject({ line: 5, column: 1 });
  });

  test('does not take code of other languages for a sample', async () => {
    const code = '<pre><code class="language-js">{ a }</code></pre>';
    expect((await read(page('<h2>order.paid</h2>', code, SAMPLE))).events[0]?.samples).toHaveLength(1);
  });

  test.each([
    [
      'a list',
      '<ul><li><code>id</code> (string): the id</li><li><b>to</b> (object)<ul><li>name (string)</li></ul></li></ul>',
    ],
    [
      'a list of definitions',
      '<dl><dt><code>id</code> <span>string</span></dt><dd>The id</dd><dt><code>to</code> object</dt><dd><p>Who</p><dl><dt>name: string</dt><dd>Name</dd></dl></dd></dl>',
    ],
  ])('has the fields of %s', async (_name, list) => {
    const { events } = await read(page('<h2>order.paid</h2>', list));
    expect(events[0]?.fields).toMatchObject([
      { path: 'id', types: ['string'] },
      { path: 'to', types: ['object'] },
      { path: 'to.name', types: ['string'] },
    ]);
  });

  test('mentions events in its text, and not in its navigation', async () => {
    const { mentions } = await read(
      page(
        '<nav>order.lost</nav>',
        '<p>See <code>order.sent</code>.</p>',
        'And order.kept.',
        '<footer>order.lost</footer>',
      ),
    );
    expect(mentions.map(({ name, at }) => [name, at.line])).toStrictEqual([
      ['order.sent', 4],
      ['order.kept', 5],
    ]);
  });

  test('is known by how it begins', async () => {
    expect(
      (await read(page('<h2>order.paid</h2>', SAMPLE), 'https://example.com/webhooks')).events,
    ).toHaveLength(1);
  });

  test('is read up to elements that are too deep', async () => {
    const deep = `<p>\n${'<div>'.repeat(1001)}<h2>order.sent</h2>${SAMPLE}`;
    const { events, diagnostics } = await read(page('<h2>order.paid</h2>', SAMPLE, deep));
    expect(events.map(({ event }) => event)).toStrictEqual(['order.paid']);
    expect(diagnostics).toMatchObject([{ code: 'HS829', file: 'page.html', line: 6 }]);
  });

  test.each([
    '<',
    '<h2',
    '<table><tr>',
    '</td></table></ul>',
    '<ul><li><table><td>a',
    '<pre>{',
    '<dd>a</dd><li>b</li><td>c',
    '<h2><h3>order.paid',
    '&#x110000;',
    '<p <p>>',
  ])('may be broken in any way: %s', async (text) => {
    expect((await read(page(text))).diagnostics).toStrictEqual([]);
    expect((await read(`${text}\n\n## order.paid\n`, 'page.md')).diagnostics).toStrictEqual([]);
  });
});

test('drift reads a page in HTML', async () => {
  const folder = await temporaryFolder();
  const schema = {
    type: 'object',
    required: ['type'],
    properties: { type: { const: 'order.paid' }, id: { type: 'string' } },
  };
  await writeTree(folder, {
    'schemas/order.paid.json': JSON.stringify(schema),
    'docs/events.html': page(
      '<h2>order.paid</h2>',
      '<ul><li><code>id</code> (integer)</li><li><code>to</code> (string)</li></ul>',
    ),
  });
  const terminal = fakeTerminal(folder);
  expect(await main(['drift', 'docs', '--schemas', 'schemas'], terminal)).toBe(1);
  expect(terminal.stderr).toContain('docs/events.html:4:15 - error HS815');
  expect(terminal.stderr).toContain('HS813: order.paid: to');
});
