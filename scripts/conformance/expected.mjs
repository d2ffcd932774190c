import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `expected.json` lists every test for which our verdict differs from the suite's, with a reason. A schema that the
 * generator rejects has one entry, with `*` for all of its tests.
 *
 * @typedef {import('./compare.mjs').Row} Row
 * @typedef {{ draft: string, file: string, group: string, test: string, verdict: string, reason: string }} Entry
 */

const FILE = fileURLToPath(new URL('expected.json', import.meta.url));

/** @returns {readonly Entry[]} */
export function readExpected() {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/**
 * Writes a new list. Reasons are kept. New entries get no reason, so that the check fails until somebody writes one.
 *
 * @param {readonly Entry[]} found
 */
export function writeExpected(found) {
  const reasons = new Map(readExpected().map((entry) => [placeOf(entry), entry.reason]));
  const entries = found.map((entry) => ({ ...entry, reason: reasons.get(placeOf(entry)) ?? '' }));
  writeFileSync(FILE, `${JSON.stringify(entries, null, 2)}\n`);
}

/**
 * The list that fits these rows, without reasons.
 *
 * @param {readonly Row[]} rows
 * @returns {readonly Entry[]}
 */
export function entriesFor(rows) {
  const entries = rows
    .filter(({ ours, suite }) => ours !== suite)
    .map(({ draft, file, group, test, ours }) => {
      const whole = ours.startsWith('refused');
      return { draft, file, group, test: whole ? '*' : test, verdict: ours, reason: '' };
    });
  return [...new Map(entries.map((entry) => [placeOf(entry), entry])).values()];
}

/**
 * The differences between the list and the results, and the entries without a reason, as sentences.
 *
 * @param {readonly Entry[]} found
 * @returns {readonly string[]}
 */
export function deviations(found) {
  const listed = readExpected();
  const [known, facts] = [listed, found].map(
    (list) => new Map(list.map((one) => [placeOf(one), one.verdict])),
  );
  return [
    ...found
      .filter((one) => known?.get(placeOf(one)) !== one.verdict)
      .map((one) => `not on the list: ${placeOf(one)}: ${one.verdict}`),
    ...listed
      .filter((one) => facts?.get(placeOf(one)) !== one.verdict)
      .map((one) => `on the list, but no longer so: ${placeOf(one)}: ${one.verdict}`),
    ...listed.filter(({ reason }) => reason === '').map((one) => `without a reason: ${placeOf(one)}`),
  ];
}

/** @param {Pick<Entry, 'draft' | 'file' | 'group' | 'test'>} entry */
function placeOf({ draft, file, group, test }) {
  return `${draft} / ${file} / ${group} / ${test}`;
}
