import { mkdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STANDARD_WEBHOOKS } from '../../generator/catalog/signature.js';
import { RULES } from '../../generator/compare/rules.js';
import { EXPLANATIONS, type Example, GENERATE } from '../../generator/diagnostics/explanations/index.js';
import { CODES, type DiagnosticCode, DiagnosticError } from '../../generator/diagnostics/index.js';
import { nodeFileSystem } from '../../generator/output/file-system.js';
import { acquireLock } from '../../generator/output/lock.js';
import { signedHeaders } from '../../generator/runtime/signatures.js';
import { eventSchema, GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { startListening } from '../support/listening.js';
import { runCommand } from '../support/run-command.js';

type Files = Exclude<Exclude<Example, string>['files'], undefined>;

const ALL = Object.keys(CODES) as DiagnosticCode[];

/** Codes that no input triggers, and the test that triggers each in another way. */
const WITHOUT_EXAMPLE: Partial<Record<DiagnosticCode, string>> = {
  HS901: 'an input that triggers it would be a bug to fix; reporters.test.ts breaks the terminal instead',
};

/** Runs a command whose target is a server that answers everything with 404. */
async function saidWithServer(folder: string, run: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    return await said(folder, run.replace(/(?<=[: ])3000/, String(port)));
  } finally {
    server.close();
  }
}

/** Runs `listen`, which gets a request of an example: signed, unless the example is about a request that is not. */
async function saidWhileListening(folder: string, run: string, isSigned: boolean): Promise<string> {
  const { url, terminal, end } = await startListening(
    folder,
    run.replace(' --port 0', '').split(' ').slice(2),
  );
  const body = '{ "type": "order.created", "id": "o-1" }';
  const headers = isSigned ? await signedHeaders(STANDARD_WEBHOOKS, body, { secret: 'whsec_MTIz' }) : {};
  await fetch(url, { method: 'POST', body, headers });
  await end();
  return terminal.stderr;
}

/** Codes whose example needs more than files and a command. */
const RUNNERS: Partial<Record<DiagnosticCode, (folder: string, run: string) => Promise<string>>> = {
  // The command waits for half a minute.
  HS506: async (folder) => {
    const lock = acquireLock(join(folder, 'generated'), {
      label: 'generated',
      files: nodeFileSystem,
      patience: 0,
    });
    return lock.then(
      () => 'no diagnostic',
      (error: unknown) => (error instanceof DiagnosticError ? error.message : Promise.reject(error)),
    );
  },
  HS733: saidWithServer,
  HS740: saidWithServer,
  HS741: (folder, run) => saidWhileListening(folder, run, false),
  HS742: (folder, run) => saidWhileListening(folder, run, true),
};

const explain = (...args: readonly string[]) => runCommand(['explain', ...args], '/');

/** Runs a command line in a folder, and returns what it writes to standard error. */
async function said(folder: string, run: string): Promise<string> {
  const [program, ...args] = run.split(' ');
  expect(program).toBe('hookschema');
  return (await runCommand(args, folder)).err;
}

async function write(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    if (typeof content === 'string') await writeTree(folder, { [path]: content });
    else {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await symlink(content.linkTo, join(folder, path));
    }
  }
}

/** An event with the example as a part: hookschema warns only of what events use. */
const USE = schemaFiles({
  'events/uses.json': eventSchema('uses', { properties: { example: { $ref: '../example.json' } } }),
});

/** Runs an example. @returns what the command writes to standard error */
async function runExample(code: DiagnosticCode, example: Example): Promise<string> {
  const folder = await temporaryFolder();
  const project =
    typeof example === 'string' ? { files: { 'schemas/example.json': example, ...USE } } : example;
  const { files = {}, edited, run = GENERATE }: Exclude<Example, string> = project;
  const hasSchemas = Object.keys(files).some((path) => /^schemas(?:\/|$)/.test(path));
  if (!hasSchemas || typeof example === 'string') await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
  await write(folder, files);
  if (edited) {
    expect(await said(folder, GENERATE)).not.toContain('error');
    await write(folder, edited);
  }
  return RUNNERS[code]?.(folder, run) ?? said(folder, run);
}

/** Runs an example of `hookschema diff`. @returns its report, which is not a diagnostic for people */
async function foundIn(example: Example): Promise<string> {
  if (typeof example === 'string') throw new Error('a change needs two versions');
  const folder = await temporaryFolder();
  await write(folder, example.files ?? {});
  const [, ...args] = (example.run ?? '').split(' ');
  return (await runCommand(args, folder)).out;
}

describe('hookschema explain', () => {
  test('explains every code and no other', () => {
    expect(Object.keys(EXPLANATIONS).sort()).toStrictEqual(ALL.toSorted());
  });

  test.each(ALL)('%s is triggered by its example', async (code) => {
    const { example } = EXPLANATIONS[code];
    const isChange = Object.hasOwn(RULES, code);
    if (example !== undefined && isChange)
      expect(await foundIn(example)).toMatch(new RegExp(`^  (?:major|minor|patch) +${code} `, 'm'));
    else if (example === undefined) expect(WITHOUT_EXAMPLE[code]).toBeTypeOf('string');
    else expect(await runExample(code, example)).toMatch(new RegExp(`\\b${CODES[code].severity} ${code}\\b`));
  });

  test.each(ALL)('%s is explained in full sentences, in lines of limited length', async (code) => {
    const { exit, out, err } = await explain(code);
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect(out.startsWith(`${code} (${CODES[code].severity}): ${CODES[code].title}\n\n`)).toBe(true);
    const { meaning, fix } = EXPLANATIONS[code];
    for (const sentence of [meaning, fix]) expect(sentence).toMatch(/^(?:[A-Z"$]|hookschema ).*\.$/);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThan(120);
  });

  test('shows the files of an example, the edits, and the command', async () => {
    expect((await explain('HS722')).out).toContain(`For example

  package.json:
    {}

  order.json:
    { "id": "o-1" }

  $ hookschema init --sample order.json --discriminator /meta/event

What to do
`);
    expect((await explain('HS501')).out).toContain(`
  $ ${GENERATE}

  generated/index.d.ts:
    export type Mine = string;

What to do
`);
    expect((await explain('HS105')).out).toMatch(/^ {2}\{ "items": .*\.\.\.$/m);
  });

  test('lists all codes when none is given, and accepts lower case and the number alone', async () => {
    const { out } = await explain();
    expect(out.trimEnd().split('\n')).toHaveLength(ALL.length);
    expect(await explain('hs201')).toStrictEqual(await explain('HS201'));
    expect(await explain('201')).toStrictEqual(await explain('HS201'));
  });

  test('exits with 2 for an unknown code', async () => {
    const { exit, err } = await explain('HS999');
    expect(exit).toBe(2);
    expect(err).toContain('unknown code HS999\n  hint: hookschema explain lists all codes\n');
  });
});
