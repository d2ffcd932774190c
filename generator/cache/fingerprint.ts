import { lstatSync, readdirSync, statSync } from 'node:fs';
import { codeOf } from '../diagnostics/thrown.js';
import { isSchemaFile } from '../load/is-schema-file.js';
import type { PathState } from '../load/path-state.js';

/** The names of the schema files in a folder, without their contents: what a glob depends on. */
export interface Listing {
  /** Absolute path. */
  readonly folder: string;
  /** Whether the folders inside it count too. */
  readonly isDeep: boolean;
}

/** What a fingerprint covers: a file, everything in a folder, or the names in one. */
export type Root = string | Listing;

/**
 * A text that changes when anything in the given files and folders is changed, created or deleted. Of a listing, only the
 * names of schema files and folders count. It holds their names
 * and two sums over sizes, times and inodes; contents are not read. `node_modules` and `.git` are skipped. A root that
 * does not exist is part of the text too. The times include the change time (ctime): programs can set the modification
 * time back, and do so when they unpack an archive, but they cannot set the change time.
 *
 * A run with nothing to do spends all its time here, so this is written for speed: building a text per file would take
 * as long as reading the file's times.
 * @param known gives what the disk has said about a regular file in a folder, where that is known
 */
export function fingerprintOf(
  roots: readonly Root[],
  known?: (path: string) => PathState | undefined,
): string {
  const names: string[] = [];
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  const mix = (value: number): void => {
    one = Math.imul(one ^ value, 0x01000193);
    one ^= one >>> 15;
    other = Math.imul(other ^ value, 0x85ebca6b);
    other ^= other >>> 13;
  };
  /** Mixes in a number as two halves of 32 bits. The second half has the bits that `|` cuts off the first. */
  const mixAll = (value: number): void => {
    mix(value | 0);
    mix(Math.floor(value / 0x100000000) | 0);
  };
  const addStats = ({ size, mtimeMs, ctimeMs, ino }: PathState): void => {
    mixAll(size);
    // Scaled, so that fractions of a millisecond count.
    mixAll(mtimeMs * 1024);
    mixAll(ctimeMs * 1024);
    mixAll(ino);
  };
  const add = (path: string, found: PathState | undefined): void => {
    if (found === undefined) names.push('-');
    else if (found.isDirectory()) {
      addFolder(path);
      names.push('..');
    } else {
      addStats(found);
      if (!found.isSymbolicLink()) return;
      // A schema may be a link to a file inside its folder. A linked folder is never entered.
      const target = attempt(() => statSync(path, MAYBE));
      if (target?.isFile()) addStats(target);
      else names.push('->');
    }
  };
  const addFolder = (path: string): void => {
    for (const name of attempt(() => readdirSync(path)) ?? []) {
      if (name === 'node_modules' || name === '.git') continue;
      names.push(name);
      const inside = `${path}/${name}`;
      add(inside, known?.(inside) ?? attempt(() => lstatSync(inside, MAYBE)));
    }
  };
  const addListing = (folder: string, isDeep: boolean): void => {
    for (const entry of attempt(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
      const { name } = entry;
      if (name === 'node_modules' || name.startsWith('.')) continue;
      if (!entry.isDirectory()) {
        if (isSchemaFile(name) || entry.isSymbolicLink()) names.push(name);
      } else if (isDeep) {
        names.push(name);
        addListing(`${folder}/${name}`, isDeep);
        names.push('..');
      }
    }
  };
  /** A folder that cannot be read, a link that leads to itself and the like are reported by what reads the files. */
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      names.push(codeOf(error));
      return undefined;
    }
  };
  for (const root of roots) {
    if (typeof root !== 'string') {
      names.push(root.folder);
      addListing(root.folder, root.isDeep);
      continue;
    }
    names.push(root);
    add(
      root,
      attempt(() => statSync(root, MAYBE)),
    );
  }
  return `${names.join('/')} ${one >>> 0} ${other >>> 0}`;
}

const MAYBE = { throwIfNoEntry: false } as const;
