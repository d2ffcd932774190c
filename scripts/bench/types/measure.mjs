import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The compiler's figures for a program: check time in seconds, memory in MB, and type instantiations.
 *
 * @typedef {{ check: number, memory: number, instantiations: number }} Measure
 */

/** The memory limit of a compiler, in MB. A compiler that needs more fails, and the table says so. */
const HEAP = 4096;
const ADDRESSES = 16_384;

const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: 'es2022',
  lib: ['es2022', 'dom'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
};

/**
 * Compiles a module in a new process, with limits on memory and time.
 *
 * @param {{ script: string, folder: string, name: string, text: string, minutes?: number }} input
 * @returns {Promise<Measure | { failed: string }>}
 */
export async function measure({ script, folder, name, text, minutes = 4 }) {
  const config = `tsconfig.${name}.json`;
  writeFileSync(path.join(folder, `${name}.ts`), text);
  writeFileSync(
    path.join(folder, config),
    JSON.stringify({ compilerOptions: OPTIONS, files: [`${name}.ts`] }),
  );
  const compiler = `"${process.execPath}" --max-old-space-size=${HEAP} "${script}" --extendedDiagnostics --pretty false`;
  const command = `ulimit -v ${ADDRESSES * 1024}; exec ${compiler} -p ${config}`;
  const { output, status } = await run(command, folder, minutes);
  if (status !== 0) return { failed: status === null ? `not in ${minutes} min` : firstLine(output) };
  return {
    check: numberAfter(output, 'Check time'),
    memory: numberAfter(output, 'Memory used') / 1024,
    instantiations: numberAfter(output, 'Instantiations'),
  };
}

/**
 * @param {string} command
 * @param {string} cwd
 * @param {number} minutes
 * @returns {Promise<{ output: string, status: number | null }>} the status is null when it took too long
 */
function run(command, cwd, minutes) {
  const env = { ...process.env, GOMEMLIMIT: `${HEAP}MiB` };
  const child = spawn('bash', ['-c', command], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), minutes * 60_000);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  return new Promise((resolve) => {
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ output, status });
    });
  });
}

/** @param {string} output @param {string} label */
function numberAfter(output, label) {
  const [, found] = new RegExp(`^${label}:\\s*([\\d.]+)`, 'm').exec(output) ?? [];
  if (found === undefined) throw new Error(`the compiler does not say "${label}":\n${output}`);
  return Number(found);
}

/** @param {string} output */
function firstLine(output) {
  return /heap out of memory|out of memory|cannot allocate/i.test(output)
    ? `more than ${HEAP} MB`
    : (output.trim().split('\n', 1)[0] ?? '');
}
