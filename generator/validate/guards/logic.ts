import { uniqueBy } from '../../text/unique-by.js';
/** A JavaScript condition, with as much of its structure as is needed to combine it. */
export interface Test {
  readonly kind: 'always' | 'never' | 'atom' | 'and' | 'or' | 'choice';
  readonly code: string;
  /** The opposite. */
  readonly opposite: () => Test;
  /** The code of the parts that are joined by `&&` or `||`. */
  readonly parts?: readonly string[];
  /** The conditions that are joined by `||`. */
  readonly choices?: readonly Test[];
}

export const ALWAYS: Test = { kind: 'always', code: 'true', opposite: () => NEVER };
export const NEVER: Test = { kind: 'never', code: 'false', opposite: () => ALWAYS };

/**
 * A condition that needs no parentheses beside `&&` and `||`.
 * @param opposite its opposite, where `!(...)` can be avoided
 */
export function atom(code: string, opposite = `!(${code})`): Test {
  return { kind: 'atom', code, opposite: () => atom(opposite, code) };
}

/** A call that returns a boolean. */
export function call(name: string, argument: string): Test {
  return atom(`${name}(${argument})`, `!${name}(${argument})`);
}

/** A strict comparison. */
export function same(left: string, right: string): Test {
  return atom(`${left} === ${right}`, `${left} !== ${right}`);
}

const FLIPPED = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

/** Compares two numbers of which neither is NaN. */
export function compare(left: string, operator: keyof typeof FLIPPED, right: number): Test {
  return atom(`${left} ${operator} ${right}`, `${left} ${FLIPPED[operator]} ${right}`);
}

/** All conditions, without duplicates. */
export function and(...tests: readonly Test[]): Test {
  const needed = unique(tests.filter(({ kind }) => kind !== 'always'));
  if (needed.some(({ kind }) => kind === 'never')) return NEVER;
  const [only, ...more] = needed;
  if (more.length === 0) return only ?? ALWAYS;
  const parts = needed.map((one) => inside(one, 'and'));
  return { kind: 'and', code: parts.join(' && '), parts, opposite: () => or(...needed.map(not)) };
}

/** Any of the conditions, without duplicates. `a == null` stands for `a === undefined || a === null`. */
export function or(...tests: readonly Test[]): Test {
  const flat = tests.flatMap((one) => one.choices ?? [one]);
  const possible = withNullish(unique(flat.filter(({ kind }) => kind !== 'never')));
  if (possible.some(({ kind }) => kind === 'always')) return ALWAYS;
  const [only, ...more] = possible;
  if (more.length === 0) return only ?? NEVER;
  const parts = possible.map((one) => inside(one, 'or'));
  const opposite = (): Test => and(...possible.map(not));
  return { kind: 'or', code: parts.join(' || '), parts, choices: possible, opposite };
}

const UNDEFINED = / === undefined$/;

/** Replaces the comparisons of a value with undefined and with null by one. */
function withNullish(tests: readonly Test[]): readonly Test[] {
  const codes = new Set(tests.map(({ code }) => code));
  const both = tests
    .filter(({ code }) => UNDEFINED.test(code))
    .map(({ code }) => code.replace(UNDEFINED, ''))
    .filter((value) => codes.has(`${value} === null`));
  const isNull = new Set(both.map((value) => `${value} === null`));
  return tests
    .filter(({ code }) => !isNull.has(code))
    .map((one) => {
      const value = both.find((each) => one.code === `${each} === undefined`);
      return value === undefined ? one : atom(`${value} == null`, `${value} != null`);
    });
}

/** The opposite. */
export function not(test: Test): Test {
  return test.opposite();
}

/** One of two conditions, chosen by a third. */
export function choose(test: Test, yes: Test, no: Test): Test {
  if (test.kind === 'always') return yes;
  if (test.kind === 'never') return no;
  if (yes.kind === 'always') return or(test, no);
  if (no.kind === 'always') return or(not(test), yes);
  const code = [test, yes, no].map((one) => (one.kind === 'choice' ? `(${one.code})` : one.code));
  return {
    kind: 'choice',
    code: `${code[0]} ? ${code[1]} : ${code[2]}`,
    opposite: () => choose(test, not(yes), not(no)),
  };
}

/** Exactly one of the conditions. */
export function exactlyOne(tests: readonly Test[]): Test {
  const possible = tests.filter(({ kind }) => kind !== 'never');
  if (possible.length <= 1) return possible[0] ?? NEVER;
  const count = possible.map(({ code }) => `Number(${code})`).join(' + ');
  return atom(`${count} === 1`, `${count} !== 1`);
}

function inside(test: Test, outer: 'and' | 'or'): string {
  return test.kind === 'atom' || test.kind === outer ? test.code : `(${test.code})`;
}

function unique(tests: readonly Test[]): readonly Test[] {
  return uniqueBy(tests, ({ code }) => code);
}
