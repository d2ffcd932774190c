import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Outcome } from '../../../generator/cli/command.js';
import { createReporter, REPORTER_NAMES } from '../../../generator/cli/reporters/index.js';
import { openSession } from '../../../generator/cli/session.js';
import { CODES, type Diagnostic } from '../../../generator/diagnostics/index.js';
import { fakeTerminal } from '../../support/fake-terminal.js';
import { rawCharacters } from './text.js';

/** What is wrong with diagnostics: unknown codes, bugs, and texts that a terminal or a log would obey. */
export async function diagnosticProblems(
  diagnostics: readonly Diagnostic[],
  cwd: string,
): Promise<readonly string[]> {
  const codes = diagnostics.flatMap(({ code }) =>
    !Object.hasOwn(CODES, code) || code === 'HS901' ? [`the code ${code}`] : [],
  );
  return [...codes, ...(await outcomeProblems({ exit: 1, diagnostics }, cwd))];
}

/** What is wrong with an outcome as every reporter prints it. */
export async function outcomeProblems(outcome: Outcome, cwd: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const name of REPORTER_NAMES) {
    const terminal = fakeTerminal(cwd);
    const reporter = await createReporter(name, {
      command: 'generate',
      version: '1.0.0',
      colours: false,
      source: (file) => sourceOf(resolve(cwd, file)),
    });
    openSession(reporter, terminal).end(outcome);
    const { stdout, stderr } = terminal;
    problems.push(...printedProblems(name, `${stdout}\n${stderr}`, outcome.diagnostics?.length ?? 0));
    if (name === 'json' || name === 'sarif') JSON.parse(stdout);
  }
  return problems;
}

/** The workflow commands that the reporter for GitHub prints itself. */
const OWN_COMMAND = /^::(?:error|warning|notice)[ :]/;

/**
 * What a terminal or a log would obey in a printed text.
 * @param most the number of workflow commands that may be in the text, where it is made for GitHub
 */
export function printedProblems(name: string, text: string, most: number): readonly string[] {
  const commands = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => /^\s*::/.test(line));
  const foreign = commands.filter((line) => name !== 'github' || !OWN_COMMAND.test(line));
  const surplus =
    name === 'github' && commands.length > most
      ? [`${commands.length} commands for ${most} diagnostics`]
      : [];
  return [
    ...rawCharacters(`reporter ${name}`, text),
    ...foreign.map((line) => `reporter ${name} prints the workflow command ${line.slice(0, 60)}`),
    ...surplus,
    ...(text.includes('##[') ? [`reporter ${name} prints ##[`] : []),
  ];
}

function sourceOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
