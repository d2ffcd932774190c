// Arithmetic on the decimal form of numbers, which is what JSON holds.

/**
 * True when a number is a multiple of another one, both taken as the shortest decimals that stand for them: 0.3 is a
 * multiple of 0.1, although the binary numbers behind them are not.
 * @param {number} value
 * @param {number} step above zero
 */
export function isMultipleOf(value, step) {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return value % step === 0;
  let scale = 1;
  while (scale < 1e22 && Math.round(step * scale) / scale !== step) scale *= 10;
  const digits = Math.round(step * scale);
  const nearest = Math.round(value / step) * digits;
  // Up to 15 digits, a decimal and the number that stands for it determine each other.
  return digits / scale === step && Math.abs(nearest) < 1e15
    ? nearest / scale === value
    : isMultipleInFull(value, step);
}

/**
 * The same for numbers of any size, digit by digit.
 * @param {number} value
 * @param {number} step
 */
function isMultipleInFull(value, step) {
  if (!Number.isFinite(value)) return false;
  const [dividend, divisor] = [decimalOf(value), decimalOf(step)];
  const zeros = dividend.exponent - divisor.exponent;
  // Digits never end with a zero, so that a number with a place below the divisor's is not a multiple of it.
  if (zeros < 0) return value === 0;
  return BigInt(dividend.digits + "0".repeat(zeros)) % BigInt(divisor.digits) === BigInt(0);
}

/**
 * The digits of a number without zeros at the end, and the power of ten of the last one.
 * @param {number} value
 */
function decimalOf(value) {
  const [mantissa = "", power] = value.toExponential().split("e");
  const [, fraction = ""] = mantissa.split(".");
  return { digits: mantissa.replace(".", ""), exponent: Number(power) - fraction.length };
}
