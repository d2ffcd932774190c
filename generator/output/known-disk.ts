import { join } from 'node:path';
import { type PathState, stateText } from '../load/path-state.js';
import { readWithStats } from '../load/regular-file.js';
import { isLongAgo, isShort } from '../load/state-of.js';
import { type FileSystem, nodeFileSystem } from './file-system.js';
import type { Plan } from './plan.js';
import { hashOf } from './text-hash.js';

/** What is known of a file: the hash of its text, and the state that it had then. */
export interface FileRecord {
  readonly state: string;
  readonly hash: string;
}

/** The disk with what is known of it already: files are read again, and texts hashed again, only when they differ. */
export interface KnownDisk {
  readonly system: FileSystem;
  /** The hash of the text that a file is to have. */
  readonly hashOf: (path: string, text: string) => string;
  /** Remembers the files of a folder after a plan for it has been carried out. */
  readonly remember: (folder: string, plan: Plan) => void;
  /** What the disk has said about files when they were compared last, or were written, by absolute path in NFC. */
  readonly seen: ReadonlyMap<string, PathState>;
  /** What is known, by absolute path, for a later process. */
  readonly records: () => ReadonlyMap<string, FileRecord>;
}

/** How many characters of wanted texts are held, so that their hashes are computed once. Beyond, memory matters more. */
const MOST = 16e6;

/**
 * Creates a disk that remembers the hashes of files. A hash is believed as long as the file has the same size, inode,
 * modification time and change time; no program can set the change time. A file that is read shortly after it was changed
 * is not remembered. One that this program has just written is, unless the disk counts whole seconds only.
 * @param system the disk; only the disk of this machine is remembered, because others say nothing of times
 * @param given what an earlier process knew
 */
export function knownDisk(
  system: FileSystem = nodeFileSystem,
  given: ReadonlyMap<string, FileRecord> = new Map(),
): KnownDisk {
  const isOurs = system === nodeFileSystem;
  const records = new Map(given);
  const states = new Map<string, string>();
  const seen = new Map<string, PathState>();
  const look = (path: string): PathState | undefined => {
    const now = system.stat(path);
    if (now?.isFile()) seen.set(path.normalize('NFC'), now);
    else seen.delete(path.normalize('NFC'));
    return now;
  };
  let left = MOST;
  const hashes = new Map<string, { readonly text: string; readonly hash: string }>();
  const read = (path: string): string => {
    const start = Date.now();
    const { text, stats } = readWithStats(path, false);
    states.delete(path);
    if (isLongAgo(stats, start)) states.set(path, stateText(stats));
    return text;
  };
  const knownHash = (path: string): string | undefined => {
    const record = records.get(path);
    if (record === undefined) return undefined;
    const now = look(path);
    if (now?.isFile() && stateText(now) === record.state) return record.hash;
    records.delete(path);
    return undefined;
  };
  const stateNow = (path: string): string | undefined => {
    const now = look(path);
    return now?.isFile() && !isShort(now) ? stateText(now) : undefined;
  };
  return {
    system: isOurs ? { ...system, read, knownHash } : system,
    hashOf: (path, text) => {
      const known = hashes.get(path);
      if (known?.text === text) return known.hash;
      const hash = hashOf(text);
      if (text.length <= left) {
        hashes.set(path, { text, hash });
        left -= text.length;
      }
      return hash;
    },
    remember: (folder, { changes, hashes: wanted }) => {
      if (!isOurs) return;
      for (const { kind, path } of changes) {
        const file = join(folder, path);
        const hash = wanted.get(path);
        const isWritten = kind === 'create' || kind === 'update';
        const known = records.get(file);
        if (kind === 'unchanged' && known !== undefined && known.hash === hash) continue;
        records.delete(file);
        if (kind === 'delete') seen.delete(file.normalize('NFC'));
        if (hash === undefined || (kind !== 'unchanged' && !isWritten)) continue;
        const state = isWritten ? stateNow(file) : states.get(file);
        if (state !== undefined) records.set(file, { state, hash });
      }
    },
    seen,
    records: () => records,
  };
}
