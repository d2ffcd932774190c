import { appendFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AREAS } from './areas.js';
import { type Cell, explore } from './explore.js';
import { everything, sample, type Task } from './plan.js';
import { POISONS } from './poisons.js';

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
    ({ texts }) => names.indexOf(texts) % of === at,
  );
}

const tried: (Cell & { readonly area: string })[] = [];

function report({ area }: Task, cells: readonly Cell[]): void {
  for (const one of cells) tried.push({ ...one, area: area.name });
  if (MATRIX_RESULTS !== undefined)
    appendFileSync(MATRIX_RESULTS, `${JSON.stringify({ area: area.name, cells })}\n`);
}

describe('Hostile text in any position becomes neither code nor a command:', () => {
  test.each(tasks().map((task) => [task.texts, task.area.name, task] as const))(
    '%s in %s',
    { timeout: PATIENCE },
    async (_texts, _area, task) => {
      if (MATRIX_UNTIL !== undefined && Date.now() > Number(MATRIX_UNTIL)) return;
      const cells = await explore(task.area, task.placements, task.harmless);
      report(task, cells);
      const failed = cells.filter(({ problems }) => problems.length > 0);
      expect(
        failed.map(
          ({ position, poison, problems }) =>
            `${position}, ${poison}: ${problems.slice(0, 3).join('; ').slice(0, 600)}`,
        ),
      ).toEqual([]);
    },
  );

  test('and many positions take it, so that the tests above test something', () => {
    const count = (isCounted: (cell: Cell) => boolean): number => tried.filter(isCounted).length;
    const refused = count(({ kind }) => kind === 'refused');
    const failed = count(({ problems }) => problems.length > 0);
    console.log(`${tried.length} cells, ${refused} of them refused with diagnostics, ${failed} failed`);
    expect(AREAS.flatMap(({ positions }) => positions).length).toBeGreaterThan(400);
    if (MATRIX !== 'all') expect(tried.length - refused).toBeGreaterThan(250);
  });

  test.skipIf(MATRIX === 'all')('and the sample has every position and every text', () => {
    const all = AREAS.flatMap(({ name, positions }) => positions.map((one) => `${name}: ${one.name}`));
    expect(new Set(tried.map(({ area, position }) => `${area}: ${position}`))).toEqual(new Set(all));
    expect(new Set(tried.map(({ poison }) => poison))).toEqual(new Set(POISONS.keys()));
  });
});
