import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

/**
 * `expected.json` has the results that the harness must give, per draft: for each combination of the options, the
 * number of schemas whose types are right for every instance, and the schemas whose types are imprecise with the
 * default options.
 *
 * @typedef {import('./harness.mjs').Answer} Answer
 * @typedef {import('./harness.mjs').TypeOptions} TypeOptions
 * @typedef {{ schemas: number, right: Record<string, number>, imprecise: readonly string[] }} Draft
 */

const FILE = fileURLToPath(new URL('expected.json', import.meta.url));
/** "Object literal may only specify known properties". Closed types cause these errors deliberately. */
const EXCESS_PROPERTY = [2353, 2322];

/** @param {TypeOptions} options */
export function nameOf({ open, any, readonly }) {
  const names = [open ? 'open' : 'closed', any ? 'any' : 'unknown', readonly ? 'readonly' : 'mutable'];
  return names.join(' ');
}

/**
 * Results that must not occur, as sentences: a crash, code that does not compile, or a valid instance that a type
 * rejects. A closed type may reject an object literal with a property that the schema does not describe.
 *
 * @param {Answer} answer
 * @param {TypeOptions} options
 * @returns {readonly string[]}
 */
export function violationsOf({ failures }, options) {
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
 * The contents of `expected.json` that fit these runs.
 *
 * @param {readonly { options: TypeOptions, answers: readonly Answer[] }[]} runs the first one has the default options
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
 * The differences between `expected.json` and the results, as sentences.
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
