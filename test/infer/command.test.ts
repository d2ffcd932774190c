import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { generate } from '../../generator/generate.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const CREATED = { type: 'order.created', id: 'ord_1234567890', to: 'ada@lovelace.example', note: null };
const SENT = { type: 'order.sent', id: 'ord_1234567890', at: '2024-01-15T10:30:00Z' };

async function infer(tree: Tree, args: readonly string[], stdin = '') {
  const folder = await temporaryFolder();
  await writeTree(folder, tree);
  const ran = await runCommand(['infer', ...args], folder, { stdin });
  return { ...ran, folder, files: await readTree(join(folder, 'drafts')) };
}

describe('hookschema infer', () => {
  test.each([
    ['cut.txt', Buffer.from('{"type":"order.created","note":sk_live_1'), '1:32', 'not JSON: unexpected word'],
    ['a.log', Buffer.from('{"sk_live_1":1,"sk_live_1":2}'), '1:16', 'an object has the same key twice'],
    ['x.json.gz', gzipSync('{"type":"order.created"}'), '1:1', 'not JSON: unexpected character'],
    ['cut.json', Buffer.from('{"properties":{"a":sk_live_1}}'), '1:20', 'not JSON: unexpected word'],
  ])(
    'shows nothing of %s, which may have payloads and cannot be read',
    async (name, bytes, place, message) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, name), bytes);
      const { exit, err } = await runCommand(['infer', name, '--out', 'drafts'], folder);
      expect(exit).toBe(1);
      expect(err).toMatch(new RegExp(`^${name}:${place} - error HS829: ${message}\n {2}hint: `));
      expect(err).not.toContain('sk_live');
    },
  );

  test.each(['a.ndjson', 'a.json'])('leaves out a payload that is not UTF-8 (%s)', async (name) => {
    const folder = await temporaryFolder();
    const good = `${JSON.stringify(CREATED)}\n`;
    await writeFile(join(folder, name), `${good}${good.replace('ord_', 'ord_\u00e4')}${good}`, 'latin1');
    const { exit, out } = await runCommand(['infer', name, '--out', 'drafts', '--reporter', 'json'], folder);
    expect(exit).toBe(0);
    const { diagnostics, result } = JSON.parse(out);
    expect(diagnostics).toMatchObject([
      { code: 'HS840', line: 2, message: 'a payload is left out: it is not UTF-8' },
    ]);
    expect(result.payloads).toBe(2);
  });

  test('writes a file per event, also for long event types and for those that differ only in case', async () => {
    const long = (end: string): string => `order.${'x'.repeat(300)}${end}`;
    const types = ['order.paid', 'Order.Paid', 'ORDER.PAID', long('1'), long('2')];
    const property = 'line'.repeat(70);
    const line = { [property]: { a: 1, b: 2 }, other: { a: 1, b: 2 } };
    const text = types.map((type) => JSON.stringify({ type, ...line })).join('\n');
    const { exit, files, out } = await infer({ 'a.ndjson': text }, ['a.ndjson', '--out', 'drafts']);
    expect(exit).toBe(0);
    const names = Object.keys(files);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name.length).toBeLessThan(230);
      expect(out).toContain(`create drafts/${name}\n`);
    }
    const drafted = names.flatMap((name) => JSON.parse(files[name] ?? '').properties?.type?.const ?? []);
    expect(drafted.sort()).toStrictEqual(types.toSorted());
  });

  const nested = (levels: number): string =>
    `{"type":"order.created","tree":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;

  test.each([
    ['just shallow enough', nested(196), 1],
    ['nested too deeply', nested(197), 0],
    ['nested deeper than the stack', nested(100_000), 0],
    ['with half a character', '{"type":"order.created","note":"\\ud83d"}', 0],
  ])('writes drafts that can be read from a payload %s', async (_name, payload, examples) => {
    const { exit, folder, files } = await infer({ 'a.json': payload }, ['a.json', '--out', 'drafts']);
    expect(exit).toBe(0);
    const { 'events/order.created.schema.json': text = '' } = files;
    expect(JSON.parse(text).examples ?? []).toHaveLength(examples);
    const read = await runCommand(['list', '--schemas', 'drafts'], folder);
    expect(read).toMatchObject({ exit: 0, err: '' });
  });

  test('refuses a comma at the end of a list', async () => {
    const { err } = await infer({ 'a.json': `[${JSON.stringify(CREATED)},]` }, ['a.json', '--out', 'drafts']);
    expect(err).toMatch(/HS840: a payload is left out: it is not JSON: unexpected \]/);
  });

  test.each<[string, Tree, readonly string[], string]>([
    ['a file with one payload', { 'a.json': JSON.stringify(CREATED) }, ['a.json'], ''],
    ['a list', { 'a.json': JSON.stringify([CREATED, CREATED]) }, ['a.json'], ''],
    [
      'payloads in a row',
      { 'a.json': `${JSON.stringify(CREATED)} ${JSON.stringify(CREATED)}` },
      ['a.json'],
      '',
    ],
    ['NDJSON', { 'a.ndjson': `${JSON.stringify(CREATED)}\n${JSON.stringify(CREATED)}\n` }, ['a.ndjson'], ''],
    [
      'a folder',
      { 'rec/a.json': JSON.stringify(CREATED), 'rec/b/c.jsonl': JSON.stringify(CREATED) },
      ['rec'],
      '',
    ],
    ['a glob', { 'rec/a.json': JSON.stringify(CREATED), 'rec/b.txt': '?' }, ['rec/*.json'], ''],
    ['standard input', {}, ['-', '--ndjson'], JSON.stringify(CREATED)],
  ])('drafts schemas from %s', async (_name, tree, sources, stdin) => {
    const { exit, files, out } = await infer(tree, [...sources, '--out', 'drafts'], stdin);
    expect(exit).toBe(0);
    expect(Object.keys(files)).toStrictEqual(['events/order.created.schema.json']);
    expect(out).toContain('  create drafts/events/order.created.schema.json\n');
  });

  test('writes schemas from which a catalog can be generated at once', async () => {
    const payloads = [CREATED, SENT].map((one) => JSON.stringify(one)).join('\n');
    const { folder } = await infer({ 'a.ndjson': payloads }, ['a.ndjson', '--out', 'drafts']);
    const { catalogs } = await generate(
      { schemas: 'drafts', out: 'generated', target: 'source' },
      { cwd: folder },
    );
    expect(catalogs[0]?.events).toStrictEqual(['order.created', 'order.sent']);
  });

  test('lists what it replaces before it writes, and prints no text of a payload', async () => {
    const broken = '{"type":"order.created","note":"canary-in-a-broken-line" "x"';
    const deep = `{"type":"order.deep","x":${'{"a":'.repeat(80)}"canary-in-the-deep"${'}'.repeat(80)}}`;
    const text = [JSON.stringify(CREATED), broken, '"canary-alone"', deep, '{"kind":"canary-kind"}'].join(
      '\n',
    );
    const { exit, err, out, files } = await infer({ 'a.ndjson': text }, ['a.ndjson', '--out', 'drafts']);
    expect(exit).toBe(0);
    expect(err).toContain(
      'order.created: these values are replaced in the examples:\n  /to  has an email address',
    );
    expect(err).toMatch(/HS840.*not JSON/);
    expect(err).toMatch(/HS843/);
    expect(err + out).not.toMatch(/canary|ada@/);
    expect(JSON.stringify(files)).not.toMatch(/ada@/);
  });

  test('drafts no key that looks personal as a property', async () => {
    const people = [1, 2, 3].map((at) => ({
      ...CREATED,
      [`ada${at}@lovelace.example`]: at,
      votes: { [`ada${at}@lovelace.example`]: at },
    }));
    const { folder, files, err, out } = await infer({ 'a.json': JSON.stringify(people) }, [
      'a.json',
      '--out',
      'drafts',
    ]);
    const draft = files['events/order.created.schema.json'] ?? '';
    expect(draft + err + out).not.toContain('ada');
    expect(JSON.parse(draft).properties).toMatchObject({
      votes: { type: 'object', additionalProperties: { type: 'integer' } },
    });
    expect(await runCommand(['validate', 'a.json', '--schemas', 'drafts'], folder)).toMatchObject({
      exit: 0,
    });
  });

  test('writes inside its folder only, whatever the events are called', async () => {
    const types = ['../../out', '/etc/x', 'con', '..', '\u202ea', 'a\nb', '<b>', 'C:\\x'];
    const text = types.map((type) => JSON.stringify({ type, id: 1 })).join('\n');
    const { exit, folder, out, err } = await infer({ 'rec/a.ndjson': text }, ['rec', '--out', 'drafts']);
    expect(exit).toBe(0);
    const written = Object.keys(await readTree(folder));
    expect(written.filter((path) => path.startsWith('drafts/events/'))).toHaveLength(types.length);
    expect(written.filter((path) => !path.startsWith('drafts/'))).toStrictEqual(['rec/a.ndjson']);
    expect(out + err).not.toMatch(/\u202e/);
  });

  test('replaces no file', async () => {
    const tree = { 'a.json': JSON.stringify(CREATED), 'drafts/events/order.created.schema.json': 'mine' };
    const { exit, err, files } = await infer(tree, ['a.json', '--out', 'drafts']);
    expect([exit, files]).toStrictEqual([1, { 'events/order.created.schema.json': 'mine' }]);
    expect(err).toContain('HS842');
  });

  test.each<[string, readonly string[], string]>([
    ['no source', ['--out', 'drafts'], 'name the sources'],
    ['no folder', ['a.json'], '--out'],
    ['two formats', ['a.json', '--out', 'drafts', '--json', '--ndjson'], 'exclude each other'],
    [
      'a place that is not a pointer',
      ['a.json', '--out', 'drafts', '--discriminator', 'event.name'],
      'is not a JSON Pointer; write /event/name',
    ],
  ])('refuses a command line with %s', async (_name, args, said) => {
    const { exit, err, files } = await infer({ 'a.json': JSON.stringify(CREATED) }, args);
    expect([exit, files]).toStrictEqual([2, {}]);
    expect(err).toContain(said);
  });

  test.each<[string, readonly string[], string]>([
    ['a file that does not exist', ['none.json', '--out', 'drafts'], 'HS829'],
    ['no event at the place', ['a.json', '--out', 'drafts', '--discriminator', '/meta'], 'HS841'],
  ])('writes nothing for %s', async (_name, args, code) => {
    const { exit, err, files } = await infer({ 'a.json': JSON.stringify(CREATED) }, args);
    expect([exit, files]).toStrictEqual([1, {}]);
    expect(err).toContain(code);
  });

  test('reports to programs what it drafted', async () => {
    const { out, folder } = await infer({ 'a.json': JSON.stringify(CREATED) }, [
      'a.json',
      '--out',
      'drafts',
      '--reporter',
      'json',
    ]);
    const { result } = JSON.parse(out);
    expect(result).toMatchObject({
      events: ['order.created'],
      discriminator: '/type',
      payloads: 1,
      written: ['drafts/events/order.created.schema.json'],
      replaced: [{ event: 'order.created', path: '/to' }],
    });
    expect(await readFile(join(folder, result.written[0]), 'utf8')).toContain('"const": "order.created"');
  });
});
