import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../../generator/cli/arguments.js';
import { COMMANDS } from '../../generator/cli/commands.js';
import { main } from '../../generator/cli/main.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { compile, PATIENCE } from '../support/compile.js';
import { type DocBlock, docBlocks, placeOf } from '../support/doc-blocks.js';
import { docProject, filesOf, unknownPackages } from '../support/doc-project.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { REPOSITORY, writeTree } from '../support/folders.js';
import { REASONS, runBlocks, whyNotRun } from '../support/run-doc-blocks.js';
import { shellCommands } from '../support/shell-lines.js';

/** Pages whose code another test compiles and runs as the files of one project. */
const TESTED_ELSEWHERE: Readonly<Record<string, string>> = {
  'docs/EMITTERS.md': 'test/emit/emitters-page.test.ts',
  'docs/TESTING.md': 'test/emit/testing-page.test.ts',
};

/** Programs of readers, with the first words that they may have after their names. */
const PROGRAMS: Readonly<Record<string, readonly string[] | undefined>> = {
  npm: ['ci', 'install', 'publish', 'test'],
  git: ['add', 'checkout', 'clone', 'commit'],
  jest: undefined,
  zcat: undefined,
};

const BLOCKS = docBlocks();
const named = (...languages: readonly string[]): [string, DocBlock][] =>
  BLOCKS.filter(({ language }) => languages.includes(language)).map((block) => [placeOf(block), block]);

test('every block names its language, except for output', () => {
  const known = ['ts', 'js', 'json', 'yaml', 'sh', 'text', ''];
  expect(BLOCKS.filter(({ language }) => !known.includes(language)).map(placeOf)).toStrictEqual([]);
  expect(BLOCKS.length).toBeGreaterThan(100);
});

test.each(named('json'))('%s is JSON', (_place, { text }) => {
  expect(() => JSON.parse(text)).not.toThrow();
});

test.each(named('yaml'))('%s is YAML', (_place, { text }) => {
  expect(parse(text)).toBeTypeOf('object');
});

describe('commands', () => {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));

  /** What is wrong with a command; undefined for one that can be run. */
  function problemOf([program = '', ...args]: readonly string[]): string | undefined {
    if (program === 'npx') return problemOf(args);
    if (program === 'hookschema') {
      const { command } = readArguments(args, COMMANDS);
      return command === undefined ? 'no command' : undefined;
    }
    if (program === 'npm' && args[0] === 'run')
      return args[1] && args[1] in scripts ? undefined : 'no script';
    if (!(program in PROGRAMS)) return `unknown program ${program}`;
    const words = PROGRAMS[program];
    return words === undefined || words.includes(args[0] ?? '') ? undefined : `unknown ${program} ${args[0]}`;
  }

  test.each(named('sh'))('%s has commands and options that exist', (_place, { text }) => {
    const commands = shellCommands(text);
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.map((words) => [words.join(' '), problemOf(words)])).toStrictEqual(
      commands.map((words) => [words.join(' '), undefined]),
    );
  });

  test.each(['npx hookschema generate --chekc', 'npx hookschema', 'npm run genrate', 'gti add .'])(
    'a mistake is found: %s',
    (line) => {
      const [words = []] = shellCommands(line);
      let problem: unknown;
      try {
        problem = problemOf(words);
      } catch (error) {
        problem = error;
      }
      expect(problem).toBeDefined();
    },
  );
});

describe('code', () => {
  const files = filesOf(
    named('ts', 'js').flatMap(([, block]) => (block.page in TESTED_ELSEWHERE ? [] : [block])),
  );
  const outputs: string[] = [];
  let folder = '';

  beforeAll(async () => {
    folder = await docProject(files);
    const schema = BLOCKS.find(({ page, language }) => page === 'README.md' && language === 'json');
    await writeTree(folder, { 'readme-md/schemas/order.paid.schema.json': schema?.text ?? '' });
    const terminal = fakeTerminal(join(folder, 'readme-md'));
    expect(await main(['generate', '--schemas', 'schemas', '--out', 'webhooks'], terminal)).toBe(0);
    const [newest = { script: '' }] = COMPILERS.slice(-1);
    for (const config of ['tsconfig.json', 'tsconfig.loose.json'])
      outputs.push((await compile(newest, ['-p', join(folder, config)])).output);
  }, PATIENCE);

  test.each(Object.entries(TESTED_ELSEWHERE))('%s is tested by %s', (page, test) => {
    expect(readFileSync(join(REPOSITORY, test), 'utf8')).toContain(page);
  });

  test('imports packages that are installed here, or known to be missing', () => {
    expect(unknownPackages(files)).toStrictEqual([]);
  });

  test('compiles', () => {
    expect(outputs).toStrictEqual(['', '']);
  });

  test('runs, unless there is a reason why it cannot', async () => {
    const reasons = files.map(whyNotRun);
    const runnable = files.filter((_one, at) => reasons[at] === undefined);
    expect(REASONS.filter((one) => !reasons.includes(one))).toStrictEqual([]);
    expect(runnable.length).toBeGreaterThan(25);
    const { failures, stderr } = await runBlocks(folder, runnable);
    expect(failures).toStrictEqual([]);
    // What the README says that its example prints.
    expect(stderr).toContain('order.paid: /data/amount must be a number >= 1');
  });
});
