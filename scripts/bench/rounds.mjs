import { median } from './median.mjs';

/** @typedef {{ key: string, pass: () => number }} Contestant `pass` does all its work once, and counts */

const ROUNDS = 150;
/** A slice is long enough for the clock, and short enough that a disturbance hits few of them. */
const SLICE_MS = 1;
const WARM_MS = 300;

/**
 * Times contestants in turn, round after round; the first in a round is another one every time.
 *
 * @param {Contestant} unit
 * @param {readonly Contestant[]} contestants
 * @returns {Map<string, number>} by key, the median over the rounds of a pass's time as a multiple of the unit's
 */
export function interleave(unit, contestants) {
  const slices = [unit, ...contestants].map(({ key, pass }) => ({ key, slice: slicer(pass) }));
  /** @type {Map<string, number[]>} */
  const ratios = new Map(contestants.map(({ key }) => [key, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const times = new Map(rotated(slices, round).map(({ key, slice }) => [key, slice()]));
    for (const [key, list] of ratios) list.push(timeOf(times, key) / timeOf(times, unit.key));
  }
  return new Map([...ratios].map(([key, list]) => [key, median(list)]));
}

/**
 * A pass over items in a loop of its own, so that none is compiled with what was learnt from another. It counts, so
 * that nothing can be left out.
 *
 * @param {{ one: (item: never) => unknown, items: readonly unknown[], counts?: string }} input by default it counts
 *   the items for which the function gives true
 * @returns {() => number}
 */
export function passOver({ one, items, counts = 'one(items[i]) === true' }) {
  const body = `return () => { let n = 0; for (let i = 0; i < items.length; i++) if (${counts}) n++; return n; }`;
  return new Function('one', 'items', body)(one, items);
}

/**
 * Warms a pass up, and gives a function that repeats it often enough for the clock and returns the time of one.
 *
 * @param {() => number} pass
 */
function slicer(pass) {
  const expected = pass();
  const start = performance.now();
  for (let passes = 0; passes < 20 || performance.now() - start < WARM_MS; passes++) {
    if (pass() !== expected) throw new Error('The answers change from pass to pass');
  }
  const repeats = Math.max(1, Math.round(SLICE_MS / time(pass, 10)));
  return () => time(pass, repeats);
}

/** @param {() => number} pass @param {number} repeats @returns {number} milliseconds of one pass */
function time(pass, repeats) {
  const start = performance.now();
  for (let i = 0; i < repeats; i++) pass();
  return (performance.now() - start) / repeats;
}

/** @template T @param {readonly T[]} list @param {number} by */
function rotated(list, by) {
  const first = by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}

/** @param {Map<string, number>} times @param {string} key */
function timeOf(times, key) {
  const one = times.get(key);
  if (one === undefined) throw new Error(`${key} was not timed`);
  return one;
}
