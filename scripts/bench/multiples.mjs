import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { interleave, passOver } from './rounds.mjs';
import { grid, shown } from './tables.mjs';

/** Steps, and the values that are compared with each. */
const STEPS = [
  { title: '15, whole numbers', step: 15, value: (/** @type {number} */ at) => at * 5 },
  { title: '15, numbers with a fraction', step: 15, value: (/** @type {number} */ at) => at / 4 + 0.1 },
  { title: '0.01, amounts', step: 0.01, value: (/** @type {number} */ at) => (at * 37) / 100 },
  {
    title: '0.01, amounts with a place too many',
    step: 0.01,
    value: (/** @type {number} */ at) => at / 1000,
  },
  { title: '0.01, numbers above 10^15', step: 0.01, value: (/** @type {number} */ at) => at * 1e16 + 1e18 },
];

/**
 * `npm run bench -- multiples`: the time of `multipleOf`, which is exact on decimals, as a multiple of the time of a
 * binary division.
 *
 * @param {string[]} args `--write` puts the table into docs/BENCHMARKS.md
 */
export default async function benchMultiples(args) {
  const { values } = parseArgs({ args, options: { write: { type: 'boolean' } } });
  const { isMultipleOf } = await import('../../build/runtime/numbers.js');
  const rows = STEPS.map(({ title, step, value }) => {
    const items = Array.from({ length: 10_000 }, (_, at) => value(at));
    const division = (/** @type {number} */ value) => Number.isInteger(value / step);
    const exact = (/** @type {number} */ value) => isMultipleOf(value, step);
    const unit = { key: 'division', pass: passOver({ one: division, items }) };
    const ours = { key: 'ours', pass: passOver({ one: exact, items }) };
    return [title, shown(interleave(unit, [ours]).get('ours') ?? Number.NaN)];
  });
  const text = sectionOf(grid(['step, values', 'multipleOf : division'], rows));
  console.log(text);
  if (values.write) writeBlock('bench:multiples', text);
}

/** @param {string} table @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(table) {
  return `## Multiples

\`npm run bench -- multiples\`: the time of \`multipleOf\`, which is exact on decimals, as a multiple of the time of
\`Number.isInteger(value / step)\`, which is not exact.

${table}
`;
}
