import { dirname } from 'node:path';
import { type FileSystem, ignoreErrors } from './file-system.js';

/** Makes a folder and those above it. Gives those that were missing, so that they can be taken away again. */
export function makeFolders(path: string, system: FileSystem): readonly string[] {
  const top = system.makeFolder(path);
  if (top === undefined) return [];
  const made = [path];
  for (let at = path; at !== top && at !== dirname(at); at = dirname(at)) made.push(dirname(at));
  return made;
}

/** Takes folders away as far as they are empty, the deepest first. */
export function removeEmptyFolders(folders: Iterable<string>, system: FileSystem): void {
  const deepestFirst = [...folders].sort((a, b) => b.length - a.length);
  for (const folder of deepestFirst) ignoreErrors(() => system.removeEmptyFolder(folder));
}
