/**
 * Runs the fuzzers for as long as one likes: `npm run fuzz -- --seed 7 --minutes 10`. The minutes are shared by the
 * fuzzers of inputs (bytes, changed schemas, generated schemas), of payloads (JSON, hostile values), of comparisons and of
 * contradictions. The seed is printed; the same seed gives the same inputs. `--only` is a part of the name of a test.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const FUZZERS = 9;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    minutes: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const milliseconds = Math.ceil((Number(values.minutes) * 60_000) / (values.only === undefined ? FUZZERS : 1));
console.log(`seed ${values.seed}, ${milliseconds} ms for each fuzzer`);
const args = [
  path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  'test/fuzz/payloads.test.ts',
  'test/fuzz/inputs.test.ts',
  'test/contains/fuzz.test.ts',
  'test/check/contradictions-fuzz.test.ts',
];
const env = { ...process.env, FUZZ_SEED: values.seed, FUZZ_MILLISECONDS: String(milliseconds) };
const { status } = spawnSync(
  process.execPath,
  [...args, ...(values.only === undefined ? [] : ['--testNamePattern', values.only])],
  { cwd: ROOT, env, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
