import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** Reports changes early, as far as the system does. Some changes are never reported. */
export interface ChangeHints {
  /** Ends when something has changed since the last call or since the beginning. It may never end. */
  next(): Promise<void>;
  close(): void;
}

/** How many folders are watched. The system limits their number. */
const MOST = 200;

/** Watches the folders of some paths, and the folders in these. @param paths absolute */
export function changeHints(paths: readonly string[]): ChangeHints {
  let wake: (() => void) | undefined;
  let hasChanged = false;
  const onChange = (): void => {
    hasChanged = true;
    wake?.();
  };
  const folders = new Set(paths.flatMap((path) => attempt(() => foldersOf(path)) ?? []));
  const watchers = [...folders]
    .slice(0, MOST)
    .flatMap((folder) => attempt(() => watched(folder, onChange)) ?? []);
  return {
    next: () =>
      new Promise((resolve) => {
        wake = () => {
          hasChanged = false;
          resolve();
        };
        if (hasChanged) wake();
      }),
    close: () => {
      for (const one of watchers) one.close();
    },
  };
}

function watched(folder: string, onChange: () => void): FSWatcher {
  const watcher = watch(folder, { persistent: false }, onChange);
  return watcher.on('error', () => watcher.close());
}

/** The folders in which a change of a path shows: the one that holds a file; a folder itself, and all in it. */
function foldersOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [dirname(path)];
  const inside = readdirSync(path, { recursive: true, withFileTypes: true });
  const folders = inside.filter((one) => one.isDirectory() && !one.parentPath.includes('node_modules'));
  return [path, ...folders.map((one) => join(one.parentPath, one.name))];
}

/** The result of work that may fail, such as for a folder that is gone: without hints, changes are found later. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
