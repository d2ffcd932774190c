/** Compares two texts by their UTF-16 code units, for `sort`: the order is the same on every machine. */
export function compareStrings(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
