/** A decimal number, exactly: the digits times ten to the power of the exponent. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The shortest decimal that is read as a number, which is what JSON holds. */
export function decimalOf(value: number): Decimal {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** The digits of a decimal at a smaller or equal exponent. */
export function atExponent({ digits, exponent }: Decimal, smaller: number): bigint {
  return digits * 10n ** BigInt(exponent - smaller);
}

/** The number with exactly the value of a decimal; undefined where there is none. */
export function numberOf({ digits, exponent }: Decimal): number | undefined {
  const value = Number(`${digits}e${exponent}`);
  if (!Number.isFinite(value)) return undefined;
  const back = decimalOf(value);
  const smaller = Math.min(back.exponent, exponent);
  return atExponent(back, smaller) === atExponent({ digits, exponent }, smaller) ? value : undefined;
}

/** The greatest common divisor of two numbers above zero. */
export function commonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : commonDivisor(other, one % other);
}

/** The least common multiple of two numbers above zero. */
export function commonMultiple(one: bigint, other: bigint): bigint {
  return (one / commonDivisor(one, other)) * other;
}
