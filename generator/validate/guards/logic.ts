/** A JavaScript condition, with as much of its structure as its neighbours need to know. */
export interface Test {
  readonly kind: 'always' | 'never' | 'atom' | 'and' | 'or' | 'choice';
  readonly code: string;
  /** The opposite, where it can be written shorter than by negating the whole. */
  readonly opposite?: string;
}

export const ALWAYS: Test = { kind: 'always', code: 'true' };
export const NEVER: Test = { kind: 'never', code: 'false' };

/** A condition that needs no parentheses among `&&` and `||`. */
export function atom(code: string, opposite?: string): Test {
  return { kind: 'atom', code, ...(opposite !== undefined && { opposite }) };
}

/** A call that gives a boolean. */
export function call(name: string, argument: string): Test {
  return atom(`${name}(${argument})`, `!${name}(${argument})`);
}

/** Two things that are the same. */
export function same(left: string, right: string): Test {
  return atom(`${left} === ${right}`, `${left} !== ${right}`);
}

/** All of them; one that stands twice once. */
export function and(...tests: readonly Test[]): Test {
  const needed = unique(tests.filter(({ kind }) => kind !== 'always'));
  if (needed.some(({ kind }) => kind === 'never')) return NEVER;
  const [only, ...more] = needed;
  if (more.length === 0) return only ?? ALWAYS;
  return { kind: 'and', code: needed.map((one) => inside(one, 'and')).join(' && ') };
}

/** Any of them. */
export function or(...tests: readonly Test[]): Test {
  const possible = unique(tests.filter(({ kind }) => kind !== 'never'));
  if (possible.some(({ kind }) => kind === 'always')) return ALWAYS;
  const [only, ...more] = possible;
  if (more.length === 0) return only ?? NEVER;
  return { kind: 'or', code: possible.map((one) => inside(one, 'or')).join(' || ') };
}

/** The opposite. */
export function not(test: Test): Test {
  if (test.kind === 'always') return NEVER;
  if (test.kind === 'never') return ALWAYS;
  return atom(test.opposite ?? `!(${test.code})`, test.kind === 'atom' ? test.code : undefined);
}

/** One of two, as a third one says. */
export function choose(test: Test, yes: Test, no: Test): Test {
  if (test.kind === 'always') return yes;
  if (test.kind === 'never') return no;
  return { kind: 'choice', code: `(${test.code}) ? (${yes.code}) : (${no.code})` };
}

/** Exactly one of them. */
export function exactlyOne(tests: readonly Test[]): Test {
  const possible = tests.filter(({ kind }) => kind !== 'never');
  if (possible.length <= 1) return possible[0] ?? NEVER;
  return atom(`${possible.map(({ code }) => `((${code}) ? 1 : 0)`).join(' + ')} === 1`);
}

function inside(test: Test, outer: 'and' | 'or'): string {
  return test.kind === 'atom' || test.kind === outer ? test.code : `(${test.code})`;
}

function unique(tests: readonly Test[]): readonly Test[] {
  return [...new Map(tests.map((test) => [test.code, test])).values()];
}
