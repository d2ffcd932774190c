import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PEAK = fileURLToPath(new URL('./peak.cjs', import.meta.url));

/**
 * Runs Node with some arguments, and waits for it.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {number} the time, in milliseconds
 * @throws {Error} with its output when it fails
 */
export function timeOf(args, cwd) {
  const start = performance.now();
  launch(args, cwd, {});
  return performance.now() - start;
}

/**
 * Runs Node with some arguments, and measures its peak memory.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {number} MB
 * @throws {Error} with its output when it fails
 */
export function peakOf(args, cwd) {
  return usageOf(args, cwd).peak;
}

/**
 * Runs Node with some arguments, and measures what it needs, threads included.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {{ peak: number, processor: number }} the peak memory in MB, and the processor time in seconds
 * @throws {Error} with its output when it fails
 */
export function usageOf(args, cwd) {
  const file = path.join(cwd, 'peak.txt');
  launch(['--require', PEAK, ...args], cwd, { BENCH_PEAK_FILE: file });
  const { peak, time } = JSON.parse(readFileSync(file, 'utf8'));
  return { peak: (peak * 1024) / 1e6, processor: time / 1e6 };
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {Readonly<Record<string, string>>} env
 */
function launch(args, cwd, env) {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 28 };
  const { status, signal, stderr } = spawnSync(process.execPath, [...args], options);
  if (status !== 0)
    throw new Error(`${args[0]} ended with ${signal ?? status}\n${stderr.toString().slice(-2000)}`);
}
