import type { FieldsBlock, PageBlock } from './page-block.js';

/** The blocks of a page from top to bottom. Fields that are elements of their own are one list below each heading. */
export function inOrder(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const sorted = blocks
    .map((block, at) => ({ block, at, line: lineOf(block) }))
    .sort((one, other) => one.line - other.line || one.at - other.at);
  const result: PageBlock[] = [];
  let parts: FieldsBlock['rows'][number][] | undefined;
  for (const { block } of sorted) {
    if (block.kind === 'heading') parts = undefined;
    if (block.kind !== 'fields' || block.isPart !== true) {
      result.push(block);
      continue;
    }
    if (parts === undefined) {
      parts = [];
      result.push({ kind: 'fields', rows: parts });
    }
    parts.push(...block.rows);
  }
  return result;
}

function lineOf(block: PageBlock): number {
  if (block.kind === 'table') return block.head[0]?.line ?? 1;
  if (block.kind === 'fields') return block.rows[0]?.field.line ?? 1;
  return block.line;
}
