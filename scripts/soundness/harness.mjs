import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ADAPTER = path.join(ROOT, 'scripts', 'soundness-adapter.mjs');

/**
 * @typedef {{ open: boolean, any: boolean, readonly: boolean }} TypeOptions
 * @typedef {{ kind: string, id: string, title: string, test?: string, tsCode?: number, message: string }} Failure
 * @typedef {Readonly<Record<'schemas' | 'crashed' | 'uncompilable' | 'noRoot' | 'agree' | 'unsound' | 'unsoundLiteral' | 'imprecise', number>>} Counts
 * @typedef {{ draft: string, counts: Counts, failures: readonly Failure[] }} Answer
 */

/** Every combination of the options of `types`. The first has the default options. */
export const COMBINATIONS = [false, true].flatMap((open) =>
  [false, true].flatMap((any) => [false, true].map((readonly) => ({ open, any, readonly }))),
);

/**
 * Copies the harness to a folder in which it can import the compiler. Its own folder may be read-only.
 *
 * @param {string} harness
 * @param {string} folder the folder to create
 */
export function provideHarness(harness, folder) {
  cpSync(harness, folder, { recursive: true, filter: (source) => path.basename(source) !== 'node_modules' });
  const modules = path.join(folder, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules);
  symlinkSync(path.join(ROOT, 'node_modules', 'typescript'), path.join(modules, 'typescript'), 'junction');
}

/**
 * Runs the harness on this project's adapter.
 *
 * @param {{ harness: string, suite: string, options: TypeOptions }} input `harness`: a folder made by `provideHarness`
 * @returns {Promise<readonly Answer[]>} one per draft
 */
export async function runHarness({ harness, suite, options }) {
  const json = path.join(harness, 'answer.json');
  rmSync(json, { force: true });
  const args = ['run-suite.mjs', '--adapter', ADAPTER, '--suite', suite, '--json', json];
  const env = { ...process.env, HOOKSCHEMA: JSON.stringify(options) };
  await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: harness,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
  const { summary, failures } = JSON.parse(readFileSync(json, 'utf8'));
  return summary.map((/** @type {{ draft: string, table: Record<string, Counts> }} */ { draft, table }) => ({
    draft,
    counts: table['= TOTAL'],
    failures: failures.filter((/** @type {Failure} */ { id }) => id.startsWith(`${draft}/`)),
  }));
}
