import { type TokenType, tokenizer, tokTypes } from 'acorn';

/**
 * JavaScript from TypeScript with the few forms of types that configurations have, for `readDataModule`: `import type`,
 * `satisfies` and `as` with a name, and constants with the name of a type. Spaces replace them, so that places stay.
 * Any other type stays as it is: then the text is not JavaScript.
 * @throws SyntaxError for text that has no tokens
 */
export function eraseTypes(code: string): string {
  const tokens = tokensOf(code);
  let text = '';
  let end = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const isImport = tokens[at]?.type === tokTypes._import;
    const erased = isImport ? typesOfImport(tokens, at) : typesAt(code, tokens, at);
    for (const { start, end: after } of erased) {
      text += code.slice(end, start) + code.slice(start, after).replace(/[^\r\n]/g, ' ');
      end = after;
    }
    if (isImport) at = endOfImport(tokens, at);
  }
  return text + code.slice(end);
}

interface Token extends Range {
  readonly type: TokenType;
  readonly text: string;
}

function tokensOf(code: string): readonly Token[] {
  const tokens = [...tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })];
  return tokens.map(({ type, start, end }) => ({ type, start, end, text: code.slice(start, end) }));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range from one token to another. */
function range(tokens: readonly Token[], from: number, to: number): readonly Range[] {
  const [first, last] = [tokens[from], tokens[to]];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

/** The index of the last token of an import: the name of the module. */
function endOfImport(tokens: readonly Token[], at: number): number {
  const end = tokens.findIndex(({ type }, index) => index > at && type === tokTypes.string);
  return end < 0 ? tokens.length : end;
}

/** The whole of an `import type`, or the names that another import marks as types, each with its comma. */
function typesOfImport(tokens: readonly Token[], at: number): readonly Range[] {
  const end = endOfImport(tokens, at);
  if (isWord(tokens[at + 1], 'type') && tokens[at + 2]?.type === tokTypes.braceL)
    return range(tokens, at, tokens[end + 1]?.type === tokTypes.semi ? end + 1 : end);
  const found: Range[] = [];
  for (let index = at + 1; index < end; index += 1) {
    const next = tokens[index + 1];
    if (!isWord(tokens[index], 'type') || next?.type !== tokTypes.name || isWord(next, 'as')) continue;
    const isRenamed = isWord(tokens[index + 2], 'as');
    const last = index + (isRenamed ? 3 : 1);
    found.push(...range(tokens, index, tokens[last + 1]?.type === tokTypes.comma ? last + 1 : last));
    index = last;
  }
  return found;
}

/** What a token begins: the type of a constant, or a type after `satisfies` or `as`. */
function typesAt(code: string, tokens: readonly Token[], at: number): readonly Range[] {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || token === undefined) return [];
  if (token.type === tokTypes.colon)
    return tokens[at - 2]?.type === tokTypes._const && isTypeName(after) ? range(tokens, at, at + 1) : [];
  const isOperator = isWord(token, 'satisfies') || isWord(token, 'as');
  // In a new line, it is a statement of its own.
  const isSameLine = !/[\r\n\u2028\u2029]/.test(code.slice(before.end, token.start));
  const isType = isTypeName(after) || (isWord(token, 'as') && after?.type === tokTypes._const);
  return isOperator && isSameLine && isType && endsValue(before) ? range(tokens, at, at + 1) : [];
}

function isTypeName(token: Token | undefined): boolean {
  return token?.type === tokTypes.name;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.type === tokTypes.name && token.text === word;
}

const ENDS = new Set([
  tokTypes.braceR,
  tokTypes.bracketR,
  tokTypes.parenR,
  tokTypes.backQuote,
  tokTypes.string,
  tokTypes.num,
  tokTypes.name,
]);

function endsValue({ type }: Token): boolean {
  return ENDS.has(type);
}
