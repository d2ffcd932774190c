import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url));
const PEAK = fileURLToPath(new URL('peak.cjs', import.meta.url));

/**
 * Runs a program of Node, and kills it after some time.
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly seconds?: number, readonly peak?: string }} options
 * @returns {Promise<{ readonly exit: number | string, readonly seconds: number, readonly text: string }>}
 */
export function runNode(args, { cwd, seconds = 60, peak = '' }) {
  const started = performance.now();
  const child = spawn(execPath, args, { cwd, env: { ...process.env, HOOKSCHEMA_PEAK: peak } });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (/** @type {string} */ part) => {
      if (text.length < 20e6) text += part;
    });
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ exit: code ?? signal ?? '', seconds: (performance.now() - started) / 1000, text });
    });
  });
}

/**
 * Runs `hookschema generate` on a giant in a temporary folder.
 * @param {import('./giants.mjs').Giant} giant
 */
export async function runGiant({ files, heap = 2000, seconds = 60 }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookschema-giant-'));
  try {
    mkdirSync(path.join(folder, 'schemas'));
    for (const [name, content] of Object.entries(files()))
      writeFileSync(
        path.join(folder, 'schemas', name),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
    const peak = path.join(folder, 'peak');
    const command = [BIN, 'generate', '--schemas', 'schemas', '--out', 'out', '--reporter', 'json'];
    const run = await runNode([`--max-old-space-size=${heap}`, '--require', PEAK, ...command], {
      cwd: folder,
      seconds,
      peak,
    });
    const codes = [...new Set([...run.text.matchAll(/"code": ?"(HS\d+)"/g)].map(([, code]) => code ?? ''))];
    return { ...run, codes: codes.sort(), megabytes: peakIn(peak) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function peakIn(file) {
  try {
    return Number(readFileSync(file, 'utf8')) / 1024;
  } catch {
    return undefined;
  }
}
