/** The place where a text stops being JSON (RFC 8259), and what is wrong there. */
export interface JsonError {
  readonly offset: number;
  readonly message: string;
  /** The same with nothing of the text in it, for texts that are not shown. */
  readonly unquoted: string;
}

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside of strings
const STRING_BODY = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*/y;
const TOKEN =
  /(?<scalar>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))|(?<mark>[{}[\],:])/y;

/** What may come next in the text. */
type Expectation = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'end';

/**
 * Finds the first place where a text is not JSON. The messages of `JSON.parse` differ between versions of Node and
 * often have no position. Undefined for valid JSON.
 */
export function findJsonError(text: string): JsonError | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expectation = 'value';
  for (let offset = skip(SPACE, text, 0); ; offset = skip(SPACE, text, offset)) {
    if (offset >= text.length)
      return expected === 'end' ? undefined : { offset: text.trimEnd().length, ...plain(END) };
    const token = tokenAt(text, offset);
    if ('message' in token) return token;
    const next: Expectation | undefined = step(expected, token, open);
    if (next === undefined)
      return { offset, message: `unexpected ${token.text}`, unquoted: `unexpected ${kindOf(token)}` };
    expected = next;
    offset += token.text.length;
  }
}

const END = 'unexpected end of input';

/** A message that quotes nothing. */
function plain(message: string): { readonly message: string; readonly unquoted: string } {
  return { message, unquoted: message };
}

/** What a token is, without its text. Marks are the same in every text. */
function kindOf({ kind, text }: Token): string {
  return kind === 'mark' ? text : kind === 'string' ? 'string' : 'number or word';
}

interface Token {
  readonly kind: 'string' | 'scalar' | 'mark';
  readonly text: string;
}

function tokenAt(text: string, offset: number): Token | JsonError {
  if (text[offset] === '"') return stringAt(text, offset);
  TOKEN.lastIndex = offset;
  const { scalar, mark } = TOKEN.exec(text)?.groups ?? {};
  if (scalar !== undefined) return { kind: 'scalar', text: scalar };
  if (mark !== undefined) return { kind: 'mark', text: mark };
  const [word = ''] = /^(?:[\w$.-]+|\/[/*]|.)/u.exec(text.slice(offset, offset + 40)) ?? [];
  return {
    offset,
    message: `unexpected ${word}`,
    unquoted: `unexpected ${/^[\w$]/.test(word) ? 'word' : 'character'}`,
  };
}

function stringAt(text: string, start: number): Token | JsonError {
  const offset = skip(STRING_BODY, text, start + 1);
  if (text[offset] === '"') return { kind: 'string', text: text.slice(start, offset + 1) };
  if (offset >= text.length) return { offset, ...plain(END) };
  const reason = text[offset] === '\\' ? 'a bad escape in a string' : 'a line break or tab in a string';
  return { offset, ...plain(reason) };
}

/** What may come after a token. Undefined when the token is not allowed where it is. */
function step(expected: Expectation, { kind, text }: Token, open: ('{' | '[')[]): Expectation | undefined {
  const after = (): Expectation => (open.length === 0 ? 'end' : open.at(-1) === '{' ? ', or }' : ', or ]');
  if (text === '}' && (expected === 'key or }' || expected === ', or }')) return open.pop() && after();
  if (text === ']' && (expected === 'value or ]' || expected === ', or ]')) return open.pop() && after();
  if (text === ',') return expected === ', or }' ? 'key' : expected === ', or ]' ? 'value' : undefined;
  if (text === ':') return expected === ':' ? 'value' : undefined;
  if (expected === 'key' || expected === 'key or }') return kind === 'string' ? ':' : undefined;
  if (expected !== 'value' && expected !== 'value or ]') return undefined;
  if (kind !== 'mark') return after();
  if (text !== '{' && text !== '[') return undefined;
  open.push(text);
  return text === '{' ? 'key or }' : 'value or ]';
}

function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return offset + (pattern.exec(text)?.[0].length ?? 0);
}
