import type { OutputFile } from '../module/output.js';
import { compareStrings } from '../text/compare-strings.js';
import type { FileText } from './file-text.js';

/** The manifest of an emitted package, below the output folder. */
export const PACKAGE = 'package.json';
const VERSION = /^( {2}"version": ")([^"\n]*)(")/m;

/**
 * The file with the version on disk, where that is the higher one. Release tools raise the version in the package.json
 * of the package that they publish. Any other file is returned unchanged.
 * @param there the file on disk; undefined if it does not exist
 */
export function withReleasedVersion(file: OutputFile, there: FileText | undefined): OutputFile {
  if (file.path !== PACKAGE || there === undefined) return file;
  const [wanted, found] = [file.content, there.text()].map(versionIn);
  if (wanted === undefined || found === undefined || !isHigher(found, wanted)) return file;
  return {
    ...file,
    content: file.content.replace(VERSION, (_all, before, _old, after) => before + found + after),
  };
}

/** The text of a file without its version, so that a release does not count as an edit. */
export function withoutVersion(path: string, content: string): string {
  return path === PACKAGE ? content.replace(VERSION, '$1$3') : content;
}

function versionIn(content: string): string | undefined {
  return VERSION.exec(content)?.[2];
}

/** True where a semantic version is higher than another. False where one of them is not a semantic version. */
export function isHigher(one: string, other: string): boolean {
  const [left, right] = [parse(one), parse(other)];
  if (left === undefined || right === undefined) return false;
  return (compare(left.core, right.core) || comparePrereleases(left.prerelease, right.prerelease)) > 0;
}

function parse(version: string) {
  const found = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(version);
  if (found === null) return undefined;
  const [, major = '', minor = '', patch = '', prerelease] = found;
  return { core: [major, minor, patch], prerelease: prerelease?.split('.') ?? [] };
}

/** A version without a prerelease is higher than its prereleases. */
function comparePrereleases(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  return compare(one, other);
}

/** Compares part by part: numbers as numbers, a number below a word, and a list below one that continues it. */
function compare(one: readonly string[], other: readonly string[]): number {
  for (const [at, left] of one.entries()) {
    const right = other[at];
    if (right === undefined) return 1;
    const order = compareParts(left, right);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function compareParts(left: string, right: string): number {
  const [isLeft, isRight] = [left, right].map((part) => /^\d+$/.test(part));
  if (isLeft && isRight) return Math.sign(Number(left) - Number(right));
  if (isLeft !== isRight) return isLeft ? -1 : 1;
  return compareStrings(left, right);
}
