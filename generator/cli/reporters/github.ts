import { CODES, type Diagnostic } from '../../diagnostics/index.js';
import type { Reporter } from './reporter.js';

/**
 * For GitHub Actions: each diagnostic as a workflow command, which GitHub shows next to the line in a pull request.
 * Text for people goes to standard error.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReporter(): Reporter {
  return {
    begin: () => ({}),
    diagnostic: (one) => ({ out: `${annotation(one)}\n` }),
    end: ({ out = '', err = '' }) => ({ err: withoutCommands(`${out}${err}`) }),
  };
}

function annotation(one: Diagnostic): string {
  const properties = {
    file: one.file,
    line: one.line,
    col: one.column,
    title: `${one.code} ${CODES[one.code].title}`,
  };
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const pointer = one.pointer === undefined || one.pointer === '' ? '' : `${one.pointer}: `;
  return `::${one.severity === 'note' ? 'notice' : one.severity} ${written.join(',')}::${escapeData(`${pointer}${one.message}\nhint: ${one.hint}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * The text with every workflow command disabled. The runner executes commands on both streams, also after spaces, and
 * text from a schema must not become one.
 */
function withoutCommands(text: string): string {
  return text.replace(/^(\s*)(?=::|##\[)/gm, '$1|');
}
