import type { NumberAtom } from '../formula/formula.js';
import { numberHolds } from '../formula/holds.js';
import { atExponent, commonDivisor, commonMultiple, decimalOf, numberOf } from './decimal.js';
import { found, NONE, type Outcome, open } from './solver.js';

/** One end of an interval. */
interface End {
  readonly value: number;
  readonly isStrict: boolean;
}

/** The most multiples of a step that are tried one by one. */
const MOST_TRIED = 5_000n;

/** A number that satisfies all atoms. */
export function solveNumber(atoms: readonly NumberAtom[]): Outcome {
  const accepts = (value: number): boolean => atoms.every((atom) => numberHolds(atom, value));
  const [first] = atoms.filter((atom) => atom.rule === 'values' && !atom.isNot);
  if (first?.rule === 'values') return firstFound(first.values, accepts) ?? NONE;
  const [least, most] = [endOf(atoms, 'least'), endOf(atoms, 'most')];
  if (least && most) {
    const isPoint = least.value === most.value;
    if (least.value > most.value || (isPoint && (least.isStrict || most.isStrict))) return NONE;
    if (isPoint) return firstFound([least.value], accepts) ?? NONE;
  }
  const easy = firstFound(candidates(least, most), accepts);
  if (easy !== undefined) return easy;
  const steps = atoms.flatMap((atom) => (atom.rule === 'multiple' && !atom.isNot ? [atom.of] : []));
  if (steps.length > 0) return multiples(steps, atoms, { least, most, accepts });
  return open('no number of an interval was found that a witness can hold');
}

function firstFound(values: Iterable<number>, accepts: (value: number) => boolean): Outcome | undefined {
  for (const value of values) {
    const plain = value === 0 ? 0 : value;
    if (Number.isFinite(plain) && accepts(plain)) return found(plain);
  }
  return undefined;
}

function endOf(atoms: readonly NumberAtom[], rule: 'least' | 'most'): End | undefined {
  let end: End | undefined;
  for (const atom of atoms) {
    if (atom.rule !== rule || !('value' in atom)) continue;
    const isTighter =
      end === undefined || (rule === 'least' ? atom.value > end.value : atom.value < end.value);
    if (isTighter || (atom.value === end?.value && atom.isStrict)) end = atom;
  }
  return end;
}

/** Numbers that people write, those at the ends of the interval, and some between them. */
function* candidates(least: End | undefined, most: End | undefined): Iterable<number> {
  yield* [0, 1, -1, 2, 0.5];
  const low = least?.value ?? (most === undefined ? 0 : most.value - 8);
  const high = most?.value ?? low + 8;
  yield* [low, high, Math.ceil(low), Math.floor(high), Math.floor(low) + 1, Math.ceil(high) - 1];
  yield* [Math.floor(low) + 0.5, Math.ceil(high) - 0.5, low + 0.1, high - 0.1, low + 1, high - 1];
  for (let part = 1; part < 16; part++) yield low + ((high - low) * part) / 16;
  for (let part = 1; part < 13; part++) yield low + ((high - low) * part) / 13 + 0.001;
  yield* [low * 2, low * 10, low / 2, -low, low + Number.MIN_VALUE, high - Number.MIN_VALUE];
}

interface Range {
  readonly least: End | undefined;
  readonly most: End | undefined;
  readonly accepts: (value: number) => boolean;
}

/**
 * A multiple of several steps at once: of their least common multiple, all taken at the same power of ten. Which
 * multiples are forbidden repeats after a period, so one period and the listed values are all that has to be tried.
 */
function multiples(steps: readonly number[], atoms: readonly NumberAtom[], range: Range): Outcome {
  const { least, most, accepts } = range;
  const forbidden = atoms.flatMap((atom) => (atom.rule === 'multiple' && atom.isNot ? [atom.of] : []));
  const listed = atoms.flatMap((atom) => (atom.rule === 'values' ? atom.values : []));
  const all = [...steps, ...forbidden, ...[least, most].flatMap((end) => (end ? [end.value] : []))];
  const exponent = Math.min(...all.map((one) => decimalOf(one).exponent));
  const exact = (value: number): bigint => atExponent(decimalOf(value), exponent);
  const step = steps.map(exact).reduce(commonMultiple);
  const periods = forbidden.map(exact).map((one) => one / commonDivisor(one, step));
  if (periods.includes(1n)) return NONE;
  const from = least && ceiling(exact(least.value), step, least.isStrict);
  const to = most && -ceiling(-exact(most.value), step, most.isStrict);
  if (from !== undefined && to !== undefined && from > to) return NONE;
  const needed = periods.reduce(commonMultiple, 1n) * BigInt(listed.length + 1) + BigInt(listed.length);
  const start = from ?? (to === undefined ? -needed / 2n : to - needed);
  const end = to !== undefined && to < start + needed ? to : start + needed;
  if (end - start > MOST_TRIED) return open('too many multiples would have to be tried');
  let isInexact = false;
  for (let times = start; times <= end; times++) {
    const value = numberOf({ digits: times * step, exponent });
    if (value === undefined) isInexact = true;
    else if (accepts(value)) return found(value === 0 ? 0 : value);
  }
  return isInexact ? open('a multiple is too long for a number') : NONE;
}

/** The first multiple of a step at or above a value, as a number of steps. */
function ceiling(value: bigint, step: bigint, isStrict: boolean): bigint {
  const quotient = value / step;
  const isExact = quotient * step === value;
  if (isExact) return isStrict ? quotient + 1n : quotient;
  return value > 0n ? quotient + 1n : quotient;
}
