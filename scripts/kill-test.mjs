/**
 * `npm run kill-test -- [moments]`: kills `hookschema generate` at random moments, by default a hundred, while the
 * schemas go on changing between three states. After each kill every file of the output has to be a whole one of some
 * state; after every few of them a run that may live has to end with the whole tree of its state, and nothing else.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { argv } from 'node:process';
import { killTest } from './kill-test/kill-test.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'hookschema-kill-'));
try {
  const moments = Number(argv[2] ?? 100);
  const seed = Number(argv[3] ?? randomInt(2 ** 31));
  const found = await killTest({ folder, moments, seed });
  const { killed, tooLate, staging, halfway, finished, problems } = found;
  console.log(
    [
      `${killed} runs killed at random moments (seed ${seed}); ${tooLate} more were done before their moment`,
      `  ${staging} left what they had prepared, ${halfway} an output between two states`,
      `  ${finished} runs that were let live after up to five kills each ended with the whole tree`,
      problems.length === 0 ? '  no file was ever half-written' : `  ${problems.length} problems:`,
    ].join('\n'),
  );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
