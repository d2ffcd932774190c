import { describe, expect, test } from 'vitest';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const STATES = ['on', 'off'];
const SCHEMA = {
  type: 'object',
  required: ['type', 'id', 'at'],
  properties: {
    type: { const: 'order.paid' },
    id: { type: 'string', pattern: '^ord_' },
    at: { type: 'string', format: 'date-time' },
    total: { type: 'integer' },
    state: { anyOf: [{ enum: STATES }, { type: 'string' }] },
    note: { type: ['string', 'null'] },
    free: { type: 'object' },
    map: { type: 'object', additionalProperties: { type: 'integer' } },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        required: ['sku'],
        properties: { sku: { type: 'string' }, gift: { type: 'boolean' } },
      },
    },
  },
};

type Payload = Readonly<Record<string, unknown>>;

/** A payload that agrees with the schema: each optional property is missing in some. */
function good(at: number): Payload {
  const optional: Payload = {
    ...(at % 2 === 0 && { total: at, note: at % 4 === 0 ? null : 'text of the payload' }),
    ...(at % 3 === 0 && { state: STATES[at % 2], free: { [`k${at}`]: at }, map: { a: 1, b: at } }),
    ...(at % 5 !== 0 && { lines: [{ sku: `s${at}` }, { sku: 's', gift: true }] }),
  };
  return { type: 'order.paid', id: `ord_${1e9 + at}`, at: '2024-01-15T10:30:00Z', ...optional };
}

async function driftOf(payloads: readonly Payload[], ...args: readonly string[]) {
  const folder = await temporaryFolder();
  await writeTree(folder, {
    'schemas/order.paid.schema.json': JSON.stringify(SCHEMA, null, 2),
    'rec.ndjson': payloads.map((one) => JSON.stringify(one)).join('\n'),
  });
  const ran = await runCommand(
    ['drift', 'rec.ndjson', '--schemas', 'schemas', '--reporter', 'json', ...args],
    folder,
  );
  const { diagnostics, result } = JSON.parse(ran.out);
  return { ...ran, diagnostics, findings: result.findings };
}

const GOOD = Array.from({ length: 1000 }, (_, at) => good(at));
/** The same payloads with one that is different, far behind the first. */
const withOne = (change: Payload): readonly Payload[] =>
  GOOD.map((one, at) => (at === 640 ? { ...one, ...change } : one));

describe('keys of recorded payloads that look personal', () => {
  const people = GOOD.map((one, at) => ({
    ...one,
    [`ada${at % 50}@example.com`]: at,
    map: { '192.0.2.7': 'x' },
  }));

  test.each([[[]], [['--show-values']]])('are not in any report (%j)', async (args) => {
    const { out, err, diagnostics } = await driftOf(people, ...args);
    expect(out + err).not.toMatch(/example\.com|192\.0\.2/);
    const found = diagnostics
      .filter(({ severity }: { severity: string }) => severity === 'error')
      .map(
        ({ code, message }: { code: string; message: string }) =>
          `${code} ${message.replace(/; schema in .*/, '')}`,
      );
    expect(found).toStrictEqual([
      expect.stringMatching(/^HS813 order\.paid: \{\}: .*present in 1,000 of 1,000/),
      expect.stringMatching(/^HS815 order\.paid: map\{\}: .*`string`.*in 1,000 of 1,000/),
    ]);
  });
});

describe('recorded payloads against the schemas', () => {
  test('that agree are quiet', async () => {
    const { exit, diagnostics } = await driftOf(GOOD);
    expect([exit, diagnostics]).toStrictEqual([0, []]);
  });

  test.each<[string, Payload, string, RegExp]>([
    ['a new field', { extra: { a: 1, b: 2 } }, 'HS813', /: extra: .*present in 1 of 1,000/],
    [
      'a new field in an item',
      { lines: [{ sku: 's', size: 1 }] },
      'HS813',
      /: lines\[\]\.size: .*present in 1 of/,
    ],
    ['another type', { total: '5' }, 'HS815', /: total: .*`string`.*in 1 of 500/],
    ['a number that is not whole', { total: 5.5 }, 'HS815', /: total: .*`number`/],
    ['an object in place of a string', { note: { a: 1 } }, 'HS815', /: note: .*`object`/],
    ['another type in a map', { map: { a: 'x' } }, 'HS815', /: map\.a: .*`string`/],
    ['null', { total: null }, 'HS816', /: total: .*null in 1 of 500/],
    ['a value that an open list does not name', { state: 'paused' }, 'HS817', /: state: .*1 value /],
    ['no required field', { at: undefined }, 'HS818', /: at: .*missing in 1 of 1,000/],
    ['no required field in an item', { lines: [{}] }, 'HS818', /: lines\[\]\.sku: .*missing in 1 of/],
    ['another format', { at: 'yesterday' }, 'HS819', /: at: .*`date-time`.*1 of 1,000/],
  ])(
    'are reported with their counts and their place: %s, one in a thousand',
    async (_name, change, code, said) => {
      const { exit, diagnostics, out } = await driftOf(withOne(change));
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics).toMatchObject([
        { code, file: 'rec.ndjson', line: 641, message: expect.stringMatching(said) },
      ]);
      expect(exit).toBe(1);
      expect(out).not.toMatch(/text of the payload|paused|yesterday/);
    },
  );

  test.each<[string, Payload, string, string]>([
    ['a number', { total: 1 }, 'total', '/properties/total'],
    ['a string', { state: 'on' }, 'state', '/properties/state'],
    [
      'a field of items',
      { lines: [{ sku: 's', gift: true }] },
      'lines[].gift',
      '/properties/lines/items/properties/gift',
    ],
  ])('are reported where all have an optional field: %s', async (_name, change, path, pointer) => {
    const { exit, diagnostics, findings } = await driftOf(GOOD.map((one) => ({ ...one, ...change })));
    const always = expect.stringContaining('present in 1,000 of 1,000');
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'HS830', severity: 'warning', message: always }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'HS830',
        path,
        at: { file: 'rec.ndjson', line: 1, column: 1 },
        schemaAt: expect.objectContaining({ file: 'schemas/order.paid.schema.json', pointer }),
      }),
    );
    expect(exit).toBe(0);
  });

  test.each<[string, number, string]>([
    ['a glob', 3, 'rec/*.json'],
    ['a folder with few files', 3, 'rec'],
    ['a folder with many files', 30, 'rec'],
  ])('are read from %s', async (_name, count, source) => {
    const folder = await temporaryFolder();
    const files = Array.from({ length: count }, (_, at) => [
      `rec/${at}.json`,
      JSON.stringify({ ...good(at), extra: 1 }),
    ]);
    await writeTree(folder, {
      'schemas/order.paid.schema.json': JSON.stringify(SCHEMA),
      ...Object.fromEntries(files),
    });
    const { out } = await runCommand(['drift', source, '--schemas', 'schemas', '--reporter', 'json'], folder);
    expect(JSON.parse(out).diagnostics).toMatchObject([
      { code: 'HS813', message: expect.stringContaining(`present in ${count} of ${count}`) },
    ]);
  });

  test.each(['pretty', 'github', 'sarif', 'html', 'json'])(
    'are not shown by the reporter %s',
    async (reporter) => {
      const folder = await temporaryFolder();
      const wrong = {
        total: 'canary 1',
        state: 'canary 2',
        at: 'canary 3',
        extra: 'canary 4',
        note: ['canary 5'],
      };
      await writeTree(folder, {
        'schemas/order.paid.schema.json': JSON.stringify(SCHEMA, null, 2),
        'rec.ndjson': [...GOOD.slice(0, 5), { ...good(0), ...wrong }, '{"canary', { canary: 6 }]
          .map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
          .join('\n'),
      });
      await writeTree(folder, { 'cut.json': `${JSON.stringify(good(0))} {"note": "canary 7" "canary 8"` });
      const args = ['drift', 'rec.ndjson', 'cut.json', '--schemas', 'schemas', '--reporter', reporter];
      const { out, err } = await runCommand(args, folder);
      expect(out + err).toContain('HS815');
      expect(out + err).not.toMatch(/canary|text of the payload/);
    },
  );

  test('of which none can be counted are an error, and are not shown', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'schemas/order.paid.schema.json': JSON.stringify(SCHEMA),
      'cut.json': '{"type": "order.paid", "note": "canary',
      'rec.ndjson': '{"kind": "canary"}\n{"kind": "canary"}\n',
    });
    const { exit, out, err } = await runCommand(
      ['drift', 'cut.json', 'rec.ndjson', '--schemas', 'schemas'],
      folder,
    );
    expect(exit).toBe(1);
    expect(err).toMatch(/cut\.json:1:\d+ - error HS829.*not JSON/);
    expect(err).toMatch(/rec\.ndjson:1:1 - error HS829.*no event type.*1 more/);
    expect(out + err).not.toContain('canary');
  });

  test('show values only when asked', async () => {
    const { out } = await driftOf(withOne({ state: 'paused' }), '--show-values');
    expect(out).toContain('`paused`');
  });
});
