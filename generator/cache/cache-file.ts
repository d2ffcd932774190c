import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ancestorsOf } from '../text/ancestors.js';

/**
 * The folder of what is stored for later runs, in the nearest `node_modules`: nobody commits that folder. It need not
 * exist. Undefined where there is no `node_modules`.
 * @param cwd absolute
 */
export function cacheFolder(cwd: string): string | undefined {
  const modules = ancestorsOf(cwd)
    .map((folder) => join(folder, 'node_modules'))
    .find((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  return modules && join(modules, '.cache', 'hookschema');
}

/** The cache file of a key. Undefined where there is no folder for it. */
export function cacheFile(cwd: string, key: string): string | undefined {
  const folder = cacheFolder(cwd);
  return folder && join(folder, `${shortHash(key)}.txt`);
}

/**
 * The text of a cache file. Undefined for one that is not as it was written.
 * @throws Node's error for a file that cannot be read
 */
export function readCacheFile(file: string): string | undefined {
  if (!statSync(file).isFile()) return undefined;
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  return shortHash(content) === text.slice(0, end) ? content : undefined;
}

/**
 * Writes a cache file with a checksum, through no link, so that other processes see either the old or the new text.
 * @throws Node's error for a file that cannot be written
 */
export function writeCacheFile(file: string, content: string): void {
  writeWhole(file, `${shortHash(content)}\n${content}`);
}

/** Writes a cache file as it is, in the same way. @throws Node's error for a file that cannot be written */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  // What a killed run with this number has left. `wx` then follows no link.
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { flag: 'wx' });
  renameSync(draft, file);
}

/** FNV-1a, because loading Node's hashes would take longer than everything else in a run with nothing to do. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
