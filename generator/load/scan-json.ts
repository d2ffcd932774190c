import type { MemberPart } from './member-part.js';

/**
 * The line and column of the value at the end of the tokens in a JSON text, or of its nearest ancestor. It only walks through
 * the characters, which for one place is faster than parsing the text, and needs no memory. Undefined where the text ends
 * too early.
 */
export function scanForPlace(
  text: string,
  tokens: readonly string[],
  part: MemberPart,
): { readonly line: number; readonly column: number } | undefined {
  try {
    return positionOf(text, offsetOf(text, tokens, part));
  } catch (error) {
    if (error !== END) throw error;
    return undefined;
  }
}

const END = new Error('the text ends too early');

function offsetOf(text: string, tokens: readonly string[], part: MemberPart): number {
  let value = skipSpace(text, 0);
  let result = value;
  for (const token of tokens) {
    const child = childOf(text, value, token);
    if (child === undefined) return result;
    value = child.value;
    result = part === 'key' ? child.key : child.value;
  }
  return result;
}

/** The offsets of the key and the value of a member, or twice that of an item. Undefined where there is none. */
function childOf(text: string, at: number, token: string): { key: number; value: number } | undefined {
  const isObject = text[at] === '{';
  if (!isObject && text[at] !== '[') return undefined;
  let key = skipSpace(text, at + 1);
  for (let index = 0; text[key] !== '}' && text[key] !== ']'; index += 1) {
    const nameEnd = isObject ? stringEnd(text, key) : key;
    // Behind the name, a colon.
    const value = isObject ? skipSpace(text, skipSpace(text, nameEnd) + 1) : key;
    const isWanted = isObject ? hasName(text.slice(key, nameEnd), token) : index === Number(token);
    if (isWanted) return { key, value };
    const end = skipSpace(text, valueEnd(text, value));
    key = text[end] === ',' ? skipSpace(text, end + 1) : end;
  }
  return undefined;
}

function hasName(written: string, name: string): boolean {
  return written.includes('\\') ? JSON.parse(written) === name : written.slice(1, -1) === name;
}

/** The offset behind a value. */
function valueEnd(text: string, start: number): number {
  let at = start;
  let depth = 0;
  do {
    const char = text[at];
    if (char === undefined) throw END;
    if (char === '"') at = stringEnd(text, at);
    else {
      if (char === '{' || char === '[') depth += 1;
      else if (char === '}' || char === ']') depth -= 1;
      else if (depth === 0) return scalarEnd(text, at);
      at += 1;
    }
  } while (depth > 0);
  return at;
}

/** The offset behind a number, true, false or null. */
function scalarEnd(text: string, start: number): number {
  const end = text.slice(start, start + 2000).search(/[\s,\]}]/);
  if (end <= 0) throw END;
  return start + end;
}

/** The offset behind a string. */
function stringEnd(text: string, start: number): number {
  let at = start;
  do {
    at = text.indexOf('"', at + 1);
    if (at < 0) throw END;
  } while (isEscaped(text, at));
  return at + 1;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  if (at >= text.length) throw END;
  return at;
}

/** A line ends with `\n`, with `\r`, or with both. */
function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let [line, start] = [1, 0];
  for (let at = 0; at < offset; at += 1) {
    const char = text.charCodeAt(at);
    const isEnd = char === NEWLINE || (char === RETURN && text.charCodeAt(at + 1) !== NEWLINE);
    if (isEnd) [line, start] = [line + 1, at + 1];
  }
  return { line, column: offset - start + 1 };
}

const [NEWLINE, RETURN] = [10, 13];
