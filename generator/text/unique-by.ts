/** A list without repetitions: of several values with the same text, the last one, at the place of the first. */
export function uniqueBy<T>(list: readonly T[], textOf: (value: T) => string): readonly T[] {
  return list.length < 2 ? list : [...new Map(list.map((value) => [textOf(value), value])).values()];
}
