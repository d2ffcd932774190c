import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, isTextList, type JsonValue } from '../json/json.js';
import { stateText } from '../load/path-state.js';
import { readRegularFileSync, readWithStats } from '../load/regular-file.js';
import { cacheFolder } from './cache-file.js';
import { fingerprintOf } from './fingerprint.js';
import { MANIFEST, PROGRAM } from './this-program.js';

/** How many catalogs are kept. */
const MOST_KEPT = 4;

/**
 * Code that an earlier run made from equal inputs; undefined where there is none that can be trusted.
 *
 * The code is run, so it is believed only if it is the file that this program wrote on this machine: a record beside it
 * has its hash, and the inode and change time (ctime) that the disk gave it. A file that came with a repository or an
 * archive has others, whatever its record says, and so has one that was edited.
 * @param cwd absolute
 * @param key the hash of everything from which the code is made, except this program
 */
export function keptCode(cwd: string, key: string): string | undefined {
  try {
    const folder = cacheFolder(cwd);
    if (folder === undefined || !existsSync(PROGRAM)) return undefined;
    const record: JsonValue = JSON.parse(readRegularFileSync(recordFile(folder, key), false));
    if (!isJsonObject(record) || !isTextList(record.roots)) return undefined;
    if (record.program !== fingerprintOf([PROGRAM, MANIFEST, ...record.roots])) return undefined;
    const { text, state } = readWithState(codeFile(folder, key));
    return record.state === state && record.hash === hashOf(text) && record.key === key ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps code for later runs with equal inputs. Where nothing can be written, the next run only takes longer. */
export async function keepCode(cwd: string, key: string, code: string): Promise<void> {
  try {
    const folder = cacheFolder(cwd);
    if (folder === undefined || !existsSync(PROGRAM)) return;
    const { installedPackages } = await import('./installed-packages.js');
    const roots = installedPackages(MANIFEST);
    mkdirSync(folder, { recursive: true });
    writeWhole(codeFile(folder, key), code);
    const { state } = readWithState(codeFile(folder, key));
    const program = fingerprintOf([PROGRAM, MANIFEST, ...roots]);
    writeWhole(recordFile(folder, key), JSON.stringify({ key, hash: hashOf(code), state, program, roots }));
    removeOldest(folder);
  } catch {
    // Nothing depends on it.
  }
}

/** The hash of texts, each with its length, so that no two lists give the same. For keys of `keptCode`. */
export function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length} `).update(text);
  return hash.digest('hex');
}

function codeFile(folder: string, key: string): string {
  return join(folder, `catalog-${key}.js`);
}

function recordFile(folder: string, key: string): string {
  return join(folder, `catalog-${key}.json`);
}

/** Reads a file that is not a link, and how the disk describes it. */
function readWithState(path: string): { readonly text: string; readonly state: string } {
  const { text, stats } = readWithStats(path, false);
  return { text, state: stateText(stats) };
}

/** `wx` follows no link. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { flag: 'wx', mode: 0o600 });
  renameSync(draft, path);
}

function removeOldest(folder: string): void {
  const records = readdirSync(folder)
    .filter((name) => /^catalog-[0-9a-f]{64}\.json$/.test(name))
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.time - one.time);
  for (const { path } of records.slice(MOST_KEPT)) {
    rmSync(path, { force: true });
    rmSync(path.replace(/json$/, 'js'), { force: true });
  }
}
