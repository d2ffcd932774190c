import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';

/**
 * A text that is another one when anything in some files and folders has changed, or has come or gone: their names, and
 * a sum over sizes, times and inodes, without the contents. Folders of `node_modules` and `.git` are passed over. What
 * is not there counts too.
 *
 * This is all that a run with nothing to do spends its time on, so that it is written for speed: a text for each file
 * would take as long as to ask for its times.
 */
export function fingerprintOf(roots: readonly string[]): string {
  const names: string[] = [];
  let sum = 0x811c9dc5;
  const mix = (value: number): void => {
    sum = Math.imul(sum ^ value, 0x01000193);
    sum ^= sum >>> 15;
  };
  const addStats = ({ size, mtimeMs, ino }: Stats): void => {
    mix(size);
    mix(Math.floor(mtimeMs / 0x10000000));
    // Modulo 2 ** 32, with the microseconds.
    mix((mtimeMs * 1024) | 0);
    mix(ino | 0);
  };
  const add = (path: string, found: Stats | undefined): void => {
    if (found === undefined) names.push('-');
    else if (found.isDirectory()) {
      for (const name of readdirSync(path)) {
        if (name === 'node_modules' || name === '.git') continue;
        names.push(name);
        const inside = `${path}/${name}`;
        add(inside, lstatSync(inside, MAYBE));
      }
      names.push('..');
    } else {
      addStats(found);
      if (!found.isSymbolicLink()) return;
      // A schema may be a link to a file inside of its folder; a linked folder is never entered.
      const target = statSync(path, MAYBE);
      if (target?.isFile()) addStats(target);
      else names.push('->');
    }
  };
  for (const root of roots) {
    names.push(root);
    add(root, statSync(root, MAYBE));
  }
  return `${names.join('/')} ${sum >>> 0}`;
}

const MAYBE = { throwIfNoEntry: false } as const;
