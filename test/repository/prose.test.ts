import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findHabits, HABITS, isFoundIn } from '../../scripts/prose/find-habits.mjs';
import { proseFiles } from '../../scripts/prose/prose-files.mjs';
import { REPOSITORY } from '../support/folders.js';

describe('the list of habits', () => {
  test.each(HABITS.flatMap((habit) => habit.refused.map((sentence) => ({ sentence, habit }))))(
    'finds a habit in: $sentence',
    ({ sentence, habit }) => expect(isFoundIn(habit, sentence)).toBe(true),
  );

  test.each(HABITS.flatMap((habit) => habit.allowed.map((sentence) => ({ sentence, habit }))))(
    'finds none in: $sentence',
    ({ sentence, habit }) => expect(isFoundIn(habit, sentence)).toBe(false),
  );
});

test('a habit is found across lines of a comment, and reported at its first line', () => {
  expect(findHabits('/**\n * Called once\n * an event.\n */\n')).toMatchObject([
    { line: 2, found: 'once an event' },
  ]);
});

test('the prose of the repository has none of the habits', () => {
  const files = proseFiles(REPOSITORY);
  expect(files).toContain('README.md');
  const hits = files.flatMap((file) =>
    findHabits(readFileSync(join(REPOSITORY, file), 'utf8')).map(
      ({ line, found, instead }) => `${file}:${line}: "${found}": write ${instead}`,
    ),
  );
  expect(hits).toEqual([]);
});
