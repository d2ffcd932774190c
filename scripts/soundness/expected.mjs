import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

/**
 * What the harness is to find, `expected.json`: for each draft how many schemas are right in every instance, with each
 * combination of the options, and those that are not by default, each once.
 *
 * @typedef {import('./harness.mjs').Answer} Answer
 * @typedef {import('./harness.mjs').TypeOptions} TypeOptions
 * @typedef {{ schemas: number, right: Record<string, number>, imprecise: readonly string[] }} Draft
 */

const FILE = fileURLToPath(new URL('expected.json', import.meta.url));
/** "Object literal may only specify known properties": what closed types are for. */
const EXCESS_PROPERTY = [2353, 2322];

/** @param {TypeOptions} options */
export function nameOf({ open, any, readonly }) {
  const names = [open ? 'open' : 'closed', any ? 'any' : 'unknown', readonly ? 'readonly' : 'mutable'];
  return names.join(' ');
}

/**
 * What must never be, as sentences: a crash, code that does not compile, and a valid instance that a type refuses. A
 * closed type may refuse one that is written down with a property of which the schema does not speak.
 *
 * @param {Answer} answer
 * @param {TypeOptions} options
 * @returns {readonly string[]}
 */
export function breaches({ failures }, options) {
  return failures
    .filter(({ kind, tsCode, message }) => {
      if (kind === 'imprecise') return false;
      const isExcess = EXCESS_PROPERTY.includes(tsCode ?? 0) && message.includes('known properties');
      return !(kind === 'unsound-literal' && !options.open && isExcess);
    })
    .map(
      ({ kind, id, title, test = '', message }) =>
        `${nameOf(options)}: ${kind}: ${id} ${title} / ${test}: ${message}`,
    );
}

/**
 * The contents that the list would have to have.
 *
 * @param {readonly { options: TypeOptions, answers: readonly Answer[] }[]} runs the first one with the defaults
 * @returns {Record<string, Draft>}
 */
export function foundIn(runs) {
  const [first] = runs;
  return Object.fromEntries(
    (first?.answers ?? []).map(({ draft, counts, failures }) => {
      const right = runs.map(({ options, answers }) => [
        nameOf(options),
        answers.find((one) => one.draft === draft)?.counts.agree ?? 0,
      ]);
      const imprecise = new Set(
        failures
          .filter(({ kind }) => kind === 'imprecise')
          .map(({ id, title }) => `${id.slice(draft.length + 1)} ${title}`),
      );
      return [
        draft,
        { schemas: counts.schemas, right: Object.fromEntries(right), imprecise: [...imprecise] },
      ];
    }),
  );
}

/** @param {Record<string, Draft>} found */
export function writeExpected(found) {
  writeFileSync(FILE, `${JSON.stringify(found, null, 2)}\n`);
}

/**
 * In what the list and the facts differ, as sentences.
 *
 * @param {Record<string, Draft>} found
 * @returns {readonly string[]}
 */
export function deviations(found) {
  /** @type {Record<string, Draft>} */
  const listed = JSON.parse(readFileSync(FILE, 'utf8'));
  return Object.entries(found).flatMap(([draft, now]) => {
    const { imprecise = [], ...counts } = listed[draft] ?? {};
    const { imprecise: left, ...facts } = now;
    return [
      ...left
        .filter((one) => !imprecise.includes(one))
        .map((one) => `${draft}: imprecise, and not on the list: ${one}`),
      ...imprecise
        .filter((one) => !left.includes(one))
        .map((one) => `${draft}: on the list, but no longer imprecise: ${one}`),
      ...(isDeepStrictEqual(counts, facts)
        ? []
        : [`${draft}: expected ${JSON.stringify(counts)}, found ${JSON.stringify(facts)}`]),
    ];
  });
}
