/** @typedef {{ position: string, poison: string, kind: 'output' | 'refused', problems: readonly string[] }} Cell */
/** @typedef {{ area: string, cells: readonly Cell[] }} Result */
/** @typedef {{ tried: number, refused: number, failed: number }} Count */

/**
 * How many cells were tried, refused with diagnostics, and failed: by text, by position and by area.
 * @param {readonly Result[]} results
 */
export function countsOf(results) {
  /** @type {Map<string, Count>} */
  const byPoison = new Map();
  /** @type {Map<string, Count>} */
  const byPosition = new Map();
  /** @type {Map<string, Count>} */
  const byArea = new Map();
  for (const { area, cells } of results) {
    for (const cell of cells) {
      for (const [map, key] of /** @type {const} */ ([
        [byPoison, cell.poison],
        [byPosition, `${area}: ${cell.position}`],
        [byArea, area],
      ])) {
        const count = map.get(key) ?? { tried: 0, refused: 0, failed: 0 };
        map.set(key, {
          tried: count.tried + 1,
          refused: count.refused + (cell.kind === 'refused' ? 1 : 0),
          failed: count.failed + (cell.problems.length > 0 ? 1 : 0),
        });
      }
    }
  }
  return { byPoison, byPosition, byArea };
}

/** @param {ReturnType<typeof countsOf>} counts */
export function printCounts({ byPoison, byPosition, byArea }) {
  for (const [title, counts] of /** @type {const} */ ([
    ['text', byPoison],
    ['position', byPosition],
    ['area', byArea],
  ])) {
    console.log(`by ${title}: tried, refused with diagnostics, failed`);
    for (const [name, { tried, refused, failed }] of counts)
      console.log(
        `${String(tried).padStart(7)} ${String(refused).padStart(7)} ${String(failed).padStart(7)}  ${name}`,
      );
  }
  const all = [...byArea.values()];
  const sum = (/** @type {keyof Count} */ key) => all.reduce((total, one) => total + one[key], 0);
  console.log(`${sum('tried')} cells, ${sum('refused')} refused with diagnostics, ${sum('failed')} failed`);
}
