/** An end of a range of numbers. */
interface End {
  readonly limit: number;
  /** True where the limit itself is not in the range. */
  readonly isStrict: boolean;
}

/**
 * False where certainly no number between two limits is a multiple of all steps. Validators differ in how they divide
 * decimals, so numbers that are nearly multiples count as multiples.
 * @param steps all above zero
 */
export function hasMultiple(steps: readonly number[], from: End, to: End): boolean {
  const both = commonMultiple(steps);
  return [...steps, ...(both === undefined ? [] : [both])].every((step) => {
    const [first, last] = [ceiling(from, step), -ceiling({ ...to, limit: -to.limit }, step)];
    const isEmpty = first > last;
    return !isEmpty;
  });
}

/** How often a step is in the smallest of its multiples above a limit; NaN where that is not certain. */
function ceiling({ limit, isStrict }: End, step: number): number {
  if (Number.isSafeInteger(limit) && Number.isSafeInteger(step)) {
    const rest = ((limit % step) + step) % step;
    const floor = (limit - rest) / step;
    return rest > 0 || isStrict ? floor + 1 : floor;
  }
  const times = limit / step;
  return Math.abs(times) < MOST ? Math.ceil(times - NEARLY) : Number.NaN;
}

/** Quotients up to here are exact enough, with that tolerance. */
const [MOST, NEARLY] = [1e6, 1e-6];

/** The smallest number of which each multiple is one of all steps; undefined where they have many digits. */
function commonMultiple(steps: readonly number[]): number | undefined {
  const whole = steps.map((step) => Math.round(step * SCALE));
  if (steps.some((step, at) => whole[at] === undefined || whole[at] / SCALE !== step)) return undefined;
  const multiple = whole.reduce((one, other) => (one / divisor(one, other)) * other);
  return multiple < Number.MAX_SAFE_INTEGER ? multiple / SCALE : undefined;
}

/** Steps may have so many decimals. */
const SCALE = 1e6;

/** The greatest common divisor. */
function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
