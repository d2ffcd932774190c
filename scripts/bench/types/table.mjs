import { median } from '../median.mjs';
import { grid } from '../tables.mjs';

/**
 * @typedef {import('./measure.mjs').Measure} Measure
 * @typedef {Measure | { failed: string } | undefined} Result
 * @typedef {{ version: string, count: number, results: Readonly<Record<string, Result>> }} Row
 * @typedef {{ version: string, count: number, programs: Readonly<Record<string, string>>, rounds: number }} Plan
 */

/** The uses of the emitted types, and the other libraries, which are compared with the first use. */
const OWN = ['switch', 'handlers', 'on'];
const PEERS = ['zod', 'valibot'];

/** The uses for which the table shows how the cost grows with the number of events. */
const GROWING = ['switch', 'on'];

/**
 * Measures every program of a plan in turn, round after round, and keeps the median of each number.
 *
 * @param {Plan} plan
 * @param {(name: string, text: string) => Promise<Exclude<Result, undefined>>} measure
 * @returns {Promise<Row>}
 */
export async function rowOf({ version, count, programs, rounds }, measure) {
  /** @type {Record<string, Exclude<Result, undefined>[]>} */
  const all = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, text] of Object.entries(programs)) {
      const failed = all[name]?.some((one) => 'failed' in one);
      if (!failed) all[name] = [...(all[name] ?? []), await measure(name, text)];
    }
  }
  return {
    version,
    count,
    results: Object.fromEntries(Object.entries(all).map(([name, list]) => [name, typical(list)])),
  };
}

/** @param {readonly Exclude<Result, undefined>[]} list @returns {Result} */
function typical(list) {
  const failed = list.find((one) => 'failed' in one);
  if (failed) return failed;
  const good = /** @type {readonly Measure[]} */ (list);
  return {
    check: median(good.map(({ check }) => check)),
    memory: median(good.map(({ memory }) => memory)),
    instantiations: median(good.map(({ instantiations }) => instantiations)),
  };
}

/** The number of events that the other sizes are compared with. */
const COMMON = 600;

/**
 * @param {readonly Row[]} rows
 * @returns {string} a table in Markdown: ratios of the time that a program adds to an empty one
 */
export function typesTable(rows) {
  const head = [
    'events, TypeScript',
    ...OWN.map((name) => `${name} : zod`),
    'switch : valibot',
    ...GROWING.map((name) => `${name}, per event : at ${COMMON}`),
    'MB',
    'instantiations',
  ];
  return grid(
    head,
    rows.map((row) => {
      const { version, count, results } = row;
      const common = rows.find((one) => one.version === version && one.count === COMMON);
      return [
        `${count}, ${version}`,
        ...OWN.map(
          (name) => failureOf(results[name]) ?? shownRatio(added(results, name), added(results, 'zod')),
        ),
        shownRatio(added(results, 'switch'), added(results, 'valibot')),
        ...GROWING.map((name) => shownRatio(addedByEvent(row, name), common && addedByEvent(common, name))),
        shownOf(results.switch, (one) => one.memory.toFixed(0)),
        [...OWN, ...PEERS]
          .map((name) => shownOf(results[name], (one) => addedTo(results, one).toString()))
          .join(' / '),
      ];
    }),
  );
}

/** A program's check time minus an empty file's, in seconds. @param {Row['results']} results @param {string} name */
function added(results, name) {
  const [one, empty] = [results[name], results.empty];
  if (!one || !empty || 'failed' in one || 'failed' in empty) return undefined;
  return Math.max(0, one.check - empty.check);
}

/** @param {Row} row @param {string} name */
function addedByEvent({ count, results }, name) {
  const seconds = added(results, name);
  return seconds === undefined ? undefined : seconds / count;
}

/** @param {Row['results']} results @param {Measure} one */
function addedTo({ empty }, one) {
  return empty && !('failed' in empty) ? one.instantiations - empty.instantiations : one.instantiations;
}

/** @param {Result} result */
function failureOf(result) {
  return result && 'failed' in result ? result.failed : undefined;
}

/** @param {number | undefined} own @param {number | undefined} other */
function shownRatio(own, other) {
  return own === undefined || other === undefined || other === 0 ? '' : (own / other).toPrecision(2);
}

/** @param {Result} result @param {(one: Measure) => string} show */
function shownOf(result, show) {
  return result === undefined || 'failed' in result ? '-' : show(result);
}
