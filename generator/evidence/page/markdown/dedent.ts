import { fences } from './fences.js';

/** Begins an item of a list. */
const BULLET = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;

/**
 * The lines without deep indentation, which MDX allows inside of tags and Markdown takes for code. The items of a list stay
 * as deep in it as they are.
 */
export function dedent(lines: readonly string[]): readonly string[] {
  const fenceOf = fences();
  // By how much the fence that is open is indented.
  let fence = 0;
  // By how much the list that is open is indented.
  let list: number | undefined;
  return lines.map((line) => {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const inFence = fenceOf(line);
    if (inFence === 'inside') return line.slice(Math.min(indent, fence));
    const deep = indent > 3 ? indent : 0;
    if (inFence === 'opens') {
      list = undefined;
      fence = deep;
      return line.slice(deep);
    }
    if (BULLET.test(line.slice(indent))) {
      list ??= deep;
      return line.slice(Math.min(indent, list));
    }
    if (line.trim() !== '' && indent <= (list ?? 0)) list = undefined;
    return line.slice(deep);
  });
}
