import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complementPattern } from '../../generator/patterns/complement-pattern.js';
import { templateOf } from '../../generator/patterns/pattern-template.js';
import { matches } from '../../generator/patterns/template.js';
import { keyTypes } from '../../generator/types/printer/key-types.js';
import { type Probe, refusals } from '../support/assignable.js';

const RUNS = { seed: 5, numRuns: 3000 };

const atom = fc.constantFrom(
  'a',
  'b',
  '-',
  '1',
  'é',
  '.',
  '\\d',
  '\\w',
  '\\D',
  '[ab]',
  '[0-9]',
  '[^a]',
  '\\-',
);
const group = fc
  .array(fc.constantFrom('a', 'ab', '', 'x-', '1'), { minLength: 1, maxLength: 3 })
  .chain((texts) => fc.constantFrom(`(${texts.join('|')})`, `(?:${texts.join('|')})`));
const element = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: atom }, { weight: 1, arbitrary: group }),
    fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{2,}', '{1,3}'),
  )
  .map((parts) => parts.join(''));
const alternative = fc
  .tuple(fc.constantFrom('', '^'), fc.array(element, { maxLength: 4 }), fc.constantFrom('', '$'))
  .map(([start, elements, end]) => start + elements.join('') + end);
const pattern = fc.oneof(
  { weight: 5, arbitrary: alternative },
  { weight: 1, arbitrary: fc.tuple(alternative, alternative).map((both) => both.join('|')) },
);
const character = fc.constantFrom('a', 'b', 'x', '-', '1', '2', 'é', '_', '\n', '\u{1f4a9}', '$', '\\');
const name = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(''));

describe('the template of a pattern', () => {
  test('has only matching texts, and all of them where it is exact', () => {
    const counts = { known: 0, exact: 0, matching: 0 };
    fc.assert(
      fc.property(pattern, fc.array(name, { minLength: 20, maxLength: 20 }), (text, names) => {
        const found = templateOf(text);
        if (found === undefined) return;
        const expression = new RegExp(text, 'u');
        for (const one of names) {
          const isOfForm = matches(found.template, one);
          if (isOfForm || found.isExact) expect(expression.test(one), `${text} on ${one}`).toBe(isOfForm);
          if (isOfForm) counts.matching += 1;
        }
        counts.known += 1;
        if (found.isExact) counts.exact += 1;
      }),
      RUNS,
    );
    expect(counts.known).toBeGreaterThan(RUNS.numRuns / 4);
    expect(counts.exact).toBeGreaterThan(RUNS.numRuns / 10);
    expect(counts.matching).toBeGreaterThan(RUNS.numRuns);
  });

  // `#` replaces the dollar sign of a placeholder.
  test.each([
    ['^evt_', '`evt_#{string}`'],
    ['_id$', '`#{string}_id`'],
    ['secret', '`#{string}secret#{string}`'],
    ['f.*o', '`#{string}fo#{string}`'],
    ['[0-9]{2,}', '`#{string}#{CharacterOf<"0123456789">}#{CharacterOf<"0123456789">}#{string}`'],
    ['^(?:a|b)_', '`#{"a" | "b"}_#{string}`'],
    ['^[`{}$]', '`#{"$" | "`" | "{" | "}"}#{string}`'],
    ['^[ -az-~]', '`#{Exclude<Ascii, CharacterOf<"bcdefghijklmnopqrstuvwxy">>}#{string}`'],
    ['^[ -~]', '`#{Ascii}#{string}`'],
    ['^[ -~¡-¬®-þ]', '`#{Exclude<Latin1, "ÿ">}#{string}`'],
  ])('of %s is %s', (text, type) => {
    expect(keyTypes(() => false).typeOf(text)).toBe(type.replaceAll('#', '$'));
  });

  test.each([
    '^[a-z]+$',
    '^x-.*$',
    '.',
    '^\\s',
    '^[^a]',
    'a|b',
    '(?=a)',
    '\\ba',
    '^(a+)',
    '(',
    '^\\p{L}',
    '^a{17}',
  ])('does not exist for %s', (text) => {
    expect(templateOf(text)).toBeUndefined();
  });
});

describe('the complement of patterns and names', () => {
  test('matches none of the patterns, and has none of the names', () => {
    let otherNames = 0;
    const known = fc.record({
      names: fc.array(name, { maxLength: 2 }),
      patterns: fc.array(pattern, { minLength: 1, maxLength: 2 }),
    });
    fc.assert(
      fc.property(known, fc.array(name, { minLength: 20, maxLength: 20 }), (of, candidates) => {
        const found = complementPattern(of);
        if (found === undefined) return;
        expect(templateOf(found)?.isExact, found).toBe(true);
        for (const one of candidates.filter((candidate) => new RegExp(found, 'u').test(candidate))) {
          expect(of.names).not.toContain(one);
          for (const text of of.patterns)
            expect(new RegExp(text, 'u').test(one), `${text} on ${one}`).toBe(false);
          otherNames += 1;
        }
      }),
      RUNS,
    );
    expect(otherNames).toBeGreaterThan(RUNS.numRuns);
  });
});

describe('the compiler', () => {
  const patterns = [
    '^evt_',
    '_id$',
    'secret',
    'f.*o',
    '[0-9]{2,}',
    '^(a|b)_',
    '^[^a]',
    '^[ -`b-~]',
    '[ -`{-~]',
    '^[\\\\`"$]',
    '^é',
    '^[ -~¡-¬®-èê-ÿ]',
  ];
  const names = [
    'evt_1',
    'evt',
    'user_id',
    'my secret',
    'fo',
    'foo',
    'fxo',
    'a31b',
    'a3b',
    'a_',
    'c_',
    'quux',
    '\\n',
    '`',
    '"',
    '$',
    'é',
    'è',
    'Aa',
    'ab-c',
  ];
  const known = patterns.filter((text) => templateOf(text) !== undefined);

  test('accepts the keys of a template as the template says', { timeout: 60_000 }, () => {
    const keys = keyTypes((one) => one === 'Ascii');
    const types = known.map((text, at) => `export interface K${at} { [key: ${keys.typeOf(text)}]: never }`);
    const probes = known.flatMap((_, at) =>
      names.map((one): Probe => ({ type: `K${at}`, value: { [one]: 1 } })),
    );
    const declarations = [...types, ...keys.helpers(), 'export type Ascii = number;'].join('\n');
    const refused = new Set(refusals(declarations, probes).map(({ probe }) => probe));
    const seen = known.map((_, at) =>
      names.filter((__, i) => refused.has(probes[at * names.length + i] as Probe)),
    );
    const said = known.map((text) => names.filter((one) => matches(templateOf(text)?.template ?? [], one)));
    expect(seen).toEqual(said);
    expect(known).toHaveLength(patterns.length - 1);
    expect(seen.every((some) => some.length > 0)).toBe(true);
  });
});
