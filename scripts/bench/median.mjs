/**
 * The median of some figures. For an even number of figures, the upper of the two in the middle.
 *
 * @param {readonly number[]} figures
 * @returns {number} NaN for no figures
 */
export function median(figures) {
  const sorted = [...figures].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
