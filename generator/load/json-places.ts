/** Where the values of a JSON text are. Numbers only: a syntax tree takes fifty times as much memory as the text. */
export interface JsonPlaces {
  /** The offset of the value at the end of the tokens, or of its key; of its nearest ancestor where there is none. */
  readonly offsetOf: (tokens: readonly string[], part: 'key' | 'value') => number;
}

/** Numbers of each value: where it and its key begin, and the first value inside and the next beside it, or 0. */
const [START, KEY, FIRST, NEXT, FIELDS] = [0, 1, 2, 3, 4];

/** Finds the values of a text in one pass. Undefined for a text that is not JSON, as far as its brackets show. */
export function jsonPlaces(text: string): JsonPlaces | undefined {
  const values = valuesOf(text);
  if (values === undefined) return undefined;
  const field = (value: number, name: number): number => values[value * FIELDS + name] ?? 0;
  const isKey = (value: number, token: string): boolean => keyAt(text, field(value, KEY)) === token;
  const child = (parent: number, token: string): number => {
    const isArray = text[field(parent, START)] === '[';
    let value = field(parent, FIRST);
    if (isArray) for (let left = Number(token); left > 0 && value > 0; left -= 1) value = field(value, NEXT);
    else while (value > 0 && !isKey(value, token)) value = field(value, NEXT);
    return isArray && !/^\d+$/.test(token) ? 0 : value;
  };
  return {
    offsetOf: (tokens, part) => {
      let value = 0;
      for (const token of tokens) {
        const inner = child(value, token);
        if (inner === 0) break;
        value = inner;
      }
      return field(value, part === 'key' ? KEY : START);
    },
  };
}

/** The fields of all values, outer values before inner ones. */
function valuesOf(text: string): Int32Array | undefined {
  let values = new Int32Array(1024);
  let count = 0;
  // The values around the next one, and the last value inside of each.
  const around: number[] = [];
  const last: number[] = [];
  let key: number | undefined;
  const add = (start: number): void => {
    if ((count + 1) * FIELDS > values.length) values = grown(values);
    values[count * FIELDS + START] = start;
    values[count * FIELDS + KEY] = key ?? start;
    const parent = around.at(-1);
    const before = last.at(-1) ?? 0;
    if (before > 0) values[before * FIELDS + NEXT] = count;
    else if (parent !== undefined) values[parent * FIELDS + FIRST] = count;
    if (last.length > 0) last[last.length - 1] = count;
    count += 1;
    key = undefined;
  };
  for (const [start, end] of tokensOf(text)) {
    const first = text[start];
    if (first === '}' || first === ']') {
      if (around.pop() === undefined) return undefined;
      last.pop();
    } else if (first === '"' && isBeforeColon(text, end)) {
      key = start;
    } else {
      add(start);
      if (first !== '{' && first !== '[') continue;
      around.push(count - 1);
      last.push(0);
    }
  }
  return count === 0 || around.length > 0 ? undefined : values.slice(0, count * FIELDS);
}

/** The start and the end of each bracket, string and other scalar. The pair is the same list each time. */
function* tokensOf(text: string): Iterable<readonly [start: number, end: number]> {
  const pair: [number, number] = [0, 0];
  const { length } = text;
  for (let at = 0; at < length; at = pair[1]) {
    const code = text.charCodeAt(at);
    pair[0] = at;
    if (isBetween(code)) {
      pair[1] = at + 1;
      continue;
    }
    pair[1] = code === QUOTE ? endOfText(text, at) : isBracket(code) ? at + 1 : endOfWord(text, at);
    yield pair;
  }
}

const QUOTE = 0x22;
const [COMMA, COLON, BACKSLASH] = [0x2c, 0x3a, 0x5c];

function isBracket(code: number): boolean {
  return code === 0x7b || code === 0x7d || code === 0x5b || code === 0x5d;
}

/** True for white space, commas and colons. */
function isBetween(code: number): boolean {
  return code === 0x20 || code === COMMA || code === COLON || (code >= 0x09 && code <= 0x0d);
}

/** The offset after the quote that ends a string. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at > 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    // After an even number of backslashes, the quote itself has none.
    if ((at - before) % 2 === 1) return at + 1;
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || isBetween(code) || isBracket(code)) return at;
  }
  return at;
}

function isBeforeColon(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === COLON;
}

/** The key whose quote is at an offset. */
function keyAt(text: string, start: number): string {
  const written = text.slice(start, endOfText(text, start));
  if (!written.includes('\\')) return written.slice(1, -1);
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
