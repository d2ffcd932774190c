import { globSync } from 'tinyglobby';

const PAGES = ['*.md', '*.json', 'docs/**', 'schemas/**', '.github/**'];

/**
 * The files that `npm test` checks, as globs from the root of the repository; `!` excludes. `EVERYTHING` is checked by
 * `node scripts/prose.mjs --all`.
 */
export const CHECKED = [...PAGES, '!ARCHITECTURE.md', '!docs/EMITTERS.md'];

/** Everything in the repository that people read. */
export const EVERYTHING = [
  ...PAGES,
  '*.ts',
  'generator/**/*.{ts,js}',
  'scripts/**/*.{mjs,json}',
  'test/**/*.{ts,mjs}',
  'test/contract/decisions.json',
];

/** Files that are test data, output or not ours, and the list of habits itself. */
const EXCLUDED = [
  'package-lock.json',
  'scripts/prose/habits.json',
  'test/cases/**',
  'test/invalid/**',
  'test/recordings/**',
  '**/node_modules/**',
];

/**
 * The files that the globs match, relative to the root and sorted.
 *
 * @param {string} root folder of the repository
 * @param {readonly string[]} globs `CHECKED` or `EVERYTHING`
 * @returns {readonly string[]}
 */
export function proseFiles(root, globs) {
  return globSync([...globs], { cwd: root, ignore: EXCLUDED, dot: true }).sort();
}
