import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';

/**
 * A text that is another one when anything in some files and folders has changed, or has come or gone: their names, and
 * two sums over sizes, times and inodes, without the contents. Folders of `node_modules` and `.git` are passed over. What
 * is not there counts too. The time of the last change (ctime) is among the times: a program may set the time of the
 * last modification back, and does so when it unpacks an archive, but not that one.
 *
 * This is all that a run with nothing to do spends its time on, so that it is written for speed: a text for each file
 * would take as long as to ask for its times.
 */
export function fingerprintOf(roots: readonly string[]): string {
  const names: string[] = [];
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  const mix = (value: number): void => {
    one = Math.imul(one ^ value, 0x01000193);
    one ^= one >>> 15;
    other = Math.imul(other ^ value, 0x85ebca6b);
    other ^= other >>> 13;
  };
  /** A double in two halves of 32 bits each; of what `|` cuts off above, the second one has the rest. */
  const mixAll = (value: number): void => {
    mix(value | 0);
    mix(Math.floor(value / 0x100000000) | 0);
  };
  const addStats = ({ size, mtimeMs, ctimeMs, ino }: Stats): void => {
    mixAll(size);
    // With the microseconds.
    mixAll(mtimeMs * 1024);
    mixAll(ctimeMs * 1024);
    mixAll(ino);
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
  return `${names.join('/')} ${one >>> 0} ${other >>> 0}`;
}

const MAYBE = { throwIfNoEntry: false } as const;
