/**
 * Finds the writing habits that the repository avoids (`scripts/prose/habits.json`), and prints file, line and what to
 * write instead. Without arguments it checks the files that `npm test` checks; with file names or globs, these. The exit
 * code is 1 when it finds a habit.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findHabits } from './prose/find-habits.mjs';
import { proseFiles } from './prose/prose-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const globs = process.argv.slice(2);

const files = proseFiles(root, globs.length > 0 ? globs : undefined);
if (files.length === 0) throw new Error(`no file matches ${globs.join(' ')}`);
const lines = files.flatMap((file) =>
  findHabits(readFileSync(path.join(root, file), 'utf8')).map(
    ({ line, found, instead }) => `${file}:${line}: "${found}": write ${instead}`,
  ),
);
for (const line of lines) console.log(line);
console.error(`${lines.length} found`);
process.exitCode = lines.length === 0 ? 0 : 1;
