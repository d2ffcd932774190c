import type { PageText, TableBlock } from '../page-block.js';

/** A cell, and over how many columns and rows it extends. */
export interface SpannedCell {
  readonly text: PageText;
  readonly columns: number;
  readonly rows: number;
}

/** The most columns that a cell may fill. */
const MOST = 50;

/** A table whose cells may extend over several rows and columns, with a copy of such a cell in each of its places. */
export function spannedTable(rows: readonly (readonly SpannedCell[])[]): TableBlock {
  let below = new Map<number, SpannedCell>();
  const filled = rows.map((row) => {
    const cells: PageText[] = [];
    const next = new Map<number, SpannedCell>();
    const put = (cell: SpannedCell): void => {
      if (cell.rows > 1) next.set(cells.length, { ...cell, rows: cell.rows - 1 });
      cells.push(cell.text);
    };
    const putFromAbove = (): void => {
      for (let above = below.get(cells.length); above; above = below.get(cells.length)) put(above);
    };
    for (const cell of row) {
      putFromAbove();
      for (let column = 0; column < Math.min(cell.columns, MOST); column += 1) put(cell);
    }
    putFromAbove();
    below = next;
    return cells;
  });
  const [head = [], ...body] = filled;
  return { kind: 'table', head, rows: body };
}
