import { isUtf8 } from 'node:buffer';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { decoded, decodedText, placeOfBadBytes } from '../../generator/payloads/decode.js';
import type { PayloadFormat, PayloadText } from '../../generator/payloads/payload-text.js';
import { payloadsOf } from '../../generator/payloads/payloads.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { packagesLoadedBy } from '../support/loaded-packages.js';
import { runCommand } from '../support/run-command.js';

/** Splits a text into payloads. The text arrives in pieces of a given size. */
async function split(text: string, format?: PayloadFormat, size = 7): Promise<readonly PayloadText[]> {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  const found: PayloadText[] = [];
  for await (const some of payloadsOf(Readable.from(pieces), format)) found.push(...some);
  return found;
}

const texts = async (text: string, format?: PayloadFormat) =>
  (await split(text, format)).map((one) => one.text);

/** Text without an end, in pieces of a megabyte. Counts the pieces that are taken. */
function* endless(start: string, piece: string, taken: { pieces: number }): Generator<Buffer> {
  yield Buffer.from(start);
  for (taken.pieces = 0; taken.pieces < 200; taken.pieces += 1) yield Buffer.alloc(2 ** 20, piece);
}

test.each<[PayloadFormat | undefined, string, string]>([
  ['json', '{"a":"', 'x'],
  ['json', '{"a":"', '\\n'],
  ['json', '\0', '\0'],
  ['json', '{"a":[', '1'],
  ['ndjson', '{}\n{"a":"', 'x'],
  [undefined, '{}\n{"a":"', 'x'],
])('a payload without an end is not read to its end: %s %j', async (format, start, piece) => {
  const taken = { pieces: 0 };
  const found: PayloadText[] = [];
  for await (const some of payloadsOf(Readable.from(endless(start, piece, taken)), format))
    found.push(...some);
  expect(found.at(-1)?.broken).toBe('more than 16 MB without an end');
  expect(taken.pieces).toBeLessThan(30);
});

describe('payloads are split', () => {
  test('line by line, with empty lines and Windows line ends', async () => {
    expect(await split('{"a":1}\r\n\n{"ä":"\\n"}\n', 'ndjson')).toStrictEqual([
      { text: '{"a":1}\r', line: 1, column: 1 },
      { text: '{"ä":"\\n"}', line: 3, column: 1 },
    ]);
  });

  test('as one value, or several, over many lines', async () => {
    expect(await split('{\n "a": [1, {}]\n}\n  {"b": "}"}{"c":1}', 'json')).toStrictEqual([
      { text: '{\n "a": [1, {}]\n}', line: 1, column: 1 },
      { text: '{"b": "}"}', line: 4, column: 3 },
      { text: '{"c":1}', line: 4, column: 13 },
    ]);
  });

  test('as the elements of an array', async () => {
    expect(await split('[ {"a":"]"},\n  7 , "x,y",[1]\n]', 'json')).toStrictEqual([
      { text: '{"a":"]"}', line: 1, column: 3, index: 0 },
      { text: '7 ', line: 2, column: 3, index: 1 },
      { text: '"x,y"', line: 2, column: 7, index: 2 },
      { text: '[1]\n', line: 2, column: 13, index: 3 },
    ]);
    expect(await split('[]', 'json')).toStrictEqual([]);
    expect(await split(' ', 'json')).toStrictEqual([]);
  });

  test.each<[string, string, PayloadFormat]>([
    ['{"a":1}\n{"a":2}', '{"a":1}', 'ndjson'],
    ['{"a":1}', '{"a":1}', 'ndjson'],
    ['\n\n{"a":1}\nrubbish', '{"a":1}', 'ndjson'],
    ['{\n"a":1}', '{\n"a":1}', 'json'],
    ['[{"a":1}]', '{"a":1}', 'json'],
  ])('after %j is recognized', async (text, first, format) => {
    const [found] = await texts(text);
    expect(found).toBe(first);
    expect(await texts(text)).toStrictEqual(await texts(text, format));
  });

  test.each([
    ['[{"a":1}', 'unexpected end of input', 1, 9],
    ['[{"a":1},', 'unexpected end of input', 1, 10],
    ['[,{"a":1}]', 'unexpected ,', 1, 2],
    ['[{"a":1},]', 'unexpected ]', 1, 10],
    ['[1,\n]', 'unexpected ]', 2, 1],
    ['{"a":1}\n}', 'unexpected }', 2, 1],
  ])('%j breaks off: %s', async (text, broken, line, column) => {
    expect((await split(text, 'json')).at(-1)).toMatchObject({ broken, line, column });
  });

  test('in the same way whatever the size of the pieces', async () => {
    const values = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (all, size, indent) => {
          const asArray = await split(JSON.stringify(all, null, indent), 'json', size);
          expect(asArray.map(({ text }) => JSON.parse(text))).toStrictEqual(JSON.parse(JSON.stringify(all)));
          const oneByOne = all.map((one) => JSON.stringify(one, null, indent)).join('\n');
          const asValues = await split(oneByOne, 'json', size);
          expect(asValues.map(({ text }) => JSON.parse(text))).toStrictEqual(JSON.parse(JSON.stringify(all)));
        },
      ),
    );
  });
});

test('decoding finds bytes that are not UTF-8, whatever the size of the pieces, and keeps what is', async () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    fc.constantFrom('\ufffd', '\ufeff', '\u{10000}').map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part), fc.integer({ min: 1, max: 5 }), async (parts, size) => {
      const bytes = Buffer.concat(parts);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      let text = '';
      for await (const one of decoded(Readable.from(pieces))) text += one;
      expect(text).toBe(decodedText(bytes));
      expect(placeOfBadBytes(text) === undefined).toBe(isUtf8(bytes));
      expect(text.replace(/\p{Surrogate}/gu, '\ufffd')).toBe(new TextDecoder().decode(bytes));
    }),
    { numRuns: 500 },
  );
});

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeTree(folder, {
    'hookschema.config.json': '{"schemas":"schemas","out":"generated"}',
    ...schemaFiles(GOOD_SCHEMAS),
  });
});

async function validate(args: readonly string[], files: Tree = {}, stdin = '') {
  await writeTree(folder, files);
  return runCommand(['validate', ...args], folder, { stdin });
}

const GOOD = '{"type":"order.created","id":"o-1"}';

describe('hookschema validate', () => {
  test('accepts valid payloads', async () => {
    expect(await validate(['a.json', '-'], { 'a.json': `[${GOOD}]` }, `${GOOD}\n${GOOD}\n`)).toStrictEqual({
      exit: 0,
      out: '3 payloads: 3 valid\n',
      err: '',
    });
  });

  test('does not load packages that only types need', async () => {
    await writeTree(folder, { 'a.json': GOOD });
    const forTypes = ['ts-morph', 'json-schema-to-typescript'];
    const [validating, generating] = [
      await packagesLoadedBy(folder, ['validate', 'a.json']),
      await packagesLoadedBy(folder, ['generate']),
    ];
    expect(forTypes.filter((name) => validating.includes(name))).toStrictEqual([]);
    expect(forTypes.filter((name) => generating.includes(name))).toStrictEqual(forTypes);
  });

  test('reports rejected, unknown and malformed payloads, each at its place', async () => {
    const lines = [GOOD, '{"type":"order.created","id":7}', '{"type":"order.lost"}', '{"type":', '{}'];
    const { exit, out, err } = await validate(['x.ndjson'], { 'x.ndjson': lines.join('\n') });
    expect(exit).toBe(1);
    expect(out).toBe('5 payloads: 1 valid, 2 rejected, 1 of unknown events, 1 not JSON\n');
    expect(err).toContain(
      'x.ndjson:2:30 - error HS712 at /id: order.created: /id must be a string, got number\n',
    );
    expect(err).toContain(
      'x.ndjson:3:9 - warning HS713 at /type: webhook event: /type must be a known event type',
    );
    expect(err).toContain('x.ndjson:4:9 - error HS711: not JSON: unexpected end of input\n');
    expect(err).toContain('x.ndjson:5:1 - error HS712 at /type: webhook event: /type is required\n');
  });

  test('never shows the line of a payload, which may have personal data', async () => {
    const { err } = await validate(['x.json'], {
      'x.json': '{"type":"order.created","id":7,"secret":"hunter2"}',
    });
    expect(err).not.toContain('hunter2');
  });

  test.each([
    ['{"a":sk_live_1}', 'word', 6],
    ['{"a":-sk_live_1}', 'character', 6],
    ['{"a" "sk_live_1"}', 'string', 6],
    ['{"a" 4711}', 'number or word', 6],
    ['sk_live_1', 'word', 1],
  ])('never shows a word of %j, which is not JSON', async (text, kind, column) => {
    const { exit, err } = await validate(['x.json'], { 'x.json': text });
    expect(exit).toBe(1);
    expect(err).toContain(`x.json:1:${column} - error HS711: not JSON: unexpected ${kind}\n`);
    const { out } = await validate(['x.json', '--reporter', 'json'], {});
    expect(err + out).not.toMatch(/sk_live|4711/);
  });

  test('refuses a comma at the end of a list', async () => {
    const { exit, err } = await validate(['x.json'], { 'x.json': `[${GOOD},\n]` });
    expect(exit).toBe(1);
    expect(err).toContain('x.json:2:1 - error HS711: not JSON: unexpected ]\n');
  });

  test.each([
    ['ndjson', '\n', 3, 32],
    ['json', ' ', 1, 2 * (GOOD.length + 1) + 32],
  ])('refuses bytes that are not UTF-8, payload by payload (%s)', async (ending, between, line, column) => {
    const name = `x.${ending}`;
    const good = GOOD.replace('o-1', 'o-\ufffd');
    const bad = Buffer.concat([
      Buffer.from('{"type":"order.created","id":"\ufffd'),
      Buffer.from([0xff, 0xc3]),
    ]);
    const bytes = [good, between, good, between, bad, '"}', between, good].map((one) => Buffer.from(one));
    await writeFile(join(folder, name), Buffer.concat(bytes));
    const { exit, out, err } = await validate([name]);
    expect({ exit, out }).toStrictEqual({ exit: 1, out: '4 payloads: 3 valid, 1 not JSON\n' });
    expect(err).toContain(`${name}:${line}:${column} - error HS711: not UTF-8\n`);
  });

  test('names the element of an array', async () => {
    const { err } = await validate(['x.json'], { 'x.json': `[\n  ${GOOD},\n  {"type":"order.created"}\n]` });
    expect(err).toContain('x.json:3:3 - error HS712 at /1/id: order.created: /id is required');
  });

  test('accepts unknown events without --strict', async () => {
    const files = { 'x.json': '{"type":"order.lost"}' };
    expect((await validate(['x.json'], files)).exit).toBe(0);
    expect((await validate(['x.json', '--strict'], files)).exit).toBe(1);
  });

  test('shows a hundred problems to people, and all problems to programs', async () => {
    const files = {
      'x.ndjson': Array.from({ length: 150 }, (_one, at) => `{"type":"unknown.${at}"}\n`).join(''),
    };
    const shown = await validate(['x.ndjson'], files);
    expect(shown.err).toContain(
      '\n100 warnings\n50 more problems are not shown; use --limit 0 to show all\n',
    );
    expect((await validate(['x.ndjson', '--limit', '0'], files)).err).toContain('\n150 warnings\n');
    const { out } = await validate(['x.ndjson', '--reporter', 'json'], files);
    expect(JSON.parse(out)).toMatchObject({
      diagnostics: { length: 150 },
      result: { payloads: 150, unknown: 150, valid: 0, unshown: 0, faults: { length: 150 } },
      exitCode: 0,
    });
  });

  test('shows the same fault once, with the number of payloads that have it', async () => {
    const files = { 'x.ndjson': `${'{}\n'.repeat(140)}{"type":"new"}\n{"type":"new"}\n{"type":"newer"}\n` };
    const { err } = await validate(['x.ndjson'], files);
    expect(err.match(/HS71\d/g)).toStrictEqual(['HS712', 'HS713', 'HS713']);
    expect(err).toContain(
      'The same fault in several payloads:\n     140 x  (no event)  /type  required\n       2 x  ',
    );
    expect(err).not.toContain('not shown');
    const limited = await validate(['x.ndjson', '--limit', '3'], files);
    expect(limited.err.match(/HS71\d/g)).toHaveLength(3);
    expect(limited.err).toContain('140 more problems are not shown');
    const { out } = await validate(['x.ndjson', '--reporter', 'json'], files);
    expect(JSON.parse(out)).toMatchObject({
      diagnostics: { length: 143 },
      result: {
        faults: [
          { event: null, path: '/type', keyword: 'required', count: 140 },
          { path: '/type', keyword: 'discriminator', count: 2 },
          { path: '/type', keyword: 'discriminator', count: 1 },
        ],
      },
    });
  });

  test('says how to name the header that names the event', async () => {
    const files = {
      'a.json': '{}',
      'pushes/push.json': '{ "type": "object" }',
      'header.config.json': '{ "schemas": "pushes", "out": "out", "discriminator": { "header": "x-event" } }',
    };
    const { err } = await validate(['a.json', '--config', 'header.config.json'], files);
    expect(err).toContain('warning HS713 at (root): there is no header x-event\n');
    expect(err).toContain('for a saved payload, name it with --header "x-event: ..."\n');
    const named = await validate(
      ['a.json', '--config', 'header.config.json', '--header', 'X-Event: push'],
      files,
    );
    expect(named).toMatchObject({ exit: 0, out: '1 payload: 1 valid\n', err: '' });
  });

  test('reports a file that cannot be read, and reads the others', async () => {
    const { exit, out, err } = await validate(['none.json', 'a.json'], { 'a.json': GOOD });
    expect({ exit, out }).toStrictEqual({ exit: 1, out: '1 payload: 1 valid\n' });
    expect(err).toContain('none.json - error HS714: cannot be read: ENOENT');
  });

  test('reports errors of the schemas before it reads a payload', async () => {
    const args = ['a.json', '--schemas', 'nowhere'];
    expect(await validate(args, { 'a.json': GOOD })).toMatchObject({
      exit: 1,
      err: expect.stringContaining('HS101'),
    });
  });

  test.each([
    [[], 'name the files with payloads, or - for standard input'],
    [['-', '--ndjson', '--json'], '--ndjson and --json exclude each other'],
    [['-', '--limit', 'x'], '--limit needs a number'],
    [['-', '--header', 'x'], '--header needs the form "name: value"'],
    [['-', '--catalog', 'x'], 'unknown catalog x; choose one of generated'],
  ])('%j is wrong usage', async (args, message) => {
    expect(await validate(args)).toMatchObject({ exit: 2, err: expect.stringContaining(message) });
  });
});
