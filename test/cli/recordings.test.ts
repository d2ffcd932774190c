import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../generator/cli/commands.js';
import { eventSchema, GOOD_SCHEMAS, type Schemas, schemaFiles } from '../support/catalogs.js';
import { REPOSITORY, TEST_FOLDER, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

/**
 * The output of each command for good and bad input is recorded in `test/recordings`: one file per command line, with
 * the text written to each stream and the exit status. Times are masked.
 * `UPDATE_EXPECTED=1 npx vitest run test/cli/recordings.test.ts` updates the recordings.
 */
const CONFIG: Tree = {
  'hookschema.config.json':
    '{\n  "schemas": "schemas",\n  "out": "generated",\n  "package": { "name": "@acme/events" }\n}\n',
};
const GOOD: Tree = { ...CONFIG, ...schemaFiles(GOOD_SCHEMAS) };
const BAD: Tree = {
  ...GOOD,
  'schemas/common/money.schema.json':
    '{\n  "type": "object",\n  "properties": {\n    "currency": { "type": "string" },\n  }\n}\n',
  'schemas/events/order.paid.schema.json':
    '{\n  "type": "object",\n  "requierd": ["type"],\n  "properties": {\n    "type": { "const": "order.paid" },\n    "total": { "$ref": "../common/mony.schema.json" },\n    "phone": { "type": "string", "format": "phone" }\n  }\n}\n',
};
const PAYLOADS: Tree = {
  'good.json': '{ "type": "order.created", "id": "o-1" }\n',
  'bad.ndjson':
    '{"type":"order.created","id":"o-1"}\n{"type":"order.created","id":7}\n{"type":"order.lost"}\n{"type":\n',
};

/** The next version of `GOOD_SCHEMAS`. */
const NEXT_SCHEMAS: Schemas = {
  'events/order.created.schema.json': eventSchema('order.created', {
    description: 'An order was placed and confirmed.',
    required: ['id'],
    properties: { id: { type: ['string', 'null'] }, note: { type: 'string' } },
  }),
  'events/order.shipped.schema.json': eventSchema('order.shipped', { required: ['carrier'] }),
};

interface Recording {
  readonly name: string;
  readonly files: Tree;
  readonly lines: readonly (readonly string[])[];
  readonly stdin?: string;
}

const RECORDINGS: readonly Recording[] = [
  { name: 'help', files: {}, lines: [[], ['--version']] },
  { name: 'usage', files: {}, lines: [['genarate'], ['generate', '--chekc'], ['explain', 'HS000']] },
  { name: 'usage-json', files: {}, lines: [['generate', '--chekc', '--reporter', 'json']] },
  {
    name: 'init',
    files: { 'package.json': '{ "name": "acme" }\n' },
    lines: [
      ['init', '--yes'],
      ['init', '--yes'],
    ],
  },
  { name: 'generate', files: GOOD, lines: [['generate', '--dry-run'], ['generate'], ['generate']] },
  { name: 'generate-bad', files: BAD, lines: [['generate']] },
  { name: 'generate-bad-verbose', files: BAD, lines: [['generate', '--verbose']] },
  { name: 'generate-bad-json', files: BAD, lines: [['generate', '--reporter', 'json']] },
  { name: 'generate-bad-github', files: BAD, lines: [['generate', '--reporter', 'github']] },
  { name: 'generate-bad-sarif', files: BAD, lines: [['generate', '--reporter', 'sarif']] },
  { name: 'generate-without-config', files: {}, lines: [['generate']] },
  {
    name: 'generate-edited',
    files: { ...GOOD, 'generated/index.js': 'mine\n', 'generated/notes.txt': 'mine\n' },
    lines: [['generate'], ['generate', '--force', '--dry-run']],
  },
  {
    name: 'check',
    files: { ...GOOD, 'generated/index.js': 'mine\n' },
    lines: [
      ['generate', '--force'],
      ['generate', '--check'],
    ],
  },
  { name: 'list', files: GOOD, lines: [['list'], ['list', '--reporter', 'json']] },
  { name: 'list-bad', files: BAD, lines: [['list']] },
  {
    name: 'validate',
    files: { ...GOOD, ...PAYLOADS },
    lines: [
      ['validate', 'good.json'],
      ['validate', '-'],
    ],
    stdin: '{}',
  },
  { name: 'validate-bad', files: { ...GOOD, ...PAYLOADS }, lines: [['validate', 'bad.ndjson', 'none.json']] },
  {
    name: 'validate-bad-json',
    files: { ...GOOD, ...PAYLOADS },
    lines: [['validate', 'bad.ndjson', '--reporter', 'json']],
  },
  { name: 'explain', files: {}, lines: [['explain', 'HS201']] },
  {
    name: 'diff',
    files: { ...GOOD, ...schemaFiles(NEXT_SCHEMAS, 'next') },
    lines: [
      ['diff', 'schemas', 'next'],
      ['diff', 'schemas', 'next', '--reporter', 'markdown'],
      ['diff', 'schemas', 'next', '--changelog'],
      ['diff', 'schemas', 'next', '--allow', 'minor', '--reporter', 'github'],
      ['diff', 'schemas', 'next', '--reporter', 'json'],
    ],
  },
  ...COMMANDS.map(({ name }) => ({ name: `help-${name}`, files: {}, lines: [[name, '--help']] })),
];

async function record({ files, lines, stdin = '' }: Recording): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(folder, files);
  const parts: string[] = [];
  for (const args of lines) {
    const { exit, out, err } = await runCommand(args, folder, { stdin });
    parts.push(
      `$ hookschema ${args.join(' ')}\n`,
      ...(out === '' ? [] : [`--- standard output\n${out}`]),
      ...(err === '' ? [] : [`--- standard error\n${err}`]),
      `--- exit status ${exit}\n\n`,
    );
  }
  return masked(parts.join(''), folder);
}

const VERSION: string = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8')).version;

/** A text without the parts that differ between runs, machines and releases. */
function masked(text: string, folder: string): string {
  return text
    .replaceAll(folder, '<folder>')
    .replaceAll(VERSION, '<version>')
    .replace(/"milliseconds":\{[^}]*\}/g, '"milliseconds":{}')
    .replace(/^\d+ ms: .*$/gm, '<times>')
    .replace(/\d+ (created|updated|unchanged)/g, (found, what) =>
      found.startsWith('0 ') ? found : `<n> ${what}`,
    )
    .replace(/((?:^ {2}create .*\n){2})(?:^ {2}create .*\n)*(?: {2}\.\.\. and \d+ more\n)?/gm, '$1  <more>\n')
    .replace(/"rules":\[.*?\]\}\}/g, '"rules":[]}}')
    .replace(/"ruleIndex":\d+/g, '"ruleIndex":<n>')
    .replace(/"create":\[.*?\]/g, '"create":[]')
    .replace(/"unchanged":\d+/g, '"unchanged":<n>');
}

describe('the output of the commands', () => {
  test.each(RECORDINGS)('$name', async (recording) => {
    const file = join(TEST_FOLDER, 'recordings', `${recording.name}.txt`);
    const text = await record(recording);
    if (process.env.UPDATE_EXPECTED) await writeFile(file, text);
    expect(text).toBe(await readFile(file, 'utf8'));
  });
});
