import { readFileSync } from 'node:fs';

/**
 * A writing habit that this repository avoids, from `habits.json`.
 *
 * @typedef {object} Habit
 * @property {string} habit regular expression for the words; a space also matches a line break inside a comment
 * @property {string} instead what to write
 * @property {readonly string[]} refused sentences in which the habit must be found
 * @property {readonly string[]} allowed sentences in which it must not be found
 */

/**
 * One place where a habit was found.
 *
 * @typedef {object} Hit
 * @property {number} line counted from 1
 * @property {string} found the words, on one line
 * @property {string} instead what to write
 */

/** Every habit that the check finds. @type {readonly Habit[]} */
export const HABITS = JSON.parse(readFileSync(new URL('habits.json', import.meta.url), 'utf8'));

/** A space, or a line break with the comment marker that begins the next line. */
const SPACE = '(?:[ \\t]+|[ \\t]*\\r?\\n[ \\t]*(?://|\\*|#|>)?[ \\t]*)';

/** @type {readonly { readonly pattern: RegExp, readonly instead: string }[]} */
const COMPILED = HABITS.map(({ habit, instead }) => ({ pattern: patternOf(habit), instead }));

/**
 * Finds the habits in a text: a page, a source file with its comments, or a JSON file.
 *
 * @param {string} text
 * @returns {readonly Hit[]} sorted by line
 */
export function findHabits(text) {
  return COMPILED.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map((match) => ({
      line: text.slice(0, match.index).split('\n').length,
      found: match[0].replaceAll(/\s+(?:(?:\/\/|\*|#|>)\s*)?/g, ' '),
      instead,
    })),
  ).sort((one, other) => one.line - other.line);
}

/**
 * Whether one habit is found in a sentence. For the test of `habits.json`.
 *
 * @param {Habit} habit
 * @param {string} sentence
 */
export function isFoundIn({ habit }, sentence) {
  return patternOf(habit).test(sentence);
}

/** @param {string} habit @returns {RegExp} */
function patternOf(habit) {
  return new RegExp(`(?<![\\w-])(?:${habit.replaceAll(' ', SPACE)})(?!\\w)`, 'gim');
}
