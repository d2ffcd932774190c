import { dirname } from 'node:path';
import { type FileSystem, ignoreErrors } from './file-system.js';

/** Makes a folder and its missing parents. Returns the folders that were missing, so that they can be removed again. */
export function makeFolders(path: string, system: FileSystem): readonly string[] {
  const top = system.makeFolder(path);
  if (top === undefined) return [];
  const made = [path];
  for (let at = path; at !== top && at !== dirname(at); at = dirname(at)) made.push(dirname(at));
  return made;
}

/** Removes those folders that are empty, deepest first. */
export function removeEmptyFolders(folders: Iterable<string>, system: FileSystem): void {
  const deepestFirst = [...folders].sort((a, b) => b.length - a.length);
  for (const folder of deepestFirst) ignoreErrors(() => system.removeEmptyFolder(folder));
}
