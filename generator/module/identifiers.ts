const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|([\p{ID_Start}$_][\p{ID_Continue}$]*)|\S/gu;

/** An identifier, and its index in the text. */
export interface Identifier {
  readonly name: string;
  readonly at: number;
}

/**
 * The identifiers in JavaScript or TypeScript that may be names of variables or types, in order. Comments, strings and
 * names of properties do not count. Extra ones do no harm: an import with such a name gets an alias that it does not
 * need.
 * @param kind in types, every name before a colon is the name of a property or a parameter
 */
export function identifiersIn(text: string, kind: 'type' | 'value'): readonly Identifier[] {
  const found: Identifier[] = [];
  // The identifier whose next token is still unknown, and the last tokens before it.
  let waiting: Identifier | undefined;
  let [last, lastButOne] = ['', ''];
  let isAfterKeyStart = false;
  for (const { 0: token, 1: name, index: at } of text.matchAll(TOKEN)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if (kind === 'type' && waiting !== undefined && token === '?') continue;
    const isKey = token === ':' && (kind === 'type' || isAfterKeyStart);
    if (waiting !== undefined && !isKey) found.push(waiting);
    const isMember = last === '.' && lastButOne !== '.';
    waiting = isMember || name === undefined ? undefined : { name, at };
    isAfterKeyStart = last === '{' || last === ',';
    [last, lastButOne] = [token, last];
  }
  return waiting === undefined ? found : [...found, waiting];
}
