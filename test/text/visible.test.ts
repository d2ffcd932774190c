import { describe, expect, test } from 'vitest';
import { REPORTER_NAMES } from '../../generator/cli/reporters/index.js';
import { diagnostic, formatDiagnostic } from '../../generator/diagnostics/index.js';
import { shortened, visible, visibleLine } from '../../generator/text/visible.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

describe('A text for a terminal shows what the terminal would obey', () => {
  test.each([
    ['a\u0000b', 'a\\u0000b'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u009b2J', '\\u009b2J'],
    ['over\rwritten', 'over\\u000dwritten'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['\u2066x\u2069\u200f', '\\u2066x\\u2069\\u200f'],
    ['a\u2028b', 'a\\u2028b'],
    ['::error::x', '\\u003a:error::x'],
    ['a\n  ::add-mask::b', 'a\n  \\u003a:add-mask::b'],
    ['a ##[group]b##[endgroup]', 'a ##\\u005bgroup]b##\\u005bendgroup]'],
    ['std::vector ## [x]\tä', 'std::vector ## [x]\tä'],
  ])('%j is %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test('a line feed too, where the text belongs on one line', () => {
    expect(visibleLine('a\n::error::b')).toBe('a\\u000a::error::b');
  });

  test('inside JSON the value stays', () => {
    const value = { '##[x]': 'a\u009b\u202e##[\u2028\\' };
    expect(JSON.parse(visible(JSON.stringify(value)))).toStrictEqual(value);
  });
});

test('A long text keeps its start and its end, and no half of a character', () => {
  expect(shortened('short', 30)).toBe('short');
  const cut = shortened('😀'.repeat(500), 31);
  expect(cut).toMatch(/^(?:😀)+ \.\.\. 969 characters \.\.\. (?:😀)+$/u);
  expect(cut.length).toBeLessThan(60);
  const { message, hint } = diagnostic('HS203', { message: 'x'.repeat(1e6), hint: 'y'.repeat(1e6) });
  expect(message.length + hint.length).toBeLessThan(2100);
});

test('The text of an error has one line for its message, unless it is a trace', () => {
  const wording = { message: 'a\n::b\u001b', hint: 'h' };
  expect(formatDiagnostic(diagnostic('HS203', wording, { file: 'a\n::c.json' }))).toBe(
    'a\\u000a::c.json - error HS203: a\\u000a::b\\u001b\n  hint: h',
  );
  expect(formatDiagnostic(diagnostic('HS901', wording))).toBe('error HS901: a\n\\u003a:b\\u001b\n  hint: h');
});

/** Texts that a terminal, or the log of a CI job, would obey. */
const HOSTILE = [
  '\u001b]0;t\u0007\u009b2J\u202e',
  'x\n::add-mask::x',
  '::error::x',
  'a ##[add-mask]x',
  '\r\u0000',
];
const OBEYED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|^\s*::|##\[/m;

describe('No command lets a terminal obey a schema, a file name or a payload', () => {
  const schema = (part: object): string =>
    JSON.stringify({ type: 'object', properties: { type: { const: 'a' }, ...part } });
  const cases = HOSTILE.flatMap((text) => REPORTER_NAMES.map((reporter) => [text, reporter] as const));

  test.each(cases)('%j with the reporter %s', async (text, reporter) => {
    const folder = await temporaryFolder();
    const pattern = `^${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`;
    await writeTree(folder, {
      'wrong/a.json': schema({ [text]: { type: text } }),
      'right/a.json': JSON.stringify({
        ...JSON.parse(schema({ [text]: { type: 'string', pattern }, x: { const: text } })),
        required: [text],
      }),
      'events/a.json': JSON.stringify({ type: 'object', properties: { type: { const: `e${text}` } } }),
      'refused.ndjson': [{ type: text }, { type: 'a', x: text }, { type: 'a', [text]: 1 }]
        .map((one) => JSON.stringify(one))
        .join('\n'),
      'one.json': JSON.stringify({ type: 'a', [text]: text, x: text }),
      'broken.json': `{"type": ${text}}`,
      'bad\u001b##[x].json': '{',
    });
    for (const args of [
      ['generate', '--schemas', 'wrong', '--out', 'out'],
      ['list', '--schemas', 'events'],
      ['generate', '--schemas', 'right', '--out', 'stale', '--check', '--diff'],
      [
        'validate',
        'refused.ndjson',
        'bad\u001b##[x].json',
        'broken.json',
        `no ${text}.json`,
        '--schemas',
        'right',
      ],
      ['generate', '--schemas', text, '--out', 'out'],
      ['explain', text],
      ['diff', 'right', 'events', '--verbose'],
      ['diff', 'right', 'events', '--changelog'],
      ['drift', 'refused.ndjson', '--schemas', 'right', '--verbose'],
      ['infer', 'refused.ndjson', '--out', `drafts-${reporter}`],
      ['promote', 'one.json', '--schemas', 'right'],
      ['send', text, '--schemas', 'right', '--to', 'http://127.0.0.1:9', '--secret', 'x'],
    ]) {
      const { out, err } = await runCommand([...args, '--reporter', reporter], folder);
      const commands = reporter === 'github' ? /^::(?:error|warning|notice) .*$/gm : /(?!)/g;
      expect(
        (out + err).replace(commands, (line) => line.slice(2)),
        args[0],
      ).not.toMatch(OBEYED);
    }
  });
});
