import { join } from 'node:path';
import { readRegularFile } from '../../load/regular-file.js';
import { relativePath } from '../../text/relative-path.js';
import { wildcardSource } from '../../text/wildcards.js';

/** A line of a `.gitignore`. */
export interface IgnoreRule {
  /** The folder of the file, absolute. The rule is about paths below it. */
  readonly folder: string;
  readonly expression: RegExp;
  readonly isOnlyForFolders: boolean;
  /** True for a line that starts with `!`, which takes back what an earlier line ignores. */
  readonly isException: boolean;
}

/** The rules of the `.gitignore` in a folder. Empty when it has none, or none that can be read. */
export async function readIgnoreRules(folder: string): Promise<readonly IgnoreRule[]> {
  const text = await readRegularFile(join(folder, '.gitignore')).catch(() => '');
  return text.split(/\r?\n/).flatMap((line) => ruleOf(line, folder));
}

/**
 * Decides whether git ignores a path. The last rule that matches it decides.
 * @param path absolute
 */
export function isIgnored(rules: readonly IgnoreRule[], path: string, isFolder: boolean): boolean {
  const decides = rules.findLast(
    ({ folder, expression, isOnlyForFolders }) =>
      (isFolder || !isOnlyForFolders) && expression.test(relativePath(folder, path)),
  );
  return decides !== undefined && !decides.isException;
}

/** @see https://git-scm.com/docs/gitignore#_pattern_format */
function ruleOf(line: string, folder: string): readonly IgnoreRule[] {
  const [, exception = '', pattern = ''] = /^(!?)(.*?)\s*$/.exec(line) ?? [];
  if (pattern === '' || pattern.startsWith('#')) return [];
  const isOnlyForFolders = pattern.endsWith('/');
  const plain = isOnlyForFolders ? pattern.slice(0, -1) : pattern;
  // A slash before the end ties the pattern to the folder of the file. Without one, it matches at any depth.
  const source = wildcardSource(plain.replace(/^\//, ''), WILDCARDS);
  const start = plain.includes('/') ? '' : '(?:.*/)?';
  const expression = new RegExp(`^${start}${source}$`, 's');
  return [{ folder, expression, isOnlyForFolders, isException: exception === '!' }];
}

const WILDCARDS = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
]);
