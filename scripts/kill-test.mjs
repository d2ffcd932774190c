/**
 * `npm run kill-test -- [moments]`: kills `hookschema generate` at random moments, by default a hundred, while the
 * schemas go on changing between three states. After each kill every file of the output has to be a whole one of some
 * state; after every few of them a run that may live has to end with the whole tree of its state, and nothing else.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { argv } from 'node:process';
import { killTest } from './kill-test/kill-test.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'hookschema-kill-'));
try {
  const moments = Number(argv[2] ?? 100);
  const seed = Number(argv[3] ?? randomInt(2 ** 31));
  // Two at a time, each in a folder of its own: most of a run is waiting for its moment.
  const halves = [Math.ceil(moments / 2), Math.floor(moments / 2)];
  const found = await Promise.all(
    halves.map((count, at) => {
      const home = path.join(folder, `${at}`);
      mkdirSync(home);
      return killTest({ folder: home, moments: count, seed: seed + at });
    }),
  );
  const sum = (/** @type {'killed' | 'tooLate' | 'staging' | 'halfway' | 'finished'} */ key) =>
    found.reduce((total, one) => total + one[key], 0);
  const problems = found.flatMap((one) => one.problems);
  console.log(
    [
      `${sum('killed')} runs killed at random moments (seed ${seed}); ${sum('tooLate')} more were done before their moment`,
      `  ${sum('staging')} left what they had prepared, ${sum('halfway')} an output between two states`,
      `  ${sum('finished')} runs that were let live after up to five kills each ended with the whole tree`,
      problems.length === 0 ? '  no file was ever half-written' : `  ${problems.length} problems:`,
    ].join('\n'),
  );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
