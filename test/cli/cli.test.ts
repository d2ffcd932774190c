import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../generator/cli/command.js';
import { COMMANDS } from '../../generator/cli/commands.js';
import { commandHelp, generalHelp } from '../../generator/cli/help.js';
import { REPOSITORY, temporaryFolder } from '../support/folders.js';
import { runCommand as run } from '../support/run-command.js';

describe('without a command', () => {
  test.each([[[]], [['--help']], [['-h']]])('%j prints the help', async (args) => {
    expect(await run(args, '/')).toStrictEqual({ exit: 0, out: generalHelp(COMMANDS), err: '' });
  });

  test.each(['--version', '-v'])('%s prints the version', async (option) => {
    const manifest = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
    expect(await run([option], '/')).toStrictEqual({ exit: 0, out: `${manifest.version}\n`, err: '' });
  });
});

describe('help and version for programs', () => {
  test.each([
    [['--help'], null, { help: generalHelp(COMMANDS) }],
    [[], null, { help: generalHelp(COMMANDS) }],
    [['list', '-h'], 'list', { help: commandHelp(COMMANDS.find(({ name }) => name === 'list') as Command) }],
    [['--version'], null, { version: expect.stringMatching(/^\d/) }],
    [['send', '-v'], 'send', { version: expect.stringMatching(/^\d/) }],
  ])('%j is a report', async (args, command, result) => {
    const { exit, out, err } = await run([...args, '--reporter', 'json'], '/');
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ command, diagnostics: [], result, exitCode: 0 });
  });

  test('options before the command are refused, and the hint says where they belong', async () => {
    const { exit, err } = await run(['--reporter', 'json', 'list', '--config', 'c'], '/');
    expect({ exit, err }).toStrictEqual({ exit: 2, err: '' });
    const plain = await run(['--reporter=pretty', 'list'], '/');
    expect(plain).toMatchObject({
      exit: 2,
      err: 'error HS701: list is not the first argument\n  hint: write the options after hookschema list\n',
    });
  });
});

describe('a wrong command line exits with 2 and prints the error to standard error', () => {
  test.each([
    [['genarate'], 'unknown command genarate; did you mean generate?'],
    [['deploy'], 'unknown command deploy'],
    [['--verion'], 'unknown option --verion; did you mean --version?'],
    [['generate', '--chekc'], 'unknown option --chekc; did you mean --check?'],
    [['generate', '--schema=s'], 'unknown option --schema; did you mean --schemas?'],
    [['generate', '-x'], 'unknown option -x'],
    [['generate', 'schemas'], 'unexpected argument schemas'],
    [['generate', '--out'], "Option '--out <value>' argument missing"],
    [['generate', '--out', '-x'], '--out has no value; one that begins with a dash is written --out=-...\n'],
    [['generate', '--check=yes'], "Option '--check' does not take an argument"],
    [['generate', '--schemas', 's'], '--schemas and --out must be used together'],
    [['generate', '--out', 'o'], '--schemas and --out must be used together'],
    [['generate', '--config', 'c', '--schemas', 's', '--out', 'o'], '--config excludes --schemas'],
    [['generate', '--name', 'n'], '--name, --discriminator and --target need --schemas and --out'],
    [['generate', '--discriminator', '/t'], '--name, --discriminator and --target need --schemas'],
    [['generate', '--target', 'source'], '--name, --discriminator and --target need --schemas'],
    [['generate', '--schemas', 's', '--out', 'o', '--target', 'sources'], 'unknown target sources'],
    [
      ['generate', '--schemas', 's', '--out', 'o', '--target', 'source', '--name', 'n'],
      '--name needs --target package',
    ],
    [['generate', '--diff'], '--diff needs --check'],
    [['generate', '--schemas', 's', '--out', 'o', '--name', ''], '--name has an empty value'],
    [
      ['generate', '--schemas', 's', '--out', 'o', '--discriminator', 'type'],
      'is not a JSON Pointer; write /type',
    ],
    [
      ['generate', '--schemas', 's', '--out', 'o', '--discriminator', 'event.name'],
      'is not a JSON Pointer; write /event/name',
    ],
    [['generate', '--check', '--force'], '--check and --force exclude each other'],
    [['generate', '--check', '--dry-run'], '--check and --dry-run exclude each other'],
    [['generate', '--reporter', 'xml'], 'unknown reporter xml; choose one of pretty, json, github, sarif'],
  ])('%j', async (args, problem) => {
    const { exit, out, err } = await run(args, '/');
    expect({ exit, out }).toStrictEqual({ exit: 2, out: '' });
    expect(err).toContain('error HS701: ');
    expect(err).toContain(problem);
    expect(err).toMatch(/\n {2}hint: hookschema (?:generate )?--help shows the usage\n$/);
  });
});

describe('without a configuration, the hint names what the command can do', () => {
  test.each([
    [['generate'], 'use hookschema generate --schemas DIR --out DIR'],
    [['list'], 'use --schemas PATH or --from scalekit'],
    [['drift', 'page.md'], 'use --schemas PATH'],
    [['promote', 'a.json', '--yes'], 'use --schemas PATH'],
    [['diff', 'git:v1.0.0'], 'name two folders with schemas: hookschema diff old new'],
  ])('%j', async (args, instead) => {
    const { exit, err } = await run(args, await temporaryFolder());
    expect(exit).toBe(1);
    expect(err).toContain(`hint: write hookschema.config.ts, run hookschema init, or ${instead}\n`);
  });
});

describe('help', () => {
  test.each(COMMANDS)('$name --help and -h print its own', async (command) => {
    const expected = { exit: 0, out: commandHelp(command), err: '' };
    expect(await run([command.name, '--help'], '/')).toStrictEqual(expected);
    expect(await run([command.name, '-h'], '/')).toStrictEqual(expected);
  });

  test.each(COMMANDS)('help $name prints it too', async (command) => {
    expect(await run(['help', command.name], '/')).toStrictEqual({
      exit: 0,
      out: commandHelp(command),
      err: '',
    });
  });

  test('help alone prints that of hookschema, and knows no command that does not exist', async () => {
    expect(await run(['help'], '/')).toStrictEqual({ exit: 0, out: generalHelp(COMMANDS), err: '' });
    expect(await run(['help', 'generat'], '/')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('unknown command generat; did you mean generate?'),
    });
  });

  test.each(COMMANDS)('$name has a line for every option, and examples', (command) => {
    const text = commandHelp(command);
    const lines = [...text.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, name]) => name);
    expect(lines).toStrictEqual([...Object.keys(command.options), 'reporter', 'help', 'version']);
    for (const example of command.examples) expect(text).toContain(example);
    expect(command.examples.length).toBeGreaterThan(0);
  });

  test.each(COMMANDS)('$name has a row in docs/CLI.md', async ({ name }) => {
    const page = await readFile(join(REPOSITORY, 'docs/CLI.md'), 'utf8');
    expect(page).toMatch(new RegExp(`^\\| \`${name}\\b`, 'm'));
  });

  test('fits into a terminal', () => {
    const lines = [generalHelp(COMMANDS), ...COMMANDS.map(commandHelp)].join('\n').split('\n');
    expect(lines.filter((line) => line.length > 120)).toStrictEqual([]);
  });
});
