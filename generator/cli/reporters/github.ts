import { CODES, type Diagnostic } from '../../diagnostics/index.js';
import { visible, visibleLine } from '../../text/visible.js';
import type { Reporter } from './reporter.js';
import { shownPointer } from './shown-pointer.js';

/**
 * For GitHub Actions: each diagnostic as a workflow command, which GitHub shows next to the line in a pull request.
 * Text for people goes to standard error. Commands in the text of schemas and payloads are escaped: the runner obeys
 * them on both streams.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReporter(): Reporter {
  return {
    begin: () => ({}),
    diagnostic: (one) => ({ out: `${annotation(one)}\n` }),
    end: ({ out = '', err = '' }) => ({ err: visible(`${out}${err}`) }),
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
  const pointer = shownPointer(one.pointer);
  const place = pointer === '' ? '' : `${visibleLine(pointer)}: `;
  return `::${one.severity === 'note' ? 'notice' : one.severity} ${written.join(',')}::${escapeData(`${place}${one.message}\nhint: ${one.hint}`)}`;
}

function escapeData(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
