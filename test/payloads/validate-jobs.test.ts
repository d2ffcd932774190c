import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventSchema, schemaFiles } from '../support/catalogs.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { type Finished, runBuilt } from '../support/run-built.js';
import { runCommand } from '../support/run-command.js';

const SCHEMAS = {
  'paid.json': eventSchema('paid', {
    required: ['id', 'lines'],
    properties: {
      id: { type: 'string', pattern: '^in_' },
      lines: {
        type: 'array',
        items: { type: 'object', properties: { price: { type: 'number', minimum: 0 } } },
      },
      at: { type: 'string', format: 'date-time' },
      child: { $ref: '#/$defs/node' },
    },
    $defs: { node: { type: 'object', properties: { child: { $ref: '#/$defs/node' } } } },
  }),
  'void.json': eventSchema('void'),
  'slow.json': eventSchema('slow', { properties: { text: { type: 'string', pattern: '^(a)?(?:\\1|a)*$' } } }),
};

/** A payload that is as long as real ones, so that the stream has more batches than wait at a time. */
const paid = (at: number, more: object = {}) =>
  JSON.stringify({ type: 'paid', id: `in_${at}`, lines: [{ price: at }], note: 'ä€😀'.repeat(120), ...more });

/** A stream with everything that can happen in one, at places that do not repeat with the batches. */
function mixedLines(count: number): string {
  const lines = Array.from({ length: count }, (_one, at) => {
    if (at % 997 === 5) return '';
    if (at % 613 === 7) return paid(at).slice(0, -5);
    if (at % 401 === 11) return paid(at, { lines: [{ price: 1 }, { price: -at }] });
    if (at % 307 === 13) return `${paid(at, { at: 'yesterday' })}\r`;
    if (at % 211 === 17) return JSON.stringify({ type: `new.${at % 5}` });
    if (at % 1201 === 19) return paid(at, { id: 7 });
    return at % 3 === 0 ? '{"type":"void"}' : paid(at);
  });
  return `\uFEFF${lines.join('\n')}`;
}

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  // The validator is kept there, so that it is made once.
  await mkdir(join(folder, 'node_modules'));
  const lines = mixedLines(7_000);
  const some = mixedLines(3_000)
    .slice(1)
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'));
  await writeTree(folder, {
    ...schemaFiles(SCHEMAS),
    'lines.ndjson': lines,
    'array.json': `[\n${some.join(',\n')}\n]`,
    'several.txt': some
      .slice(0, 50)
      .map((one) => JSON.stringify(JSON.parse(one), null, 2))
      .join('\n'),
    'broken.json': `[${some.slice(0, 20).join(',')}, ,]`,
    'slow.ndjson': `{"type":"slow","text":"${'a'.repeat(60)}!"}\n{"type":"void"}\n`,
    'empty.ndjson': '',
    'recursive.ndjson': `{"type":"paid","id":"in_1","lines":[],"child":${'{"child":'.repeat(50_000)}{}${'}'.repeat(50_000)}}`,
  });
  await writeFile(
    join(folder, 'not-utf-8.ndjson'),
    Buffer.from('{"type":"vo\xffid"}\n{"type":"void"}\n\xe2\x82', 'latin1'),
  );
});

const validate = (...args: readonly string[]): Promise<Finished> =>
  runBuilt(['validate', '--schemas', 'schemas', ...args], folder);

const FILES = [
  'lines.ndjson',
  'array.json',
  'several.txt',
  'broken.json',
  'not-utf-8.ndjson',
  'empty.ndjson',
];

const CALLS: readonly (readonly string[])[] = [
  ['lines.ndjson'],
  ['lines.ndjson', '--strict', '--limit', '7'],
  ['lines.ndjson', '--limit', '0'],
  ['lines.ndjson', '--reporter', 'json'],
  ['lines.ndjson', '--reporter', 'sarif', '--limit', '40'],
  ['lines.ndjson', '--json', '--limit', '3'],
  [...FILES, 'missing.ndjson', 'lines.ndjson', 'lines.ndjson', 'schemas'],
  [...FILES, 'missing.ndjson', 'lines.ndjson', '--reporter', 'json'],
  ['recursive.ndjson'],
];

describe.each(CALLS)('validate %s %s %s', (...args) => {
  test('writes the same with one job, two and three', { timeout: 120_000 }, async () => {
    const one = await validate(...args, '--jobs', '1');
    expect([0, 1]).toContain(one.exit);
    for (const jobs of ['2', '3']) expect(await validate(...args, '--jobs', jobs)).toStrictEqual(one);
  });
});

test('A stream on standard input is the same with two jobs, whatever its pieces', {
  timeout: 120_000,
}, async () => {
  const stdin = Buffer.from(mixedLines(5_000));
  const run = (jobs: string) =>
    runBuilt(['validate', '-', '--schemas', 'schemas', '--jobs', jobs], folder, { stdin });
  const one = await run('1');
  expect(one.out).toMatch(
    /^4,99\d payloads: [\d,]+ valid, \d+ rejected, \d+ of unknown events, \d+ not JSON\n$/,
  );
  expect(await run('2')).toStrictEqual(one);
});

test('A pattern that takes too long is stopped in a thread too', { timeout: 120_000 }, async () => {
  const one = await validate('slow.ndjson', '--jobs', '1');
  expect(one.err).toContain('slow.ndjson:1:23 - error HS228 at /text: slow: a string of 61 characters');
  expect(await validate('slow.ndjson', '--jobs', '2')).toStrictEqual(one);
});

test('One job is the default', { timeout: 120_000 }, async () => {
  expect(await validate(...FILES)).toStrictEqual(await validate(...FILES, '--jobs', '1'));
});

test.each(['0', '65', 'all', '1.5', '-1'])('--jobs %s is refused', async (jobs) => {
  const { exit, err } = await runCommand(['validate', 'lines.ndjson', `--jobs=${jobs}`], folder);
  expect(exit).toBe(2);
  expect(err).toContain('--jobs needs a number from 1 to 64');
});
