import { describe, expect, test } from 'vitest';
import { diagnostic } from '../../generator/diagnostics/index.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { verdictProblems } from './checks/agreement.js';
import { callAll, importAll, type Modules, withCanary } from './checks/modules.js';
import { diagnosticProblems, printedProblems } from './checks/printed.js';
import { fileProblems, kindsOf } from './checks/syntax.js';

const HARMLESS = { 'validators.js': 'export const a = "x";\n' };

describe('The checks of the matrix see', () => {
  test.each([
    ['a raw control character', { 'types.d.ts': '/** \u0007 */\n' }, /U\+7 is raw/],
    ['a raw line separator in a name', { 'a\u2028.md': '' }, /name of a file/],
    ['half a character', { 'README.md': 'x\ud800y' }, /U\+d800/],
    ['text that became code', { 'validators.js': 'globalThis.canary = 1;\n' }, /became code/],
    ['a syntax error', { 'validators.js': 'const = ;\n' }, /validators\.js: /],
    ['JSON that is none', { 'a.json': '{' }, /a\.json: /],
    ['HTML in Markdown', { 'README.md': 'x <script>' }, /HTML/],
  ])('%s', (_what, files, expected) => {
    expect(fileProblems(files, undefined).join('\n')).toMatch(expected);
  });

  test('a kind of syntax that harmless texts do not give', () => {
    const files = { 'validators.js': 'export const a = x();\n' };
    expect(fileProblems(HARMLESS, kindsOf(HARMLESS))).toEqual([]);
    expect(fileProblems(files, kindsOf(HARMLESS)).join()).toContain('CallExpression');
  });

  test('a module that sets the canary when it is imported, and one that does when it is called', async () => {
    const folder = await temporaryFolder();
    const files = {
      'package.json': '{ "type": "module" }',
      'index.js': 'globalThis.canary = "dead";\n',
      'guards.js': 'export const isA = () => { globalThis.canary = "dead"; };\n',
    };
    await writeTree(folder, files);
    const imported = await withCanary(() => importAll({ 'index.js': files['index.js'] }, folder));
    const modules = await importAll({ 'guards.js': files['guards.js'] }, folder);
    const called = await withCanary(async () => callAll(modules, [1]));
    expect([imported.problems, called.problems]).toEqual([
      ['code of a schema ran'],
      ['code of a schema ran'],
    ]);
  });

  test('a validator that throws or rejects, and validators that contradict each other', async () => {
    const thrower = (): never => {
      throw new Error('thrown');
    };
    expect(await callAll({ 'guards.js': { isA: thrower } }, [1])).toEqual([
      'guards.js isA throws Error: thrown',
    ]);
    const rejecting = { receive: async () => thrower(), sign: async () => thrower() };
    expect(await callAll({ 'receive.js': rejecting }, [1])).toEqual([
      'receive.js receive throws Error: thrown',
    ]);
    const invalid = () => ({ valid: false, errors: [{ message: 'two\nlines' }] });
    const modules: Modules = {
      'guards.js': { isWebhookEvent: () => true },
      'validators.js': { isWebhookEvent: () => true, validateWebhookEvent: invalid },
      'all-errors.js': { validateWebhookEvent: invalid },
      'index.js': { parseWebhookEvent: () => ({ kind: 'known' }) },
    };
    const found = verdictProblems(modules, [{ payload: 1 }], '{}').join('\n');
    expect(found).toMatch(/they disagree/);
    expect(found).toMatch(/several lines/);
  });

  test('a bug among diagnostics', async () => {
    const bug = diagnostic('HS901', { message: 'm', hint: 'h' });
    expect(await diagnosticProblems([bug], '.')).toEqual(['the code HS901']);
  });

  test.each([
    ['pretty', 'x\n  ::set-output y', /workflow command/],
    ['pretty', '::error ::x', /workflow command/],
    ['github', '::error ::x\n::error ::y', /2 commands for 1 diagnostics/],
    ['github', '::add-mask::x', /workflow command/],
    ['json', 'x ##[group]', /##\[/],
    ['pretty', '\u009b', /U\+9b/],
  ])('what a log would obey, from the reporter %s: %j', (reporter, text, expected) => {
    expect(printedProblems(reporter, text, 1).join('\n')).toMatch(expected);
    expect(printedProblems(reporter, 'x: y', 1)).toEqual([]);
  });
});
