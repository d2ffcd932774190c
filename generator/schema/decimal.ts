/** A multiple of a number in decimals: 3 times 0.1 is 0.3, which binary multiplication misses. */
export function timesDecimal(times: number, step: number): number {
  return Number((times * step).toPrecision(15));
}
