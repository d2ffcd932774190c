import { INDENT, nameIn } from './field-cells.js';
import { innerPath } from './field-items.js';
import type { FieldCells } from './page-block.js';

/** The rows of a table with whole paths, where arrows, dashes or fixed spaces show which fields are inside of others. */
export function withIndentedPaths(rows: readonly FieldCells[]): readonly FieldCells[] {
  const open: { readonly depth: number; readonly path: string }[] = [];
  return rows.map((row) => {
    const written = nameIn(row.field);
    const depth = INDENT.exec(row.field.text)?.[0].replaceAll(' ', '').length ?? 0;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    if (written === undefined) return row;
    const parent = open.at(-1)?.path;
    const path = parent === undefined ? written.path : innerPath(parent, written.path);
    open.push({ depth, path });
    if (parent === undefined) return row;
    const presence = row.presence || (written.presence ?? '');
    return { ...row, field: { ...row.field, codes: [path] }, presence };
  });
}
