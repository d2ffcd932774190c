import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { main } from '../../generator/cli/main.js';
import { createProgress } from '../../generator/cli/progress.js';
import { codeFrame } from '../../generator/cli/reporters/code-frame.js';
import { paint, wantsColours } from '../../generator/cli/reporters/colours.js';
import { createReporter } from '../../generator/cli/reporters/index.js';
import { openSession } from '../../generator/cli/session.js';
import type { Terminal } from '../../generator/cli/terminal.js';
import { CODES, type Diagnostic, diagnostic } from '../../generator/diagnostics/index.js';
import { visible } from '../../generator/text/visible.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic(
    'HS201',
    { message: 'unknown "a,b:c%"\nsecond line', hint: 'say\r\nso' },
    {
      file: 'schemas/a b,ä:%.json',
      line: 2,
      column: 3,
      pointer: '/a~1b',
    },
  ),
  diagnostic('HS208', { message: 'm', hint: 'h' }, { file: '/elsewhere/x.json', pointer: '' }),
  diagnostic('HS405', { message: 'm', hint: 'h' }),
];

async function reported(name: string, diagnostics: readonly Diagnostic[], out = '', err = '') {
  const terminal = fakeTerminal('/');
  const settings = { command: 'generate', version: '1.2.3', colours: false, source: () => undefined };
  const session = openSession(await createReporter(name, settings), terminal);
  session.end({ exit: 1, diagnostics, result: { fresh: false }, out, err });
  return { out: terminal.stdout, err: terminal.stderr };
}

test.each(['pretty', 'github', 'markdown'])(
  'the reporter %s, for people, shortens a long pointer',
  async (name) => {
    const pointer = `/start${'x'.repeat(1_000_000)}end`;
    const one = diagnostic('HS201', { message: 'm', hint: 'h' }, { file: 'a.json', pointer });
    const { out, err } = await reported(name, [one]);
    expect(out + err).toMatch(/\/startx+ \.\.\. [\d,]+ characters \.\.\. x+end/);
    expect((out + err).length).toBeLessThan(700);
  },
);

test.each(['json', 'sarif'])('the reporter %s, for programs, has the whole pointer', async (name) => {
  const pointer = `/start${'x'.repeat(1000)}end`;
  const one = diagnostic('HS201', { message: 'm', hint: 'h' }, { file: 'a.json', pointer });
  expect((await reported(name, [one])).out).toContain(pointer);
});

describe('the json reporter', () => {
  test('writes one document on one line', async () => {
    const { out, err } = await reported('json', DIAGNOSTICS, 'for people', 'for people');
    expect(err).toBe('');
    expect(out.split('\n')).toHaveLength(2);
    expect(JSON.parse(out)).toStrictEqual({
      hookschema: '1.2.3',
      command: 'generate',
      diagnostics: DIAGNOSTICS.map((one) => ({ ...one, title: CODES[one.code].title })),
      result: { fresh: false },
      exitCode: 1,
    });
    expect(JSON.parse((await reported('json', [])).out)).toMatchObject({ diagnostics: [] });
  });
});

describe('the github reporter', () => {
  test('escapes text that would end a command or a property', async () => {
    const { out } = await reported('github', DIAGNOSTICS);
    expect(out.split('\n')).toStrictEqual([
      '::error file=schemas/a b%2Cä%3A%25.json,line=2,col=3,title=HS201 a keyword is misspelled::/a~1b: unknown "a,b:c%25"%0Asecond line%0Ahint: say\\u000d%0Aso',
      '::warning file=/elsewhere/x.json,title=HS208 a format is unknown and not checked::m%0Ahint: h',
      '::error title=HS405 the catalog has no event::m%0Ahint: h',
      '',
    ]);
  });

  test('disables commands in all other text', async () => {
    const { out, err } = await reported('github', [], ' ::stop-commands::x\n::error::y\n##[error]z\na ::b\n');
    expect({ out, err }).toStrictEqual({
      out: '',
      err: ' \\u003a:stop-commands::x\n\\u003a:error::y\n##\\u005berror]z\na ::b\n',
    });
  });
});

describe('the sarif reporter', async () => {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json');
  // The schema is draft-04. Apart from $schema and id, it means the same in draft-07.
  const {
    $schema: _dialect,
    id: _id,
    ...schema
  } = JSON.parse(await readFile(join(file, '..', 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  const formats = { uri: true, 'uri-reference': true, 'date-time': true } as const;
  const isSarif = new Ajv({ strict: false, unicodeRegExp: false, formats }).compile(schema);

  test.each([
    ['no diagnostics', []],
    ['several', DIAGNOSTICS],
    [
      'one of every code',
      Object.keys(CODES).map((code) =>
        diagnostic(code as Diagnostic['code'], { message: 'm', hint: 'h' }, { file: 'a.json', line: 1 }),
      ),
    ],
  ])('writes a log that is valid against the published schema: %s', async (_name, diagnostics) => {
    const { out } = await reported('sarif', diagnostics);
    const log = JSON.parse(out);
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
    const [{ results, tool, invocations }] = log.runs;
    expect(results).toHaveLength(diagnostics.length);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(invocations).toMatchObject([{ executionSuccessful: true, exitCode: 1 }]);
  });

  test('is checked against that schema by a test that can fail', () => {
    expect(isSarif({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  test('writes paths as URIs, and columns only with lines', async () => {
    const [first, second, third] = JSON.parse((await reported('sarif', DIAGNOSTICS)).out).runs[0].results;
    expect(first.locations[0].physicalLocation).toStrictEqual({
      artifactLocation: { uri: 'schemas/a%20b%2C%C3%A4%3A%25.json', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2, startColumn: 3 },
    });
    expect(second.locations[0].physicalLocation).toStrictEqual({
      artifactLocation: { uri: 'file:///elsewhere/x.json' },
    });
    expect(third).not.toHaveProperty('locations');
  });
});

describe('machine formats are complete on standard output', () => {
  test.each([
    ['a mistake in the options', ['generate', '--chekc'], 2],
    ['an option without its value', ['generate', '--out'], 2],
    ['options that conflict', ['generate', '--out', 'x'], 2],
    ['no configuration', ['generate'], 1],
    ['a configuration that cannot be loaded', ['generate', '--config', 'broken.mjs'], 1],
    ['a schema folder that does not exist', ['list', '--schemas', 'none'], 1],
    ['payloads that do not exist', ['validate', 'none.json', '--schemas', 'schemas'], 1],
  ])('after %s', async (_why, args, exit) => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'broken.mjs': 'export default {',
      'schemas/a.json': '{"properties":{"type":{"const":"a"}}}',
    });
    for (const reporter of ['json', 'sarif']) {
      const ran = await runCommand([...args, '--reporter', reporter], folder);
      expect(ran).toMatchObject({ exit, err: '' });
      const document: { exitCode?: number; runs?: readonly { invocations: unknown }[] } = JSON.parse(ran.out);
      if (reporter === 'json') expect(document).toMatchObject({ exitCode: exit, diagnostics: { length: 1 } });
      else
        expect(document.runs).toMatchObject([{ results: { length: 1 }, invocations: [{ exitCode: exit }] }]);
    }
  });

  test('after a bug in hookschema, with a diagnostic and exit status 3', async () => {
    const cwd = {
      toString: () => '/',
      get length(): number {
        throw new TypeError('a bug');
      },
    } as unknown as string;
    const terminal = fakeTerminal(cwd);
    expect(await main(['generate', '--reporter', 'json'], terminal)).toBe(3);
    expect(JSON.parse(terminal.stdout)).toMatchObject({ diagnostics: [{ code: 'HS901' }], exitCode: 3 });
  });
});

describe('a code frame', () => {
  const plain = paint(false);
  test('marks the token at the place, with the lines around it', () => {
    const text = '{\n\t"a": 1,\n\t"requierd": ["x"],\n\t"b": 2,\n\t"c": 3,\n\t"d": 4\n}\n';
    expect(codeFrame(text, { line: 3, column: 2 }, plain)).toBe(
      [
        '  1 | {',
        '  2 | \t"a": 1,',
        '> 3 | \t"requierd": ["x"],',
        '    | \t^^^^^^^^^^',
        '  4 | \t"b": 2,',
        '  5 | \t"c": 3,',
        '',
      ].join('\n'),
    );
  });

  test('accepts any line ends, marks the end of a line, and works without a column', () => {
    expect(codeFrame('a\r\nb', { line: 2, column: 2 }, plain)).toBe('  1 | a\n> 2 | b\n    |  ^\n');
    expect(codeFrame('a\nb', { line: 1 }, plain)).toBe('> 1 | a\n  2 | b\n');
    expect(codeFrame('a', { line: 9, column: 1 }, plain)).toBe('');
  });

  test('shows a part of a long line, with the mark below the place', () => {
    const text = `{${'"a":1,'.repeat(5000)}"x":"here"}`;
    const column = text.indexOf('"here"') + 1;
    const [shown = '', mark = ''] = codeFrame(text, { line: 1, column }, plain).split('\n');
    expect(shown.length).toBeLessThan(140);
    expect(shown.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('"here"');
  });

  test('escapes control characters from a schema', () => {
    const frame = codeFrame('"\u001b]0;title\u0007\u202e"', { line: 1, column: 1 }, plain);
    expect(frame).toContain('"\\u001b]0;title\\u0007\\u202e"');
    expect(visible('a\tb\nä\u009b')).toBe('a\tb\nä\\u009b');
  });

  test('has the same text with colours', () => {
    const coloured = codeFrame('a\nb', { line: 1, column: 1 }, paint(true));
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(codeFrame('a\nb', { line: 1, column: 1 }, plain));
  });
});

describe('colours', () => {
  const at = (isTerminal: boolean, env: Terminal['env']): boolean =>
    wantsColours(
      fakeTerminal('/', env, { isInteractive: { stdin: false, stdout: false, stderr: isTerminal } }),
    );
  test.each<[boolean, Terminal['env'], boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('at a terminal: %j, environment %j: %j', (isTerminal, env, wanted) => {
    expect(at(isTerminal, env)).toBe(wanted);
  });
});

describe('a progress line', () => {
  const shown = (isTerminal: boolean, env: Terminal['env'], times: readonly number[]): string => {
    const terminal = fakeTerminal('/', env, {
      isInteractive: { stdin: false, stdout: false, stderr: isTerminal },
    });
    const clock = [0, ...times];
    let now = 0;
    const progress = createProgress(terminal, () => clock[now] ?? 0);
    for (const _time of times) {
      now += 1;
      progress.show(`at ${clock[now]}`);
    }
    progress.clear();
    progress.clear();
    return terminal.stderr;
  };
  test('waits, does not flicker, and is removed at the end', () => {
    expect(shown(true, {}, [100, 310, 320, 400])).toBe('\rat 310\u001b[K\rat 400\u001b[K\r\u001b[K');
    expect(shown(true, {}, [100])).toBe('');
  });
  test('is not shown in CI or without a terminal', () => {
    expect(shown(true, { CI: 'true' }, [400])).toBe('');
    expect(shown(false, {}, [400])).toBe('');
  });
});
