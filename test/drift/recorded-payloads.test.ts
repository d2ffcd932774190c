import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { PathCounts } from '../../generator/evidence/evidence.js';
import { recordedEvidence } from '../../generator/evidence/recorded-evidence.js';
import { findRecordings } from '../../generator/evidence/recording-files.js';
import { type RecordingOptions, readRecordings } from '../../generator/evidence/recordings.js';
import { temporaryFolder, writeTree } from '../support/folders.js';

const lines = (...payloads: readonly unknown[]): string =>
  payloads.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');

const read = (text: string, options: Partial<RecordingOptions> = {}) =>
  readRecordings(['-'], {
    cwd: '/',
    input: () => Readable.from([Buffer.from(text)]),
    ...options,
  });

/** The counts of the only event, by path. */
async function countsOf(...payloads: readonly object[]): Promise<ReadonlyMap<string, PathCounts>> {
  const recordings = await read(lines(...payloads.map((one) => ({ type: 'a', ...one }))));
  return recordedEvidence(recordings, '-').events[0]?.counts?.paths ?? new Map();
}

const byType = (counts: PathCounts | undefined) => Object.fromEntries(counts?.types ?? []);

describe('the counts of recorded payloads', () => {
  test('say how often each path and each type occurred', async () => {
    const counts = await countsOf({ x: 1 }, { x: 1.5, y: null }, { x: 'a' });
    expect(counts.get('x')).toMatchObject({ parents: 3, present: 3 });
    expect(byType(counts.get('x'))).toStrictEqual({ integer: 1, number: 1, string: 1 });
    expect(counts.get('y')).toMatchObject({ parents: 3, present: 1 });
  });

  test('count the items of lists one by one', async () => {
    const counts = await countsOf({ list: [{ id: 'a' }, { id: 'b', n: true }, null] }, { list: [] });
    expect(counts.get('list')).toMatchObject({ parents: 2, present: 2 });
    expect(byType(counts.get('list[]'))).toStrictEqual({ null: 1, object: 2 });
    expect(counts.get('list[].n')).toMatchObject({ parents: 2, present: 1 });
  });

  test('name the first payload without a property, whether or not an earlier one had it', async () => {
    const counts = await countsOf({ late: 1, soon: 1 }, { soon: 1 }, { soon: 1, new: 1 }, { late: 1 });
    const missing = (path: string) => counts.get(path)?.firstWithout?.line;
    expect([missing('late'), missing('soon'), missing('new'), missing('type')]).toStrictEqual([
      2,
      4,
      1,
      undefined,
    ]);
  });

  test('name the first payload with a type and with a value', async () => {
    const counts = await countsOf({ x: 'a' }, { x: 'b' }, { x: 1 }, { x: 'b' });
    expect(counts.get('x')?.firstOfType.get('integer')).toStrictEqual({
      file: '<stdin>',
      line: 3,
      column: 1,
      isPayload: true,
    });
    expect(counts.get('x')?.firstOfValue.get('b')?.line).toBe(2);
    expect([...(counts.get('x')?.values ?? [])]).toStrictEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('recognise formats and prefixes of identifiers', async () => {
    const counts = await countsOf(
      { at: '2024-01-15T10:30:00Z', day: '2024-01-15', id: 'evt_1234567890', to: 'a@b.example' },
      { at: 'never', day: '2024-13-15', id: 'evt_123456789a', to: 'a@c.example' },
    );
    const formats = (path: string) => Object.fromEntries(counts.get(path)?.formats ?? []);
    expect(formats('at')).toStrictEqual({ 'date-time': 1 });
    expect(formats('day')).toStrictEqual({ date: 1 });
    expect(formats('to')).toStrictEqual({ email: 2 });
    expect(Object.fromEntries(counts.get('id')?.prefixes ?? [])).toStrictEqual({ evt_: 2 });
  });

  test('put an object with very many keys together as a map', async () => {
    const many = (start: number) =>
      Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`k${start + at}`, at]));
    const counts = await countsOf({ map: many(0) }, { map: many(200) });
    expect([...counts.keys()]).toStrictEqual(['', 'type', 'map', 'map{}']);
    expect(counts.get('map{}')).toMatchObject({ parents: 2, present: 400 });
  });

  test('keep no more than a bound of values, and say so', async () => {
    const payloads = Array.from({ length: 500 }, (_, at) => ({ x: `v${at}`, long: 'x'.repeat(100) }));
    const counts = await countsOf(...payloads);
    expect(counts.get('x')?.values.size).toBe(64);
    expect(counts.get('x')?.hasMoreValues).toBe(true);
    expect(counts.get('long')).toMatchObject({ present: 500, hasMoreValues: true, values: new Map() });
  });

  test('keep no value where nearly every string differs', async () => {
    const payloads = Array.from({ length: 3000 }, (_, at) => ({
      x: `v${at}`,
      y: `v${at % 70}`,
      z: `v${at % 5}`,
    }));
    const counts = await countsOf(...payloads);
    const kept = (path: string) => counts.get(path)?.values.size;
    expect([kept('x'), kept('y'), kept('z')]).toStrictEqual([0, 64, 5]);
  });

  test('keep a bounded number of payloads, which together have every place', async () => {
    const payloads = Array.from({ length: 300 }, (_, at) => ({
      type: 'a',
      n: at,
      ...(at === 299 && { last: 1 }),
    }));
    const { events } = await read(lines(...payloads));
    const kept = events.get('a')?.kept ?? [];
    expect(kept.length).toBeLessThan(10);
    expect(kept.some((one) => 'last' in one)).toBe(true);
  });

  test('survive names of the prototype, depth, and places without end', async () => {
    const deep = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`;
    const wide = Array.from({ length: 60 }, (_, at) =>
      Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`k${at}_${n}`, { a: 1 }])),
    );
    const { events } = await read(
      lines(
        '{"type":"a","__proto__":1,"constructor":2}',
        `{"type":"b","x":${deep}}`,
        JSON.stringify({ type: 'c', ...Object.fromEntries(wide.map((one, at) => [`w${at}`, one])) }),
      ),
    );
    expect([...(events.get('a')?.shape.members.keys() ?? [])]).toStrictEqual([
      'type',
      '__proto__',
      'constructor',
    ]);
    expect(events.get('b')?.isCut).toBe(true);
    expect(events.get('c')?.isCut).toBe(true);
  });
});

describe('recorded payloads', () => {
  test('are read from a list, from lines and from values in a row', async () => {
    const payloads = [{ type: 'a' }, { type: 'b' }, { type: 'a' }];
    const texts = [
      JSON.stringify(payloads, null, 2),
      lines(...payloads),
      payloads.map((one) => JSON.stringify(one, null, 1)).join(' '),
    ];
    for (const text of texts) {
      const { events, payloads: counted } = await read(text);
      expect([[...events.keys()], counted]).toStrictEqual([['a', 'b'], 3]);
    }
  });

  test('are counted while a progress line shows how many', async () => {
    const shown: string[] = [];
    await read(lines({ type: 'a' }, { type: 'a' }), {
      place: '/type',
      onProgress: (text) => shown.push(text),
    });
    expect(shown.at(-1)).toBe('2 payloads');
  });

  test.each([
    [{ event: 'a', type: 5 }, '/event'],
    [{ meta: 1, event: { name: 'a' } }, '/event/name'],
    [{ kind: 'a' }, '/kind'],
  ])('name their event at a usual place: %j', async (payload, place) => {
    expect((await read(lines(payload, payload))).place).toBe(place);
  });

  test('that cannot be counted are left out, with a warning for each file and reason', async () => {
    const { diagnostics, payloads } = await read(
      lines({ type: 'a' }, '{"type":', '5', { type: 'a' }, { kind: 'b' }),
    );
    expect(payloads).toBe(2);
    expect(diagnostics).toMatchObject([
      { code: 'HS840', line: 2, column: 9, message: expect.stringMatching(/not JSON.*1 more like it/) },
      { code: 'HS840', line: 5, message: expect.stringContaining('/type') },
    ]);
  });

  test('are found in files, folders and globs, each once', async () => {
    const folder = await temporaryFolder();
    const tree = ['b/2.ndjson', 'b/1.json', 'b/deep/3.jsonl', 'b/note.md', 'b/.hidden/4.json', 'c.json'];
    await writeTree(folder, Object.fromEntries(tree.map((path) => [path, '{"type":"a"}'])));
    const { files, diagnostics } = await findRecordings(
      ['b', 'b/*.json', 'c.json', 'none.json', '-'],
      folder,
    );
    expect(files).toStrictEqual(['b/1.json', 'b/2.ndjson', 'b/deep/3.jsonl', 'c.json', '-']);
    expect(diagnostics).toMatchObject([{ code: 'HS714', file: 'none.json' }]);
    const recordings = await readRecordings(files.slice(0, -1), {
      cwd: folder,
      input: () => Readable.from([]),
    });
    expect(recordings).toMatchObject({ payloads: 4, diagnostics: [] });
  });
});
