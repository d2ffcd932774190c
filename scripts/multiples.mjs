import { parseArgs } from 'node:util';
import { disagreements } from './multiples/disagreements.mjs';

/**
 * `npm run multiples`: compares `multipleOf` with big.js on a million random pairs of numbers, and fails on the first
 * difference. `--pairs` and `--seed` choose others.
 */
const { values } = parseArgs({ options: { pairs: { type: 'string' }, seed: { type: 'string' } } });
const [pairs, seed] = [Number(values.pairs ?? 1_000_000), Number(values.seed ?? Date.now() % 2 ** 31)];
const { isMultipleOf } = await import('../build/runtime/numbers.js');
const { multiples, wrong } = disagreements(isMultipleOf, pairs, seed);
for (const [value, step] of wrong.slice(0, 20)) console.error(`${value} and ${step}: judged differently`);
console.log(
  `${pairs} pairs, ${multiples} of them multiples, ${wrong.length} judged differently (seed ${seed})`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
