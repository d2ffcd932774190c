import vm from 'node:vm';
import fc from 'fast-check';
import { isSafePattern } from 'redos-detector';
import { analyse } from 'scslre';
import { afterAll, describe, expect, test } from 'vitest';
import { type Backtracking, backtrackingOf } from '../../generator/patterns/backtracking.js';
import { type EvilPattern, evilPatterns, harmlessPatterns } from '../support/pattern-corpus.js';
import { diagnosticsOfProperty } from '../support/schema-diagnostics.js';

const EVIL = evilPatterns();
const HARMLESS = harmlessPatterns();

/** Harmless in practice, and still quadratic on long texts: two loops beside each other share characters. */
const QUADRATIC = [
  'email addresses: ^\\S+@\\S+$',
  'ISBN: ^97[89][- ]?\\d{1,5}[- ]?\\d+[- ]?\\d+[- ]?[\\dX]$',
];

const OPINION_NAMES = ['exponential', 'slow', 'unknown', 'fine'] as const;
type Opinion = (typeof OPINION_NAMES)[number];

/** What hookschema and another analyser say about each pattern. */
const opinions: { readonly list: 'evil' | 'harmless'; readonly by: string; readonly opinion: Opinion }[] = [];

describe('the collected patterns', () => {
  test('there are at least a hundred of each kind, each of them once', () => {
    for (const list of [EVIL, HARMLESS]) {
      expect(list.length).toBeGreaterThanOrEqual(100);
      expect(new Set(list.map(({ pattern }) => pattern)).size).toBe(list.length);
    }
  });

  test.each(EVIL)('$purpose: $pattern is slow, and reported', (evil) => {
    const found = diagnosticsOfProperty({ type: 'string', pattern: evil.pattern });
    expect(found.map(({ code }) => code).filter((code) => code === 'HS210' || code === 'HS211')).toHaveLength(
      1,
    );
    expect(hangs(evil)).toBe(true);
    note('evil', evil.pattern);
  });

  test.each(HARMLESS)('$purpose: $pattern is not an error', ({ pattern, purpose }) => {
    const found = diagnosticsOfProperty({ type: 'string', pattern });
    const isQuadratic = QUADRATIC.includes(`${purpose}: ${pattern}`);
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toStrictEqual(
      isQuadratic ? ['warning HS211'] : [],
    );
    note('harmless', pattern);
  });

  afterAll(() => {
    const names = new Set(opinions.map(({ list, by }) => `${list}, ${by}`));
    const table = [...names].map((name) => {
      const own = opinions.filter(({ list, by }) => name === `${list}, ${by}`);
      const count = (opinion: Opinion): number => own.filter((one) => one.opinion === opinion).length;
      return [name, Object.fromEntries(OPINION_NAMES.map((opinion) => [opinion, count(opinion)]))];
    });
    console.table(Object.fromEntries(table));
  });
});

test('random patterns that are linear are linear for another analyser too', () => {
  const missed = fc
    .sample(randomPattern(), { seed: 20_240_115, numRuns: 300 })
    .filter((pattern) => backtrackingOf(pattern) === 'linear' && isSlowForScslre(pattern));
  expect(missed).toStrictEqual([]);
});

function note(list: 'evil' | 'harmless', pattern: string): void {
  opinions.push(
    { list, by: 'hookschema', opinion: OPINIONS[backtrackingOf(pattern)] },
    { list, by: 'redos-detector', opinion: opinionOfRedosDetector(pattern) },
  );
}

const OPINIONS: Readonly<Record<Backtracking, Opinion>> = {
  exponential: 'exponential',
  polynomial: 'slow',
  unknown: 'unknown',
  linear: 'fine',
};

/** redos-detector counts the ways to match a text, and does not tell exponential from polynomial growth. */
function opinionOfRedosDetector(pattern: string): Opinion {
  try {
    const { safe, error } = isSafePattern(pattern, { unicode: true, maxScore: 200, maxSteps: 1_000 });
    if (safe) return 'fine';
    return error === 'hitMaxSteps' ? 'unknown' : 'slow';
  } catch {
    return 'unknown';
  }
}

/** True when scslre finds loops that exchange characters, or one that restarts. It has no budget of its own. */
function isSlowForScslre(pattern: string): boolean {
  try {
    return analyse({ source: pattern, flags: 'u' }).reports.length > 0;
  } catch {
    return false;
  }
}

/** True when the engine of this program needs longer than a linear pattern ever would, on a text of some length. */
function hangs({ pattern, beginning, repeated, end }: EvilPattern): boolean {
  const context = vm.createContext({ expression: new RegExp(pattern, 'u'), text: '' });
  return [20, 40, 300, 3_000, 30_000, 200_000].some((times) => {
    context.text = beginning + repeated.repeat(times) + end;
    try {
      vm.runInContext('expression.test(text)', context, { timeout: 60 });
      return false;
    } catch {
      return true;
    }
  });
}

/** Small patterns of few characters, with loops, counters and alternatives inside each other. */
function randomPattern(): fc.Arbitrary<string> {
  const { pattern } = fc.letrec<{ atom: string; sequence: string; pattern: string }>((tie) => ({
    atom: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom('a', 'b', 'c', '[ab]', '[bc]', '[^a]', '.', '\\w'),
      tie('sequence').map((inner) => `(?:${inner})`),
      fc.tuple(tie('sequence'), tie('sequence')).map((both) => `(?:${both.join('|')})`),
    ),
    sequence: fc
      .array(
        fc
          .tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{0,4}', '{2,}'))
          .map((parts) => parts.join('')),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join('')),
    pattern: fc
      .tuple(fc.constantFrom('^', '^', ''), tie('sequence'), fc.constantFrom('$', '$', ''))
      .map(([start, inner, end]) => `${start}(?:${inner})${end}`),
  }));
  return pattern;
}
