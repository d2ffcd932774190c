/**
 * `npm run kill-test -- [kills] [seed]`: kills `hookschema generate` at random moments, by default a hundred times,
 * while the schemas change between three states. After each kill, every file of the output must be a complete file of
 * one of the states. After every few kills, a run that is not killed must end with exactly the files of its state.
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
  // Two at a time, each in its own folder: most of the time is spent waiting.
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
      `${sum('killed')} runs were killed at random moments (seed ${seed}); ${sum('tooLate')} more ended before they could be killed`,
      `  ${sum('staging')} left prepared files, ${sum('halfway')} left an output between two states`,
      `  ${sum('finished')} runs after up to five kills each were not killed, and ended with the complete output`,
      problems.length === 0 ? '  no file was ever half-written' : `  ${problems.length} problems:`,
    ].join('\n'),
  );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
