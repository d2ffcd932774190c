/** Where a line is: it opens a fence, or is inside of one, up to the line that closes it. Undefined for any other line. */
export type InFence = 'opens' | 'inside' | undefined;

/** Makes a function that gets the lines of a page one after the other, and says where each is. */
export function fences(): (line: string) => InFence {
  let open: string | undefined;
  return (line) => {
    const mark = fenceMark(line);
    if (open !== undefined) {
      if (mark?.startsWith(open) && line.trim() === mark) open = undefined;
      return 'inside';
    }
    open = mark;
    return mark === undefined ? undefined : 'opens';
  };
}

/** The mark with which a line opens or closes fenced code. Undefined for any other line. */
function fenceMark(line: string): string | undefined {
  const [, mark, rest = ''] = /^[ \t]*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  return mark?.startsWith('`') && rest.includes('`') ? undefined : mark;
}
