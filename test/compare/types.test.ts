import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { typedSchemas } from '../../generator/catalog/lower/typed-schemas.js';
import { compareCatalogs } from '../../generator/compare/compare-catalogs.js';
import { ruleOf } from '../../generator/compare/rules.js';
import { typeComparison } from '../../generator/compare/types/compare-types.js';
import { RULES_LEFT_OUT, shapesOf } from '../../generator/compare/types/shapes-of.js';
import type { TypeChange } from '../../generator/compare/types/type-change.js';
import { DiagnosticError } from '../../generator/diagnostics/index.js';
import { declareTypes } from '../../generator/types/declare-types.js';
import { TYPE_RULES } from '../../generator/types/type-rules.js';
import { mistakesIn } from '../support/assignable.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';
import { folderNames, readTree, TEST_FOLDER } from '../support/folders.js';
import { mutated, mutations, plainSchema } from '../support/mutated-schema.js';
import { randomSchema } from '../support/random-schemas.js';
import { compileOldCode } from '../support/reading-program.js';

interface TypePair {
  readonly name: string;
  readonly old: unknown;
  readonly new: unknown;
  /** The rules that find something, sorted. */
  readonly codes: readonly string[];
}

/** Each pair is the type of a required property `data`. */
const PAIRS: readonly TypePair[] = JSON.parse(
  readFileSync(new URL('type-pairs.json', import.meta.url), 'utf8'),
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

function changesOf(name: string, versions = { before, now }): readonly TypeChange[] {
  const [old, fresh] = [shapesOf(versions.before), shapesOf(versions.now)];
  const { compare } = typeComparison(
    (one) => fresh.get(one),
    (one) => old.get(one),
  );
  return compare({ kind: 'name', name }, { kind: 'name', name }, []);
}

async function declarationsOf(catalog: Catalog): Promise<string> {
  return (await declareTypes(typedSchemas(catalog), catalog.types)).join('\n');
}

const names = PAIRS.map((_pair, at) => `E${at}Event`);

describe('the types of two versions', () => {
  test.each(PAIRS.map((pair, at) => ({ ...pair, type: names[at] ?? '' })))('$name', ({ type, codes }) => {
    expect([...new Set(changesOf(type).map(({ code }) => code))].sort()).toEqual(codes);
  });

  test('the compiler agrees about each pair', async () => {
    const { errors, unfit } = compileOldCode(await declarationsOf(before), await declarationsOf(now), names);
    expect([...unfit]).toEqual([]);
    const verdicts = names.map((name, at) => ({
      pair: PAIRS[at]?.name,
      breaks: changesOf(name).some(({ code }) => ruleOf(code).effect === 'breaks'),
      errors: errors.get(name) ?? [],
    }));
    expect(verdicts.filter(({ breaks, errors: found }) => breaks !== found.length > 0)).toEqual([]);
  });
});

describe('the examples of changes', async () => {
  const kinds = await folderNames(join(TEST_FOLDER, 'diff'));
  const version = async (kind: string, side: string): Promise<Catalog> => {
    const tree = await readTree(join(TEST_FOLDER, 'diff', kind, side));
    return catalogOf(
      Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, JSON.parse(text)])),
    );
  };

  test.each(kinds)('the compiler agrees about %s', async (kind) => {
    const versions = { before: await version(kind, 'old'), now: await version(kind, 'new') };
    const [old, fresh] = [versions.before, versions.now].map(({ events }) =>
      events.map(({ names: { type } }) => type),
    );
    const kept = (old ?? []).filter((name) => fresh?.includes(name));
    const { errors, unfit } = compileOldCode(
      await declarationsOf(versions.before),
      await declarationsOf(versions.now),
      kept,
    );
    const breaks = kept.some((name) =>
      changesOf(name, versions).some(({ code }) => ruleOf(code).effect === 'breaks'),
    );
    expect({ unfit: unfit.size, breaks }).toEqual({
      unfit: 0,
      breaks: [...errors.values()].flat().length > 0,
    });
  });
});

test('code that imports a type whose name is gone does not compile', async () => {
  const files = (name: string) => ({
    [`${name}.json`]: { type: 'number' },
    'a.json': eventSchema('a', { properties: { total: { $ref: `${name}.json` } } }),
  });
  const [old, fresh] = [catalogOf(files('money')), catalogOf(files('amount'))];
  const code = "import type { Money } from './types.js';\nexport type Again = Money;";
  expect(mistakesIn(await declarationsOf(old), code)).toEqual([]);
  expect(mistakesIn(await declarationsOf(fresh), code)).toHaveLength(1);
  expect(compareCatalogs({ before: old, now: fresh }).map(({ code: rule }) => rule)).toEqual([
    'HS765',
    'HS770',
  ]);
});

/** The number of random pairs, and the seed. `DIFF_SEED=3 DIFF_PAIRS=2000` tries others. */
const RANDOM = { pairs: Number(process.env.DIFF_PAIRS ?? 60), seed: Number(process.env.DIFF_SEED ?? 5) };

test('the compiler agrees about random schemas and small changes to them', async () => {
  const { pairs: numRuns, seed } = RANDOM;
  const plain = fc
    .sample(fc.tuple(plainSchema, mutations), { numRuns, seed })
    .map(([old, choices]) => ({ old, new: mutated(old, choices) }));
  const odd = fc
    .sample(fc.tuple(randomSchema, mutations), { numRuns: numRuns / 5, seed })
    .map(([{ root, definitions }, choices]) => {
      const old = { $defs: definitions, ...(typeof root === 'object' ? root : { allOf: [root] }) };
      return { old, new: mutated(old, choices) };
    });
  const pairs = [...plain, ...odd.filter((pair) => isSound([pair.old]) && isSound([pair.new]))];
  const versions = {
    before: catalogOf(filesOf(pairs.map((pair) => pair.old))),
    now: catalogOf(filesOf(pairs.map((pair) => pair.new))),
  };
  const types = pairs.map((_pair, at) => `E${at}Event`);
  const { errors } = compileOldCode(
    await declarationsOf(versions.before),
    await declarationsOf(versions.now),
    types,
  );
  const verdicts = types.flatMap((name, at) => {
    const found = errors.get(name);
    const effects = changesOf(name, versions).map(({ code }) => ruleOf(code).effect);
    const verdict = effects.includes('breaks')
      ? 'breaks'
      : effects.includes('unknown')
        ? 'unknown'
        : 'compiles';
    return found === undefined ? [] : [{ pair: JSON.stringify(pairs[at]), verdict, errors: found }];
  });
  const wrong = verdicts.filter(
    ({ verdict, errors: found }) => verdict !== 'unknown' && (verdict === 'breaks') !== found.length > 0,
  );
  expect(wrong).toEqual([]);
  const decided = verdicts.filter(({ verdict }) => verdict !== 'unknown').length;
  expect(decided / pairs.length).toBeGreaterThan(0.7);
}, 600_000);

function filesOf(schemas: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    schemas.flatMap((schema, at) => [
      [`c${at}.json`, typeof schema === 'object' ? schema : { allOf: [schema] }],
      [
        `events/e${at}.json`,
        eventSchema(`e${at}`, { required: ['data'], properties: { data: { $ref: `../c${at}.json` } } }),
      ],
    ]),
  );
}

/** True for schemas that give no errors. */
function isSound(schemas: readonly unknown[]): boolean {
  try {
    return catalogOf(filesOf(schemas)).events.length === schemas.length;
  } catch (error) {
    if (error instanceof DiagnosticError) return false;
    throw error;
  }
}

test('the rules of types that are left out exist', () => {
  const known = new Set(TYPE_RULES.map(({ name }) => name));
  expect([...RULES_LEFT_OUT].filter((name) => !known.has(name))).toEqual([]);
});
