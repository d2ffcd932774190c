import { PAYLOAD_LIMIT, type PayloadText, TOO_LONG } from './payload-text.js';

/** Characters that change the depth, end a payload, or begin a string, in which such characters do not count. */
const MARK = /["{}[\],\n]/g;

/**
 * Splits JSON that arrives in pieces into payloads: one value, several, or the elements of an array. Holds one piece
 * and one payload at a time. Only brackets and strings are followed here; the caller finds out whether a payload is
 * JSON.
 */
export async function* payloadValues(pieces: AsyncIterable<string>): AsyncGenerator<readonly PayloadText[]> {
  const state: State = { text: '', at: 0, depth: 0, line: 1, lineStart: 0, found: [], isBroken: false };
  for await (const piece of pieces) {
    state.text += piece;
    scan(state, false);
    yield taken(state);
    if (state.text.length <= PAYLOAD_LIMIT) continue;
    breakOff(state, state.start?.offset ?? 0, TOO_LONG);
    break;
  }
  if (!state.isBroken) scan(state, true);
  if (!state.isBroken) finish(state);
  yield taken(state);
}

/** The state of the scan. It continues from one piece to the next. */
interface State {
  /** The text that has been read and is still needed. */
  text: string;
  at: number;
  /** The number of open brackets. */
  depth: number;
  line: number;
  lineStart: number;
  /** The number of finished elements in the array of payloads. Undefined outside an array. */
  index?: number | undefined;
  /** Where the current payload begins. */
  start?: { offset: number; line: number; column: number } | undefined;
  found: PayloadText[];
  isBroken: boolean;
}

function scan(state: State, isLast: boolean): void {
  while (!state.isBroken) {
    MARK.lastIndex = state.at;
    const match = MARK.exec(state.text);
    if (match === null) return;
    const end = match[0] === '"' ? endOfString(state.text, match.index) : match.index + 1;
    // A string that is not closed yet continues in the next piece.
    if (end === 0 && !isLast) return;
    words(state, match.index);
    step(state, state.text.slice(match.index, end || match.index + 1), match.index);
  }
}

/** Where a string ends that begins at a quote; 0 where it does not end. A loop, since an expression may overflow. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return quote + 1;
  }
  return 0;
}

/** Returns the payloads found, and drops the text that no payload needs any more. */
function taken(state: State): readonly PayloadText[] {
  const { found } = state;
  state.found = [];
  const done = state.isBroken ? state.text.length : Math.min(state.start?.offset ?? state.at, state.at);
  state.text = state.text.slice(done);
  state.at -= done;
  state.lineStart -= done;
  if (state.start) state.start.offset -= done;
  return found;
}

/** True between payloads, and in a payload that is neither an object nor an array. */
function isOutside({ depth, index }: State): boolean {
  return depth === (index === undefined ? 0 : 1);
}

/** Starts a payload at a number or a word. No mark announces these. */
function words(state: State, end: number): void {
  if (!isOutside(state)) return;
  const between = state.text.slice(state.at, end);
  const space = /\S/.exec(between);
  if (space !== null) open(state, state.at + space.index);
}

function step(state: State, mark: string, at: number): void {
  state.at = at + mark.length;
  if (mark === '\n') {
    if (isOutside(state) && state.index === undefined) close(state, at);
    state.line += 1;
    state.lineStart = state.at;
  } else if (mark === '[' && state.depth === 0 && state.index === undefined && state.start === undefined) {
    state.index = 0;
    state.depth = 1;
  } else if (mark === '{' || mark === '[') {
    open(state, at);
    state.depth += 1;
  } else if (mark === '}' || mark === ']') {
    leave(state, mark, at);
  } else if (mark === ',') {
    if (isOutside(state)) comma(state, at);
  } else {
    open(state, at);
    countLines(state, mark, at);
  }
}

function leave(state: State, mark: string, at: number): void {
  if (!isOutside(state)) {
    state.depth -= 1;
    if (state.depth === 0) close(state, at + 1);
  } else if (state.index === undefined || mark !== ']') {
    breakOff(state, at, `unexpected ${mark}`);
  } else if (state.index > 0 && state.start === undefined) {
    breakOff(state, at, 'unexpected ]');
  } else {
    close(state, at);
    state.index = undefined;
    state.depth = 0;
  }
}

function comma(state: State, at: number): void {
  if (state.index === undefined || state.start === undefined) {
    breakOff(state, at, 'unexpected ,');
  } else {
    close(state, at);
    state.index += 1;
  }
}

/** Line breaks inside a string are not valid JSON, but the numbers of later lines must still be right. */
function countLines(state: State, string: string, at: number): void {
  for (let feed = string.indexOf('\n'); feed !== -1; feed = string.indexOf('\n', feed + 1)) {
    state.line += 1;
    state.lineStart = at + feed + 1;
  }
}

function open(state: State, offset: number): void {
  state.start ??= { offset, line: state.line, column: offset - state.lineStart + 1 };
}

function close(state: State, end: number): void {
  if (state.start === undefined) return;
  const { offset, line, column } = state.start;
  const { index } = state;
  state.start = undefined;
  state.found.push({
    text: state.text.slice(offset, end),
    line,
    column,
    ...(index !== undefined && { index }),
  });
}

/** Ends the scan. The rest of the text cannot be split into payloads. */
function breakOff(state: State, at: number, broken: string): void {
  state.isBroken = true;
  state.found.push({ text: '', line: state.line, column: at - state.lineStart + 1, broken });
}

function finish(state: State): void {
  words(state, state.text.length);
  const isOpen = state.index !== undefined && isOutside(state);
  close(state, state.text.length);
  if (isOpen) breakOff(state, state.text.length, 'unexpected end of input');
}
