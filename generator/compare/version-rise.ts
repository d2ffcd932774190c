import { isGreater, type Level } from './profiles.js';

/**
 * How much a version rises above another, by Semantic Versioning. Below 1.0.0 the second number stands for breaking
 * changes and the third for all others, as npm reads ranges. A prerelease counts as the version that it leads to. After
 * one, what may change is what that version may change: anything on the way to 2.0.0, and only a patch to 2.0.1.
 * Undefined where one of them is not a semantic version.
 */
export function versionRise(before: string, now: string): Level | undefined {
  const [old, fresh] = [numbersOf(before), numbersOf(now)];
  if (old === undefined || fresh === undefined) return undefined;
  const at = fresh.findIndex((number, index) => number !== old[index]);
  if (at !== -1 && (fresh[at] ?? 0) < (old[at] ?? 0)) return 'none';
  const rise = at === -1 ? 'none' : levelAt(at, old);
  if (!/^[\d.]+-/.test(before) || before === now) return rise;
  const open = levelAt(lastOf(old), old);
  return isGreater(open, rise) ? open : rise;
}

/** The level of a version whose number at a position rises. */
function levelAt(at: number, [major]: readonly number[]): Level {
  if (at === 0) return 'major';
  if (major === 0) return at === 1 ? 'major' : 'minor';
  return at === 1 ? 'minor' : 'patch';
}

/** The position of the last number that is not 0: the one that rose for this version. */
function lastOf(numbers: readonly number[]): number {
  return Math.max(
    0,
    numbers.findLastIndex((number) => number > 0),
  );
}

/** The version that a release must have at least. Undefined where the old one is not a semantic version. */
export function leastVersion(before: string, level: Level): string | undefined {
  const [major, minor, patch] = numbersOf(before) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  if (level === 'none') return `${major}.${minor}.${patch}`;
  if (major === 0) return level === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (level === 'major') return `${major + 1}.0.0`;
  return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function numbersOf(version: string): readonly number[] | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version);
  return found?.slice(1).map(Number);
}
