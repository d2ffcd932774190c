/**
 * `npm run limits -- [words]`: runs `hookschema generate` on schemas of extreme size and shape, with a limited heap. For
 * each it prints exit code, time as a multiple of an empty Node process, memory and the codes that were reported. It
 * fails when one of them crashes, takes too long, or ends with another exit code or without its code. Words select
 * schemas by name; `--patience` is the most seconds for one of them, `--total` the time after which no other is begun.
 */
import { parseArgs } from 'node:util';
import { EXTREMES } from './limits/extremes.mjs';
import { runEmpty, runExtreme } from './limits/run-extreme.mjs';

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { patience: { type: 'string', default: '120' }, total: { type: 'string', default: '1800' } },
});
const chosen = EXTREMES.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const begun = performance.now();
const empty = (await runEmpty()).seconds ?? 0.05;
let [run, failed] = [0, 0];
for (const one of chosen) {
  if ((performance.now() - begun) / 1000 > Number(values.total)) break;
  run += 1;
  const { exit, seconds, codes, megabytes, text } = await runExtreme(one, Number(values.patience));
  const isReported = (one.codes ?? []).every((code) => codes.includes(code));
  const isRight = exit === one.exit && isReported && !codes.includes('HS901');
  if (!isRight) failed += 1;
  const cells = [
    isRight ? 'ok    ' : 'FAILED',
    one.name.padEnd(52),
    `exit ${exit}`.padEnd(12),
    seconds === undefined ? '      ?' : `${(seconds / empty).toFixed(0)}x`.padStart(7),
    megabytes === undefined ? '      ?' : `${megabytes.toFixed(0)} MB`.padStart(7),
    codes.join(' '),
  ];
  console.log(cells.join(' ').trimEnd());
  if (!isRight) console.log(`       ${text.slice(0, 300).replaceAll(/\s+/g, ' ')}`);
}
const left = chosen.length - run;
console.log(
  `${run} schemas, ${failed} failed${left > 0 ? `, ${left} not begun in time` : ''}; an empty process computes for ${(empty * 1000).toFixed(0)} ms`,
);
process.exitCode = failed + left === 0 ? 0 : 1;
