import { PAYLOAD_LIMIT, type PayloadText, TOO_LONG } from './payload-text.js';

/** Splits text that arrives in pieces into lines. Empty lines are skipped. Holds one piece and one line at a time. */
export async function* payloadLines(pieces: AsyncIterable<string>): AsyncGenerator<readonly PayloadText[]> {
  let rest = '';
  let line = 0;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield numbered(lines, line);
    line += lines.length;
    if (rest.length <= PAYLOAD_LIMIT) continue;
    yield [{ text: '', line: line + 1, column: 1, broken: TOO_LONG }];
    return;
  }
  yield numbered([rest], line);
}

/** The payloads of some lines. `before` is how many lines there are before them. Empty lines are skipped. */
export function numbered(lines: readonly string[], before: number): readonly PayloadText[] {
  const payloads: PayloadText[] = [];
  for (const [at, text] of lines.entries()) {
    if (text.trim() !== '') payloads.push({ text, line: before + at + 1, column: 1 });
  }
  return payloads;
}
