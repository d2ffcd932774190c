import { CODES, type Diagnostic } from '../../diagnostics/index.js';
import { markdownCode, markdownText } from '../../text/safe-text.js';
import { visible } from '../../text/visible.js';
import type { Reporter } from './reporter.js';

/** For comments and job summaries: diagnostics as a list, then the command's own text. Remarks go to standard error. */
export function markdownReporter(): Reporter {
  return {
    begin: () => ({}),
    diagnostic: (one) => ({ out: `${item(one)}\n` }),
    end({ out = '', markdown, err = '', counts }) {
      const text = markdown ?? (out === '' ? '' : block(visible(out)));
      const gap = counts.error + counts.warning + counts.note > 0 && text !== '' ? '\n' : '';
      return { out: gap + visible(text), err: visible(err) };
    },
  };
}

function item(one: Diagnostic): string {
  const position = [one.file, one.line, one.column].filter((part) => part !== undefined).join(':');
  const pointer = one.pointer === undefined || one.pointer === '' ? '' : ` at ${markdownCode(one.pointer)}`;
  const place = position === '' ? '' : `${markdownCode(position)}: `;
  const title = `**${one.severity} ${one.code}** (${markdownText(CODES[one.code].title)})${pointer}`;
  return `- ${place}${title}: ${markdownText(one.message)}\n  - hint: ${markdownText(one.hint)}`;
}

/** Text in a fence that is longer than any in it. */
function block(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`;
}
