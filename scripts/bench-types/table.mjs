import { grid } from '../bench/tables.mjs';

/**
 * @typedef {import('./measure.mjs').Measure} Measure
 * @typedef {Measure | { failed: string } | undefined} Result
 * @typedef {{ version: string, count: number, results: Readonly<Record<string, Result>> }} Row
 * @typedef {{ version: string, count: number, programs: Readonly<Record<string, string>>, rounds: number }} Plan
 */

/** The uses of the emitted types, and the contestants of the first. */
const OWN = ['switch', 'handlers', 'on'];
const PEERS = ['zod', 'valibot'];

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

/** @param {readonly Row[]} rows @returns {string} a table in Markdown */
export function typesTable(rows) {
  const head = [
    'events, TypeScript',
    ...OWN.map((name) => `\`${name}\``),
    ...PEERS,
    'switch : zod',
    'switch : valibot',
    'MB',
    'instantiations',
  ];
  return grid(
    head,
    rows.map(({ version, count, results }) => [
      `${count}, ${version}`,
      ...[...OWN, ...PEERS].map((name) => shownAdded(results, name)),
      ...PEERS.map((name) => shownRatio(results, name)),
      shownOf(results.switch, (one) => one.memory.toFixed(0)),
      [...OWN, ...PEERS]
        .map((name) => shownOf(results[name], (one) => addedTo(results, one).toString()))
        .join(' / '),
    ]),
  );
}

/** Seconds that a program's check takes over an empty file's. @param {Row['results']} results @param {string} name */
function added(results, name) {
  const [one, empty] = [results[name], results.empty];
  if (!one || !empty || 'failed' in one || 'failed' in empty) return undefined;
  return Math.max(0, one.check - empty.check);
}

/** @param {Row['results']} results @param {Measure} one */
function addedTo({ empty }, one) {
  return empty && !('failed' in empty) ? one.instantiations - empty.instantiations : one.instantiations;
}

/** @param {Row['results']} results @param {string} name */
function shownAdded(results, name) {
  const result = results[name];
  return result && 'failed' in result ? result.failed : (added(results, name)?.toFixed(2) ?? 'not run');
}

/** @param {Row['results']} results @param {string} peer */
function shownRatio(results, peer) {
  const [own, other] = [added(results, 'switch'), added(results, peer)];
  return own === undefined || other === undefined || other === 0 ? '' : (own / other).toFixed(3);
}

/** @param {Result} result @param {(one: Measure) => string} show */
function shownOf(result, show) {
  return result === undefined || 'failed' in result ? '-' : show(result);
}

/** @param {readonly number[]} list */
function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
}
