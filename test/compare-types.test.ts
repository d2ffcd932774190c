import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../generator/catalog/catalog.js';
import { typedSchemas } from '../generator/catalog/typed-schemas.js';
import { ruleOf } from '../generator/compare/rules.js';
import { typeComparison } from '../generator/compare/types/compare-types.js';
import { RULES_LEFT_OUT, shapesOf } from '../generator/compare/types/shapes-of.js';
import type { TypeChange } from '../generator/compare/types/type-change.js';
import { declareTypes } from '../generator/types/declare-types.js';
import { TYPE_RULES } from '../generator/types/type-rules.js';
import { catalogOf } from './support/catalog-of.js';
import { eventSchema } from './support/catalogs.js';
import { compileOldCode } from './support/reading-program.js';

interface TypePair {
  readonly name: string;
  readonly old: unknown;
  readonly new: unknown;
  /** The rules that find something, sorted. */
  readonly codes: readonly string[];
}

/** Each pair is the type of a required property `data`. */
const PAIRS: readonly TypePair[] = JSON.parse(
  readFileSync(new URL('compare/type-pairs.json', import.meta.url), 'utf8'),
);

function catalogWith(side: 'old' | 'new'): Catalog {
  return catalogOf(
    Object.fromEntries(
      PAIRS.map((pair, at) => [
        `e${at}.json`,
        eventSchema(`e${at}`, { required: ['data'], properties: { data: pair[side] } }),
      ]),
    ),
  );
}

const [before, now] = [catalogWith('old'), catalogWith('new')];

function changesOf(name: string): readonly TypeChange[] {
  const [old, fresh] = [shapesOf(before), shapesOf(now)];
  const { compare } = typeComparison(
    (one) => fresh.get(one),
    (one) => old.get(one),
  );
  return compare({ kind: 'name', name }, { kind: 'name', name }, []);
}

const names = PAIRS.map((_pair, at) => `E${at}Event`);

describe('the types of two versions', () => {
  test.each(PAIRS.map((pair, at) => ({ ...pair, type: names[at] ?? '' })))('$name', ({ type, codes }) => {
    expect([...new Set(changesOf(type).map(({ code }) => code))].sort()).toEqual(codes);
  });

  test('the compiler agrees about each pair', async () => {
    const [old, fresh] = await Promise.all(
      [before, now].map(async (catalog) =>
        (await declareTypes(typedSchemas(catalog), catalog.types)).join('\n'),
      ),
    );
    const errors = compileOldCode(old ?? '', fresh ?? '', names);
    const verdicts = names.map((name, at) => ({
      pair: PAIRS[at]?.name,
      breaks: changesOf(name).some(({ code }) => ruleOf(code).effect === 'breaks'),
      errors: errors.get(name) ?? [],
    }));
    expect(verdicts.filter(({ breaks, errors: found }) => breaks !== found.length > 0)).toEqual([]);
  });
});

test('the rules of types that are left out exist', () => {
  const known = new Set(TYPE_RULES.map(({ name }) => name));
  expect([...RULES_LEFT_OUT].filter((name) => !known.has(name))).toEqual([]);
});
