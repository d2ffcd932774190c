const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|([\p{ID_Start}$_][\p{ID_Continue}$]*)|\S/gu;

/**
 * The identifiers in JavaScript or TypeScript that may be names of variables or types. Comments, strings and names of
 * properties do not count. Too many do no harm: an import with such a name gets an alias that it does not need.
 * @param kind in types, every name before a colon is the name of a property or a parameter
 */
export function identifiersIn(text: string, kind: 'type' | 'value'): ReadonlySet<string> {
  const found = new Set<string>();
  // The identifier that waits for the token behind it, and the last tokens before it.
  let waiting: string | undefined;
  let [last, lastButOne] = ['', ''];
  let isAfterKeyStart = false;
  for (const [token, identifier] of text.matchAll(TOKEN)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if (kind === 'type' && waiting !== undefined && token === '?') continue;
    const isKey = token === ':' && (kind === 'type' || isAfterKeyStart);
    if (waiting !== undefined && !isKey) found.add(waiting);
    const isMember = last === '.' && lastButOne !== '.';
    waiting = isMember ? undefined : identifier;
    isAfterKeyStart = last === '{' || last === ',';
    [last, lastButOne] = [token, last];
  }
  if (waiting !== undefined) found.add(waiting);
  return found;
}
