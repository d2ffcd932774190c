/** The line and the column of an offset in a text, from 1 on. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** Finds the lines of a text, and gives the function that finds an offset in them. Lines end with LF, CRLF or CR. */
export function linesOf(text: string): (offset: number) => LineAndColumn {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return (offset) => {
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = Math.floor((line + after) / 2);
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}
