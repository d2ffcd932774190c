import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The texts of all files below a folder, by path. Empty for a folder that does not exist.
 *
 * @param {string} folder
 * @returns {ReadonlyMap<string, string>}
 */
export function readTree(folder) {
  const files = new Map();
  for (const entry of entriesOf(folder)) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8'));
  }
  return files;
}

/** @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}

/**
 * The files that are in one tree only, or differ between the two.
 *
 * @param {ReadonlyMap<string, string>} found
 * @param {ReadonlyMap<string, string>} wanted
 * @returns {string[]} paths
 */
export function differences(found, wanted) {
  const paths = new Set([...found.keys(), ...wanted.keys()]);
  return [...paths].filter((name) => found.get(name) !== wanted.get(name)).sort();
}
