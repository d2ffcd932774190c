/**
 * `npm run limits -- [words]`: runs `hookschema generate` on schemas of extreme size and shape, with a limited heap,
 * and prints exit code, codes, time as a multiple of an empty Node process, and memory. Fails when one of them crashes,
 * takes too long or ends with another exit code. Words select giants by name.
 */
import { argv } from 'node:process';
import { GIANTS } from './limits/giants.mjs';
import { runGiant, runNode } from './limits/run-giant.mjs';

const words = argv.slice(2);
const chosen = GIANTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const empty = await runNode(['-e', '0'], {});
let failed = 0;
for (const giant of chosen) {
  const { exit, seconds, codes, megabytes, text } = await runGiant({
    ...giant,
    seconds: Number(process.env.LIMITS_SECONDS ?? 60),
  });
  const isRight =
    exit === giant.exit &&
    !codes.includes('HS901') &&
    (giant.codes ?? []).every((code) => codes.includes(code));
  if (!isRight) failed += 1;
  const ratio = `${(seconds / empty.seconds).toFixed(0)}x`.padStart(6);
  const memory = megabytes === undefined ? '      ?' : `${megabytes.toFixed(0)} MB`.padStart(7);
  console.log(
    `${isRight ? 'ok    ' : 'FAILED'} ${giant.name.padEnd(52)} exit ${String(exit).padEnd(7)} ${ratio} ${seconds.toFixed(1).padStart(5)} s ${memory} ${codes.join(' ')}`,
  );
  if (!isRight) console.log(`       ${text.slice(0, 300).replaceAll(/\s+/g, ' ')}`);
}
console.log(
  `${chosen.length} giants, ${failed} failed; an empty process takes ${(empty.seconds * 1000).toFixed(0)} ms`,
);
process.exitCode = failed === 0 ? 0 : 1;
