import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url));
const PEAK = fileURLToPath(new URL('peak.cjs', import.meta.url));

/** The most characters of a report that are kept. */
const KEPT = 20e6;

/**
 * @typedef {object} Run
 * @property {number | string} exit the exit code, or the signal that ended the process
 * @property {string} text what it has printed
 * @property {number | undefined} seconds the time that it has computed; unknown where it was killed
 * @property {number | undefined} megabytes the most memory that it has had
 */

/**
 * Runs a program of Node in a folder, and kills it when it takes too long.
 * @param {readonly string[]} args
 * @param {string} folder
 * @param {number} patience in seconds
 * @returns {Promise<Run>}
 */
async function runNode(args, folder, patience) {
  const peak = path.join(folder, 'peak.json');
  const child = spawn(execPath, ['--require', PEAK, ...args], {
    cwd: folder,
    env: { ...env, HOOKSCHEMA_PEAK: peak },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (/** @type {string} */ part) => {
      if (text.length < KEPT) text += part;
    });
  const timer = setTimeout(() => child.kill('SIGKILL'), patience * 1000);
  const exit = await new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? ''));
  });
  clearTimeout(timer);
  return { exit, text, ...measuredIn(peak) };
}

/** @param {string} file */
function measuredIn(file) {
  try {
    const { kilobytes, seconds } = JSON.parse(readFileSync(file, 'utf8'));
    return { seconds: Number(seconds), megabytes: Number(kilobytes) / 1024 };
  } catch {
    return { seconds: undefined, megabytes: undefined };
  }
}

/**
 * Calls a function with a temporary folder.
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
async function inFolder(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookschema-extreme-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty program, which other times are compared with. */
export function runEmpty() {
  return inFolder((folder) => runNode(['-e', '0'], folder, 60));
}

/**
 * Runs `hookschema generate` on one of these schemas, with a limited heap.
 * @param {import('./schemas/make.mjs').Extreme} schema
 * @param {number} patience in seconds
 */
export function runExtreme({ files, heap = 2000 }, patience) {
  return inFolder(async (folder) => {
    mkdirSync(path.join(folder, 'schemas'));
    for (const [name, content] of Object.entries(files()))
      writeFileSync(
        path.join(folder, 'schemas', name),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
    const command = [BIN, 'generate', '--schemas', 'schemas', '--out', 'out', '--reporter', 'json'];
    const run = await runNode([`--max-old-space-size=${heap}`, ...command], folder, patience);
    const codes = new Set([...run.text.matchAll(/"code": ?"(HS\d+)"/g)].map(([, code]) => code ?? ''));
    return { ...run, codes: [...codes].sort() };
  });
}
