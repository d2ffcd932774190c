import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { insertIntoJson } from '../../generator/cli/promote/insert-json.js';
import { insertIntoYaml } from '../../generator/cli/promote/insert-yaml.js';
import type { JsonValue } from '../../generator/json/json.js';
import { scrub } from '../../generator/payloads/scrub.js';
import { hasHidden } from '../../generator/text/hidden.js';
import { type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const SCHEMA = `{
    "type": "object",
    "required": ["type", "data"],
    "properties": {
        "type": { "const": "user.created" },
        "data": {
            "type": "object",
            "properties": {
                "id": { "type": "string" },
                "email": { "type": "string", "format": "email" },
                "one_time": { "$ref": "#/$defs/Secret" },
                "role": { "type": "string" }
            }
        }
    },
    "$defs": { "Secret": { "type": "string", "x-secret": true, "minLength": 4 } }
}
`;
const PAYLOAD = {
  type: 'user.created',
  data: { id: 'usr_1', email: 'mara@acme.test', one_time: 'hunter22', role: 'call mara@acme.test' },
};

async function promote(files: Tree, ...args: readonly string[]) {
  const folder = await temporaryFolder();
  await writeTree(folder, { 'payload.json': JSON.stringify(PAYLOAD), ...files });
  const ran = await runCommand(['promote', 'payload.json', '--schemas', 'schemas', ...args], folder);
  const read = (path: string) => readFile(join(folder, path), 'utf8');
  return { ...ran, folder, read };
}

describe('hookschema promote', () => {
  test('writes a scrubbed example, lists what it replaced, and keeps the layout', async () => {
    const { exit, out, err, read } = await promote({ 'schemas/user.json': SCHEMA }, '--yes');
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect(out).toMatch(/\/data\/email {2}personal by its name {2}-> "/);
    expect(out).toMatch(/\/data\/one_time {2}secret according to the schema {2}-> "/);
    expect(out).toMatch(/\/data\/role {2}has an email address {2}-> "/);
    expect(out).not.toMatch(/mara|hunter22/);
    const text = await read('schemas/user.json');
    expect(text).not.toMatch(/mara|hunter22/);
    expect(text.startsWith(SCHEMA.trimEnd().slice(0, -2))).toBe(true);
    expect(text).toContain('    "examples": [\n        {\n            "type": "user.created",\n');
    const [example] = JSON.parse(text).examples;
    expect(example).toMatchObject({ type: 'user.created', data: { id: 'usr_1' } });
  });

  const LARGE =
    '{ "type": "user.created", "data": { "id": "usr_1", "more": [12345678901234567890, 1e400] } }';

  test('replaces and lists numbers that JavaScript would round', async () => {
    const files = { 'schemas/user.json': SCHEMA, 'payload.json': LARGE };
    const { exit, out, read } = await promote(files, '--yes');
    expect(exit).toBe(0);
    expect(out).toContain('  /data/more/0  has more digits than JavaScript keeps  -> 0\n');
    expect(out).toContain('  /data/more/1  has more digits than JavaScript keeps  -> 0\n');
    expect(JSON.parse(await read('schemas/user.json')).examples[0].data.more).toStrictEqual([0, 0]);
  });

  test.each(['/data/more/0', '/data'])('keeps no rounded number at %j', async (place) => {
    const files = { 'schemas/user.json': SCHEMA, 'payload.json': LARGE };
    const { exit, err, read } = await promote(files, '--yes', `--keep=${place}`);
    expect(exit).toBe(1);
    expect(err).toContain('error HS745: the number at /data/more/0 cannot stay');
    expect(await read('schemas/user.json')).toBe(SCHEMA);
  });

  test.each(['/data/nmae', '/data/email/x', '/~2', '/data~1role'])(
    'refuses --keep %s, which leads nowhere',
    async (place) => {
      const { exit, err, read } = await promote({ 'schemas/user.json': SCHEMA }, '--yes', `--keep=${place}`);
      expect(exit).toBe(2);
      expect(err).toContain(`error HS701: --keep ${place}: the payload has no value there`);
      expect(await read('schemas/user.json')).toBe(SCHEMA);
    },
  );

  test.each([
    ['too many levels', `{"type":"user.created","data":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
    ['a level too many', `{"type":"user.created","data":{"x":${'['.repeat(198)}${']'.repeat(198)}}}`],
    ['half of a character', '{"type":"user.created","data":{"x":"\\ud800"}}'],
  ])('refuses a payload with %s, which a schema file cannot hold', async (_what, payload) => {
    const { exit, err, read } = await promote(
      { 'schemas/user.json': SCHEMA, 'payload.json': payload },
      '--yes',
    );
    expect(exit).toBe(1);
    expect(err).toMatch(/^payload\.json - error HS745: a schema file cannot hold it\n/);
    expect(await read('schemas/user.json')).toBe(SCHEMA);
  });

  test('reads a payload with a byte order mark', async () => {
    const files = { 'schemas/user.json': SCHEMA, 'payload.json': `\ufeff${JSON.stringify(PAYLOAD)}` };
    expect(await promote(files, '--yes')).toMatchObject({ exit: 0, err: '' });
  });

  test('refuses a payload that is not UTF-8, and shows nothing of one that is not JSON', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'schemas/user.json': SCHEMA });
    const text = JSON.stringify(PAYLOAD).replace('usr_1', 'usr_\u00e4');
    await writeFile(join(folder, 'latin1.json'), text, 'latin1');
    await writeTree(folder, { 'cut.json': '{"type":sk_live_1' });
    const run = (file: string) => runCommand(['promote', file, '--schemas', 'schemas', '--yes'], folder);
    const latin1 = await run('latin1.json');
    expect(latin1.exit).toBe(1);
    expect(latin1.err).toMatch(/^latin1\.json:1:\d+ - error HS711: not UTF-8\n/);
    const cut = await run('cut.json');
    expect(cut.err).toMatch(/^cut\.json:1:9 - error HS711: not JSON: unexpected word\n/);
    expect(await readFile(join(folder, 'schemas/user.json'), 'utf8')).toBe(SCHEMA);
  });

  test('a file that the disk refuses to replace is an error with its name, and is left alone (HS505)', async () => {
    // No file beside it can have this name with an ending.
    const name = `schemas/${'x'.repeat(245)}.json`;
    const { exit, err, read } = await promote({ [name]: SCHEMA }, '--yes');
    expect({ exit, err }).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^schemas\/x+\.json - error HS505: /),
    });
    expect(await read(name)).toBe(SCHEMA);
  });

  test('the schemas are still valid, and the example is a fixture', async () => {
    const { folder } = await promote({ 'schemas/user.json': SCHEMA }, '--yes');
    const generate = ['generate', '--schemas', 'schemas', '--out', 'out', '--name', '@acme/events'];
    expect((await runCommand(generate, folder)).exit).toBe(0);
    const again = await runCommand(['promote', 'payload.json', '--schemas', 'schemas', '--yes'], folder);
    expect(again).toMatchObject({ exit: 0, out: 'schemas/user.json has this example already\n' });
  });

  test('writes nothing without consent, but lists what it would replace', async () => {
    const { exit, err, read } = await promote({ 'schemas/user.json': SCHEMA });
    expect(exit).toBe(2);
    expect(err).toContain('/data/email');
    expect(err).toContain('use --yes');
    expect(await read('schemas/user.json')).toBe(SCHEMA);
  });

  test('--keep leaves a value as it is', async () => {
    const { read } = await promote({ 'schemas/user.json': SCHEMA }, '--yes', '--keep', '/data/role');
    expect(JSON.parse(await read('schemas/user.json')).examples[0].data.role).toBe(PAYLOAD.data.role);
  });

  test.each([
    ['{', 'error HS711'],
    ['{ "type": "user.created" }', 'error HS712'],
    ['{ "type": "user.lost" }', 'warning HS713'],
  ])('%s is not promoted', async (payload, message) => {
    const { exit, err, read } = await promote(
      { 'schemas/user.json': SCHEMA, 'payload.json': payload },
      '--yes',
    );
    expect(exit).toBe(1);
    expect(err).toContain(message);
    expect(await read('schemas/user.json')).toBe(SCHEMA);
  });

  test.each([
    [
      'an API document',
      {
        openapi: '3.1.0',
        info: { title: 'x', version: '1' },
        webhooks: {
          'user.created': {
            post: { requestBody: { content: { 'application/json': { schema: JSON.parse(SCHEMA) } } } },
          },
        },
      },
    ],
    [
      'several schemas',
      { $defs: { A: JSON.parse(SCHEMA), B: { properties: { type: { const: 'b' } }, type: 'object' } } },
    ],
  ])('a file with %s is left alone', async (_what, schema) => {
    const text = JSON.stringify(schema).replaceAll('#/$defs/Secret', '#/$defs/A/$defs/Secret');
    const own =
      'openapi' in schema ? JSON.stringify(schema).replace('{"$ref":"#/$defs/Secret"}', '{}') : text;
    const { exit, err, read } = await promote({ 'schemas/all.json': own }, '--yes');
    expect(exit).toBe(1);
    expect(err).toContain('error HS746');
    expect(await read('schemas/all.json')).toBe(own);
  });

  test('a YAML schema keeps its comments', async () => {
    const yaml = `# about users
type: object
required: [type]
properties:
  type: { const: user.created } # the name
examples:
  - type: user.created
    data: { role: admin }

# the end
`;
    const { exit, read } = await promote({ 'schemas/user.yaml': yaml }, '--yes');
    expect(exit).toBe(0);
    const [before = '', after = ''] = yaml.split('\n\n# the end');
    const text = await read('schemas/user.yaml');
    expect(text.startsWith(`${before}\n  - {"type":"user.created"`)).toBe(true);
    expect(text.endsWith(`\n\n# the end${after}`)).toBe(true);
  });
});

test('a property whose name is personal is refused, without showing it', async () => {
  const payload = JSON.stringify({ ...PAYLOAD, seen: { 'mara@acme.test': 1 } });
  const { exit, err } = await promote({ 'schemas/user.json': SCHEMA, 'payload.json': payload }, '--yes');
  expect(exit).toBe(1);
  expect(err).toContain('error HS745: the name of a property at /seen looks personal or secret');
  expect(err).not.toContain('mara');
});

describe('Examples are inserted', () => {
  const example = { a: 1 };
  test.each([
    ['{}', '{\n  "examples": [\n    {\n      "a": 1\n    }\n  ]\n}'],
    ['{ "examples": [] }', '{ "examples": [\n  {\n    "a": 1\n  }\n] }'],
    ['{ "examples": [{ "a": 0 }] }', '{ "examples": [{ "a": 0 }, {\n  "a": 1\n}] }'],
    [
      '{\r\n\t"examples": [\r\n\t\t{ "a": 0 }\r\n\t]\r\n}\r\n',
      '{\r\n\t"examples": [\r\n\t\t{ "a": 0 },\r\n\t\t{\r\n\t\t\t"a": 1\r\n\t\t}\r\n\t]\r\n}\r\n',
    ],
    ['{ "examples": 1 }', undefined],
    ['[]', undefined],
  ])('into JSON: %j', (text, expected) => {
    expect(insertIntoJson(text, [], example)).toBe(expected);
  });

  test.each([
    ['type: object\n', 'type: object\nexamples:\n  - {"a":1}\n'],
    ['examples:\n- a: 0\ntype: object\n', 'examples:\n- a: 0\n- {"a":1}\ntype: object\n'],
    ['examples: [{ a: 0 }]\n', undefined],
    ['{ type: object }\n', undefined],
  ])('into YAML: %j', async (text, expected) => {
    expect(await insertIntoYaml(text, [], example)).toBe(expected);
  });

  test('into YAML below a key of digits', async () => {
    const text = "properties:\n  '1':\n    examples:\n      - b: 0\n";
    expect(await insertIntoYaml(text, ['properties', '1'], example)).toBe(`${text}      - {"a":1}\n`);
  });
});

describe('Hidden characters of a payload are escapes in the schema, and keep their value,', () => {
  const example = { type: 'a', 'k\u202ey': 'x\u202e\u2028\u0085\ufeff\u009b\u{e0001}\u0000y\nz' };

  test('in JSON', () => {
    const text = insertIntoJson('{}', [], example) ?? '';
    expect(hasHidden(text)).toBe(false);
    expect(JSON.parse(text)).toStrictEqual({ examples: [example] });
  });

  test('in YAML', async () => {
    const text = (await insertIntoYaml('type: object\n', [], example)) ?? '';
    expect(hasHidden(text)).toBe(false);
    expect(parse(text)).toStrictEqual({ type: 'object', examples: [example] });
  });
});

describe('scrub', () => {
  const paths = (payload: JsonValue, secrets: readonly string[] = [], sample?: JsonValue) =>
    scrub(payload, { sample, secrets: new Set(secrets), keep: [] }).replaced.map(({ path }) => path);

  test.each([
    ['email', 'x'],
    ['firstName', 'x'],
    ['user_name', 'x'],
    ['phoneNumber', 'x'],
    ['ip', 'x'],
    ['accessToken', 'x'],
    ['api_key', 'x'],
    ['note', 'write to a@b.example'],
    ['note', '10.1.2.3'],
    ['note', '2001:db8::7'],
    ['note', '+49 30 1234567'],
    ['note', 'eyJhbGciOi.eyJzdWIi.x'],
    ['note', 'sk_live_1234'],
    ['note', 'Bearer abc'],
    ['note', 'call Jane at +49 (0) 170 / 123-4567, please'],
    ['note', 'tel (030) 1234567.'],
    ['note', 'signed in from 10.1.2.3.'],
    ['note', 'signed in from [2001:db8::7]'],
    ['note', 'the key is sk_live_1234!'],
    ['phone', 491234567],
    ['count', 2 ** 53],
    ['count', -(2 ** 53)],
    ['count', Number.POSITIVE_INFINITY],
  ])('replaces %s: %j', (name, value) => {
    const { payload, replaced } = scrub(
      { [name]: value },
      { sample: undefined, secrets: new Set(), keep: [] },
    );
    expect(replaced).toHaveLength(1);
    expect(payload).not.toStrictEqual({ [name]: value });
  });

  test.each([
    ['id', 'evt_123'],
    ['occurred_at', '2026-01-02T03:04:05Z'],
    ['version', '1.2.3'],
    ['description', 'plain words'],
    ['description', 'at 12:30, 1:2 or 1.2.3: +5 points (3 of 10), 2026-01-02, a+1234567890'],
    ['description', 'task_sk_1, a bearer of news'],
    ['email', null],
    ['email_verified', true],
    ['count', 3],
    ['count', 2 ** 53 - 1],
    ['ratio', 0.123456789],
  ])('leaves %s: %j', (name, value) => {
    expect(paths({ [name]: value })).toStrictEqual([]);
  });

  test('goes into lists and objects, and takes values of the sample where it has some', () => {
    const payload = { users: [{ name: 'Jane' }, { name: 'Joe' }], key: { a: 'x', b: ['y'] } };
    const sample = { users: [{ name: 'Example' }] };
    const options = { sample, secrets: new Set(['key']), keep: [] };
    expect(scrub(payload, options).payload).toStrictEqual({
      users: [{ name: 'Example' }, { name: 'Example' }],
      key: { a: 'redacted', b: ['redacted'] },
    });
    expect(paths(payload, ['key'])).toStrictEqual(['/users/0/name', '/users/1/name', '/key/a', '/key/b/0']);
  });
});
