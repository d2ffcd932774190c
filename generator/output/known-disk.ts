import { stateText } from '../load/path-state.js';
import { readWithStats } from '../load/regular-file.js';
import { isLongAgo } from '../load/state-of.js';
import { type FileSystem, nodeFileSystem } from './file-system.js';
import { hashOf } from './manifest.js';

/** The disk with what a process knows of it already: files are read again, and texts hashed again, only when they differ. */
export interface KnownDisk {
  readonly system: FileSystem;
  /** The hash of the text that a file is to have. */
  readonly hashOf: (path: string, text: string) => string;
}

/**
 * Creates a disk that remembers the texts of the files that it has read. A text is believed as long as the file has the
 * same size, inode, modification time and change time; no program can set the change time. A text that is read shortly
 * after the file was changed is not remembered.
 * @param system the disk; only the disk of this machine is remembered, because others say nothing of times
 */
export function knownDisk(system: FileSystem = nodeFileSystem): KnownDisk {
  const texts = new Map<string, { readonly state: string; readonly text: string }>();
  const hashes = new Map<string, { readonly text: string; readonly hash: string }>();
  const read = (path: string): string => {
    const now = system.stat(path);
    const known = texts.get(path);
    if (known !== undefined && now?.isFile() && stateText(now) === known.state) return known.text;
    texts.delete(path);
    const start = Date.now();
    const { text, stats } = readWithStats(path, false);
    if (isLongAgo(stats, start)) texts.set(path, { state: stateText(stats), text });
    return text;
  };
  return {
    system: system === nodeFileSystem ? { ...system, read } : system,
    hashOf: (path, text) => {
      const known = hashes.get(path);
      if (known?.text === text) return known.hash;
      const hash = hashOf(text);
      hashes.set(path, { text, hash });
      return hash;
    },
  };
}
