import { diffLines } from 'diff';

/** A line that one of two texts has and the other one has not. */
export interface ChangedLine {
  readonly text: string;
  /** The lines that it is part of: the heads of the blocks around it, outermost first, and itself. */
  readonly context: readonly string[];
}

/**
 * The lines in which two texts differ. Blocks between blank lines are compared first, so that a new block is not mistaken
 * for changes to its neighbours.
 */
export function changedLines(before: string, after: string): readonly ChangedLine[] {
  const [old, fresh] = [blocksOf(before), blocksOf(after)];
  const gone = without(old, fresh);
  const added = without(fresh, old);
  const pairs = gone.map(
    (block) => [block, added.find((one) => headOf(one) === headOf(block)) ?? ''] as const,
  );
  const paired = new Set(pairs.map(([, block]) => block));
  return [
    ...movedBlocks(old, fresh),
    ...pairs.flatMap(([one, other]) => linesBetween(one, other)),
    ...added.filter((block) => !paired.has(block)).flatMap((block) => linesBetween('', block)),
  ];
}

function blocksOf(text: string): readonly string[] {
  return importsByName(text)
    .trimEnd()
    .split(/\n{2,}/)
    .filter((block) => block !== '');
}

/** Imports with one name per line, as long ones have them: a name more may change the layout of the whole statement. */
function importsByName(text: string): string {
  return text.replace(
    /^import \{ ([^\n}]+) \} from (.*)$/gm,
    (_all, names: string, from: string) =>
      `import {\n${names.replace(/^|, /g, (start) => (start === '' ? '  ' : ',\n  '))},\n} from ${from}`,
  );
}

function without(blocks: readonly string[], others: readonly string[]): readonly string[] {
  return blocks.filter((block) => !others.includes(block));
}

/** What stays has to stay in its order. */
function movedBlocks(old: readonly string[], fresh: readonly string[]): readonly ChangedLine[] {
  const before = old.filter((block) => fresh.includes(block));
  const after = fresh.filter((block) => old.includes(block));
  return before.flatMap((block, at) =>
    block === after[at] ? [] : [{ text: headOf(block), context: [headOf(block)] }],
  );
}

/** The line that says what a block is: of an import the last one, which names the module. */
function headOf(block: string): string {
  const lines = block.split('\n');
  if (block.startsWith('import ')) return lines.at(-1)?.replace(/^.* from /, '} from ') ?? block;
  return lines.find((line) => !/^\s*(?:\/\*\*|\*|\/\/)/.test(line)) ?? block;
}

function linesBetween(one: string, other: string): readonly ChangedLine[] {
  const [left, right] = [one.split('\n'), other.split('\n')];
  const found: ChangedLine[] = [];
  const at = { left: 0, right: 0 };
  for (const { added, removed, value } of diffLines(`${one}\n`, `${other}\n`)) {
    const count = value.split('\n').length - 1;
    for (let line = 0; line < count; line += 1) {
      if (added) found.push(changedLine(right, at.right + line));
      if (removed) found.push(changedLine(left, at.left + line));
    }
    if (!added) at.left += count;
    if (!removed) at.right += count;
  }
  return found.filter(({ text }) => text.trim() !== '');
}

const COMMENT = /^\s*(?:\/\*\*|\*)/;
const END = /^\s*[)\]}]/;

function changedLine(lines: readonly string[], index: number): ChangedLine {
  const text = lines[index] ?? '';
  // A comment is part of what it is about.
  const about = COMMENT.test(text) ? lines.slice(index).find((line) => !COMMENT.test(line)) : text;
  const context = [about ?? text];
  let depth = indentOf(text);
  for (const line of lines.slice(0, index).reverse()) {
    const isOpener = END.test(context[0] ?? '') && indentOf(line) === depth && !END.test(line);
    if (line.trim() === '' || (indentOf(line) >= depth && !isOpener)) continue;
    depth = indentOf(line);
    context.unshift(line);
  }
  return { text, context };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
