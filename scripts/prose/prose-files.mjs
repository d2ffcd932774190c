import { globSync } from 'tinyglobby';

/** Everything in the repository that people read, as globs from its root. */
const PROSE = [
  '*.md',
  '*.json',
  '*.ts',
  'docs/**',
  'schemas/**',
  '.github/**',
  'generator/**/*.{ts,js}',
  'scripts/**/*.{mjs,json}',
  'test/**/*.{ts,mjs}',
  'test/contract/decisions.json',
];

/** Files that are test data, output or not ours, and those that quote the habits. */
const EXCLUDED = [
  'package-lock.json',
  'scripts/prose/habits.json',
  'test/repository/prose.test.ts',
  'test/cases/**',
  'test/invalid/**',
  'test/recordings/**',
  '**/node_modules/**',
];

/**
 * The files whose prose is checked, relative to the root and sorted.
 *
 * @param {string} root folder of the repository
 * @param {readonly string[]} [globs] to check other files than those that `npm test` checks
 * @returns {readonly string[]}
 */
export function proseFiles(root, globs = PROSE) {
  return globSync([...globs], { cwd: root, ignore: EXCLUDED, dot: true }).sort();
}
