import { median } from './median.mjs';

/** @typedef {{ key: string, pass: () => number }} Contestant `pass` does the work once, and returns a count */

const ROUNDS = 150;
/** A slice is long enough to be measured, and short enough that a disturbance affects only a few slices. */
const SLICE_MS = 1;
const WARM_MS = 300;

/**
 * Measures contestants in turn, round after round. Each round starts with a different one.
 *
 * @param {Contestant} unit
 * @param {readonly Contestant[]} contestants
 * @param {{ warmMs?: number, settles?: boolean }} [options] `warmMs`: how long each is warmed up. A pass that calls many
 *   functions needs longer, until all of them are compiled. `settles`: each slice begins with a pass that is not timed, so
 *   that a contestant does not pay for the caches that the one before has filled; for passes that take as long as a slice
 * @returns {Map<string, number>} by key, the median over the rounds of a pass's time as a multiple of the unit's
 */
export function interleave(unit, contestants, { warmMs = WARM_MS, settles = false } = {}) {
  const slices = [unit, ...contestants].map(({ key, pass }) => ({
    key,
    slice: slicer(pass, { warmMs, settles }),
  }));
  /** @type {Map<string, number[]>} */
  const ratios = new Map(contestants.map(({ key }) => [key, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const times = new Map(rotated(slices, round).map(({ key, slice }) => [key, slice()]));
    for (const [key, list] of ratios) list.push(timeOf(times, key) / timeOf(times, unit.key));
  }
  return new Map([...ratios].map(([key, list]) => [key, median(list)]));
}

/**
 * A pass over items in a loop that is compiled for this pass alone, so that other passes do not affect how it is
 * optimized. It returns a count, so that the compiler cannot remove the work.
 *
 * @param {{ one: (item: never) => unknown, items: readonly unknown[], counts?: string }} input `counts`: the condition
 *   for counting an item; by default, that the function returns true
 * @returns {() => number}
 */
export function passOver({ one, items, counts = 'one(items[i]) === true' }) {
  const body = `return () => { let n = 0; for (let i = 0; i < items.length; i++) if (${counts}) n++; return n; }`;
  return new Function('one', 'items', body)(one, items);
}

/**
 * Warms up a pass. Returns a function that repeats the pass often enough to be measured, and returns the time of one.
 *
 * @param {() => number} pass
 * @param {{ warmMs: number, settles: boolean }} options
 */
function slicer(pass, { warmMs, settles }) {
  const expected = pass();
  const start = performance.now();
  for (let passes = 0; passes < 20 || performance.now() - start < warmMs; passes++) {
    if (pass() !== expected) throw new Error('The answers change from pass to pass');
  }
  const repeats = Math.max(1, Math.round(SLICE_MS / time(pass, 10)));
  return () => {
    if (settles) pass();
    return time(pass, repeats);
  };
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
