/**
 * For each wildcard, the source of a regular expression for the texts that it matches. When one wildcard begins with
 * another, the longer one comes first.
 */
export type Wildcards = ReadonlyMap<string, string>;

/**
 * The source of a regular expression for a pattern. Wildcards are replaced, and every other character matches itself.
 * It works with the flags `u` and `su` and without flags. The caller adds `^` and `$`.
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

/**
 * True when a text matches a pattern in which `*` matches any text and every other character matches itself. Takes
 * linear time.
 */
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
