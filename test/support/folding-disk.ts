import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FileSystem, nodeFileSystem } from '../../generator/output/file-system.js';

/** How a file system compares names: as macOS and Windows do, or as macOS once did. */
export type Folding = 'case' | 'normalisation';

/**
 * A disk on which names that differ only in case, or only in how a character is composed, are the same name. As on
 * real ones, a file keeps the name with which it was created; with `normalisation`, names are decomposed (NFD).
 * @param root the folder below which names are folded, absolute
 */
export function foldingDisk(root: string, folding: Folding): FileSystem {
  const folded = (name: string): string => (folding === 'case' ? name.toLowerCase() : name.normalize('NFD'));
  const real = (path: string): string => {
    if (path === root || !path.startsWith(`${root}/`)) return path;
    const folder = real(dirname(path));
    const name = basename(path);
    const there = namesIn(folder).find((one) => folded(one) === folded(name));
    return join(folder, there ?? (folding === 'case' ? name : name.normalize('NFD')));
  };
  const disk = nodeFileSystem;
  return {
    stat: (path) => disk.stat(real(path)),
    list: (folder) => disk.list(real(folder)),
    knownHash: () => undefined,
    read: (path) => disk.read(real(path)),
    writeNew: (path, text) => disk.writeNew(real(path), text),
    writeSynced: (path, text) => disk.writeSynced(real(path), text),
    makeFolder: (path) => disk.makeFolder(real(path)),
    rename: (from, to) => disk.rename(real(from), real(to)),
    remove: (path) => disk.remove(real(path)),
    removeEmptyFolder: (path) => disk.removeEmptyFolder(real(path)),
    removeTree: (path) => disk.removeTree(real(path)),
  };
}

function namesIn(folder: string): readonly string[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}
