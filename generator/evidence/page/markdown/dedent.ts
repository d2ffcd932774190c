import { fenceMark } from './without-asides.js';

/** Begins an item of a list. */
const BULLET = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;

/**
 * The lines without deep indentation, which MDX allows inside of tags and Markdown takes for code. The items of a list stay
 * as deep in it as they are.
 */
export function dedent(lines: readonly string[]): readonly string[] {
  let fence: { readonly mark: string; readonly indent: number } | undefined;
  // By how much the list that is open is indented.
  let list: number | undefined;
  return lines.map((line) => {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const mark = fenceMark(line);
    if (fence !== undefined) {
      const inner = line.slice(Math.min(indent, fence.indent));
      if (mark?.startsWith(fence.mark) && line.slice(indent).trim() === mark) fence = undefined;
      return inner;
    }
    const isDeep = indent > 3;
    if (mark !== undefined) {
      list = undefined;
      fence = { mark, indent: isDeep ? indent : 0 };
      return isDeep ? line.slice(indent) : line;
    }
    if (BULLET.test(line.slice(indent))) {
      list ??= isDeep ? indent : 0;
      return line.slice(Math.min(indent, list));
    }
    if (line.trim() !== '' && indent <= (list ?? 0)) list = undefined;
    return isDeep ? line.slice(indent) : line;
  });
}
