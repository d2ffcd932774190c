import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVENTS } from './events.mjs';

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs an action with a temporary folder in which the repository's dependencies can be imported: a workshop. The folder
 * is removed afterwards.
 *
 * @template T
 * @param {(folder: string) => T | Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withWorkshop(action) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookschema-bench-'));
  try {
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Generates a package from a folder of schemas with the built command, as a user would.
 *
 * @param {{ schemas: string, out: string, name?: string }} folders
 * @returns {string} the package's folder
 */
export function generate({ schemas, out, name = '@acme/events' }) {
  const bin = path.join(ROOT, 'dist', 'cli', 'bin.js');
  const options = ['--schemas', schemas, '--out', out, '--name', name];
  execFileSync(process.execPath, [bin, 'generate', ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  return out;
}

/**
 * Generates the package of the six events, from a copy of the schemas without the other events.
 *
 * @param {string} folder
 */
export function generateSixEvents(folder) {
  const schemas = path.join(folder, 'six-schemas');
  cpSync(path.join(ROOT, 'schemas'), schemas, { recursive: true });
  const events = path.join(schemas, 'events');
  for (const file of readdirSync(events)) {
    if (!EVENTS.includes(file.replace('.schema.json', ''))) rmSync(path.join(events, file));
  }
  return generate({ schemas, out: path.join(folder, 'six') });
}
