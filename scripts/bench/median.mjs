/**
 * The middle one of some figures; of an even number of them the upper of the two in the middle.
 *
 * @param {readonly number[]} figures
 * @returns {number} NaN when there are none
 */
export function median(figures) {
  const sorted = [...figures].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
