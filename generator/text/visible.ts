import { escaped, escapeHidden } from './hidden.js';

/** Workflow commands that the log of a CI job obeys: `::` after the blanks of a line, and `##[` anywhere. */
const COMMANDS = /(?<=^[^\S\n]*):(?=:)|(?<=##)\[/gm;

/**
 * A text that is safe to show in a terminal and in the log of a CI job: characters and commands that these obey become
 * `\u` escapes. File names and diagnostics contain text from schemas and payloads, which are not trusted. Line feeds
 * and tabs stay. Inside JSON the escapes keep the value as it is.
 */
export function visible(text: string): string {
  return escapeHidden(text).replace(COMMANDS, escaped);
}

/** The same for text that belongs on one line: line feeds become escapes too. */
export function visibleLine(text: string): string {
  return visible(text.replaceAll('\n', '\\u000a'));
}

/** A text of at most `limit` characters or little more. A longer one loses its middle, and says how much that was. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const [start, end] = [Math.ceil((limit * 2) / 3), Math.floor(limit / 3)];
  const left = (text.length - start - end).toLocaleString('en');
  return `${withoutHalf(text.slice(0, start))} ... ${left} characters ... ${withoutHalf(text.slice(-end))}`;
}

/** The text without half a character at its start or end, where a cut went through one. */
function withoutHalf(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
