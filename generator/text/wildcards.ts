/** For each wildcard the source of a regular expression for what it stands for. Of two that begin alike the longer is first. */
export type Wildcards = ReadonlyMap<string, string>;

/**
 * The source of a regular expression for the texts that a pattern means: its wildcards are replaced, and every other
 * character means itself. For flags `u`, `su` or none; the caller adds `^` and `$`.
 */
export function wildcardSource(pattern: string, wildcards: Wildcards): string {
  const separator = new RegExp(`(${[...wildcards.keys()].map(escapeExpression).join('|')})`);
  return pattern
    .split(separator)
    .map((part) => wildcards.get(part) ?? escapeExpression(part))
    .join('');
}

/** The source of a regular expression that matches one text exactly. */
export function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Whether a text matches a pattern in which `*` is any text and every other character is itself. Takes linear time. */
export function matchesStars(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
