import { appendFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AREAS } from './matrix/areas.js';
import { type Cell, explore } from './matrix/explore.js';
import { everything, sample, type Task } from './matrix/plan.js';
import { POISONS } from './matrix/poisons.js';

/** The part of the matrix in `npm test`. `npm run matrix` tries all of it, or what its options say. */
const SEED = 20_250_101;
const PATIENCE = 1_200_000;
const { MATRIX, MATRIX_RESULTS, MATRIX_POISON, MATRIX_AREA, MATRIX_SEED, MATRIX_SHARD, MATRIX_UNTIL } =
  process.env;

function tasks(): readonly Task[] {
  if (MATRIX !== 'all') return sample(Number(MATRIX_SEED ?? SEED));
  const [at = 0, of = 1] = (MATRIX_SHARD ?? '0/1').split('/').map(Number);
  const names = [...POISONS.keys()];
  return everything({ poison: new RegExp(MATRIX_POISON ?? ''), area: new RegExp(MATRIX_AREA ?? '') }).filter(
    ({ poison }) => names.indexOf(poison) % of === at,
  );
}

const counts = { cells: 0, refused: 0, failed: 0 };

function report({ poison, area }: Task, cells: readonly Cell[]): void {
  counts.cells += cells.length;
  counts.refused += cells.filter(({ kind }) => kind === 'refused').length;
  counts.failed += cells.filter(({ problems }) => problems.length > 0).length;
  if (MATRIX_RESULTS !== undefined)
    appendFileSync(MATRIX_RESULTS, `${JSON.stringify({ poison, area: area.name, cells })}\n`);
}

describe('Hostile text in any position becomes neither code nor a command:', () => {
  test.each(tasks().map((task) => [task.poison, task.area.name, task] as const))(
    '%s in %s',
    { timeout: PATIENCE },
    async (poison, _area, task) => {
      if (MATRIX_UNTIL !== undefined && Date.now() > Number(MATRIX_UNTIL)) return;
      const cells = await explore(task.area, task.positions, POISONS.get(poison) ?? '');
      report(task, cells);
      const failed = cells.filter(({ problems }) => problems.length > 0);
      expect(
        failed.map(
          ({ position, problems }) => `${position}: ${problems.slice(0, 3).join('; ').slice(0, 600)}`,
        ),
      ).toEqual([]);
    },
  );

  test('and many positions take it, so that the tests above test something', () => {
    console.log(
      `${counts.cells} cells, ${counts.refused} of them refused with diagnostics, ${counts.failed} failed`,
    );
    expect(AREAS.flatMap(({ positions }) => positions).length).toBeGreaterThan(400);
    if (MATRIX !== 'all') expect(counts.cells - counts.refused).toBeGreaterThan(250);
  });
});
