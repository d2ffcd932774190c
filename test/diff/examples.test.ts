import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ChangeCode, RULES, ruleOf } from '../../generator/compare/rules.js';
import { CODES } from '../../generator/diagnostics/index.js';
import { folderNames, REPOSITORY, TEST_FOLDER } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

/**
 * The examples of `docs/VERSIONING.md`: a folder for each kind of change, with the two versions and what the command prints.
 * `UPDATE_EXPECTED=1 npx vitest run test/diff/examples.test.ts` writes the outputs, and copies them into the page.
 */
const EXAMPLES = join(TEST_FOLDER, 'diff');
const PAGE = join(REPOSITORY, 'docs/VERSIONING.md');
const kinds = await folderNames(EXAMPLES);

describe.sequential('an example of each kind of change', () => {
  test.each(kinds)('%s', async (kind) => {
    const { exit, out, err } = await runCommand(['diff', 'old', 'new'], join(EXAMPLES, kind));
    const file = join(EXAMPLES, kind, 'expected.txt');
    if (process.env.UPDATE_EXPECTED) await writeFile(file, out);
    expect({ exit, out, err }).toEqual({ exit: 0, out: await readFile(file, 'utf8'), err: '' });
  });

  test('the page shows them', async () => {
    const page = await readFile(PAGE, 'utf8');
    const shown = new Set<string>();
    const parts = page.split(/(<!-- test\/diff\/[\w-]+ -->\n\n```text\n.*?```\n)/s);
    const written = await Promise.all(
      parts.map(async (part) => {
        const [, kind] = /^<!-- test\/diff\/([\w-]+) -->/.exec(part) ?? [];
        if (kind === undefined) return part;
        shown.add(kind);
        const text = await readFile(join(EXAMPLES, kind, 'expected.txt'), 'utf8');
        return `<!-- test/diff/${kind} -->\n\n\`\`\`text\n$ npx hookschema diff old new\n${text}\`\`\`\n`;
      }),
    );
    if (process.env.UPDATE_EXPECTED) await writeFile(PAGE, written.join(''));
    else expect(written.join('')).toBe(page);
    expect([...shown].sort()).toEqual(kinds);
  });
});

test('the page lists every rule', async () => {
  const page = await readFile(PAGE, 'utf8');
  const rows = (Object.keys(RULES) as ChangeCode[]).map(
    (code) => `| ${code} | ${ruleOf(code).topic} | ${CODES[code].title} | ${LEVELS[ruleOf(code).effect]} |`,
  );
  expect(page).toContain(rows.join('\n'));
});

/** What the page says about the level of a finding. */
const LEVELS = { breaks: 'counts', unknown: 'counts', adds: 'minor', nothing: 'patch' } as const;
