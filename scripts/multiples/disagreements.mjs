import Big from 'big.js';
import { randomNumbers } from '../random-numbers.mjs';

/**
 * Compares a check for multiples with big.js on random pairs: amounts and their steps, multiples that are exact in
 * decimals, and numbers of any size.
 *
 * @param {(value: number, step: number) => boolean} isMultipleOf
 * @param {number} count
 * @param {number} seed
 * @returns {{ multiples: number, wrong: [value: number, step: number][] }} how many pairs are multiples by big.js, and
 *   the pairs that are judged differently
 */
export function disagreements(isMultipleOf, count, seed) {
  const random = randomNumbers(seed);
  const wrong = [];
  let multiples = 0;
  for (let at = 0; at < count; at += 1) {
    const [value, step] = pair(random, at % KINDS.length);
    const expected = new Big(value).mod(new Big(step)).eq(0);
    if (expected) multiples += 1;
    if (isMultipleOf(value, step) !== expected) wrong.push(/** @type {[number, number]} */ ([value, step]));
  }
  return { multiples, wrong };
}

/** @typedef {() => number} Random between 0 and 1 */

/**
 * Kinds of pairs, each with its step and its value.
 *
 * @type {readonly ((random: Random) => [value: number, step: number])[]}
 */
const KINDS = [
  // An amount, and a step with as many places or fewer.
  (random) => [decimal(random, 7, 3), decimal(random, 2, 2)],
  // A multiple in decimals, which binary multiplication would miss.
  (random) => {
    const step = decimal(random, 4, 6);
    return [Number(new Big(step).times(whole(random, 6)).toString()), step];
  },
  // The neighbour of such a multiple.
  (random) => {
    const step = decimal(random, 3, 3);
    const value = Number(new Big(step).times(whole(random, 5)).toString());
    return [value * (1 + Number.EPSILON), step];
  },
  // Whole numbers, also beyond those that are safe.
  (random) => [whole(random, 20), whole(random, 3)],
  // As many digits as a number can have.
  (random) => [random() * 100, random()],
  // Powers of ten far apart.
  (random) => [power(random, 300), power(random, 20)],
];

/**
 * @param {Random} random
 * @param {number} kind
 * @returns {[value: number, step: number]}
 */
function pair(random, kind) {
  const [value, step] = KINDS[kind]?.(random) ?? [0, 1];
  const isNegative = random() < 0.2;
  return [isNegative ? -value : value, step > 0 ? step : 1];
}

/**
 * A decimal of up to so many digits, of which up to so many follow the point.
 *
 * @param {Random} random
 * @param {number} digits
 * @param {number} places
 */
function decimal(random, digits, places) {
  return Number(`${whole(random, digits)}e-${Math.floor(random() * (places + 1))}`);
}

/**
 * A whole number of up to so many digits, above zero.
 *
 * @param {Random} random
 * @param {number} digits
 */
function whole(random, digits) {
  return Math.floor(random() * 10 ** Math.ceil(random() * digits)) + 1;
}

/**
 * A few digits and a power of ten.
 *
 * @param {Random} random
 * @param {number} most
 */
function power(random, most) {
  return Number(`${whole(random, 4)}e${Math.floor((random() * 2 - 1) * most)}`);
}
