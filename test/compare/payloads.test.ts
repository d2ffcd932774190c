import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { compareCatalogs } from '../../generator/compare/compare-catalogs.js';
import { type Answer, type Judgement, judgementOf } from '../../generator/compare/judgement.js';
import { readableVersion } from '../../generator/compare/payloads/questions.js';
import { mutate } from '../../generator/runtime/fixtures.js';
import { fixturesOf } from '../../generator/samples/fixtures-of.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';
import { mutated, mutations, plainSchema } from '../support/mutated-schema.js';

interface PayloadPair {
  readonly name: string;
  readonly old: unknown;
  readonly new: unknown;
  readonly receive: Answer;
  readonly replay: Answer;
}

/** Each pair is the value of a required property `data`. */
const PAIRS: readonly PayloadPair[] = JSON.parse(
  readFileSync(new URL('payload-pairs.json', import.meta.url), 'utf8'),
);

function versionOf(schema: unknown): Catalog {
  const event = eventSchema('e', { required: ['data'], properties: { data: { $ref: '../data.json' } } });
  return catalogOf({ 'data.json': schema, 'events/e.json': event });
}

/** Whether the validator of a version accepts a payload. */
function accepts(catalog: Catalog, payload: unknown): boolean {
  const [event] = catalog.events;
  if (event === undefined) throw new Error('no event');
  return catalogValidators(catalog).firstError(event, payload) === undefined;
}

/** The payloads that hookschema makes from a version. */
function payloadsOf(catalog: Catalog): readonly unknown[] {
  return [...fixturesOf(catalog).values()].flatMap(({ minimal, full, variants }) => [
    minimal,
    full,
    ...variants.map((one) => full !== undefined && mutate(full, one)),
  ]);
}

interface Compared {
  readonly before: Catalog;
  readonly now: Catalog;
  readonly answers: Judgement['answers'];
  readonly changes: Judgement['changes'];
}

function compared(old: unknown, fresh: unknown): Compared {
  const [before, now] = [versionOf(old), versionOf(fresh)];
  return { before, now, ...judgementOf(compareCatalogs({ before, now }), 'strict') };
}

/** What contradicts the answers: payloads that are shown wrongly, and payloads of one version that disprove a yes. */
function contradictions({ before, now, answers, changes }: Compared): readonly unknown[] {
  const reader = readableVersion(before);
  const shown = (wanted: string, from: Catalog, to: Catalog): readonly unknown[] =>
    changes.filter(
      ({ code, payload }) => code === wanted && (!accepts(from, payload) || accepts(to, payload)),
    );
  const against = (answer: Answer, from: Catalog, to: Catalog): readonly unknown[] =>
    answer === 'yes' ? payloadsOf(from).filter((payload) => !accepts(to, payload)) : [];
  return [
    ...shown('HS755', now, reader),
    ...shown('HS757', before, now),
    ...against(answers.receive, now, reader),
    ...against(answers.replay, before, now),
  ];
}

describe.each(PAIRS)('$name', (pair) => {
  const found = compared(pair.old, pair.new);

  test('has the answers', () => {
    const { receive, replay } = found.answers;
    expect({ receive, replay }).toEqual({ receive: pair.receive, replay: pair.replay });
  });

  test('no payload contradicts them', () => {
    expect(payloadsOf(found.now).length).toBeGreaterThan(1);
    expect(contradictions(found)).toEqual([]);
  });
});

test('each reason has a payload with which nothing else is wrong', () => {
  const schema = (a: object, c: readonly string[], required: readonly string[]) => ({
    type: 'object',
    required,
    properties: { a, b: { type: 'string' }, c: { enum: c } },
  });
  const found = compared(
    schema({ type: 'integer', minimum: 1 }, ['x'], ['a', 'b']),
    schema({ type: 'integer', minimum: 0 }, ['x', 'y'], ['a']),
  );
  const rejected = found.changes.filter(({ code }) => code === 'HS755');
  expect(rejected.map(({ path }) => path)).toEqual(['/data/a', '/data/b', '/data/c']);
  expect(rejected.map(({ payload }) => payload)).toContainEqual({ type: 'e', data: { a: 1, b: '', c: 'y' } });
  expect(contradictions(found)).toEqual([]);
});

test('no payload contradicts the answers about random schemas and small changes to them', () => {
  const samples = fc.sample(fc.tuple(plainSchema, mutations), { numRuns: 40, seed: 8 });
  const all = samples.map(([old, choices]) => {
    const fresh = mutated(old, choices);
    const one = compared(old, fresh);
    const { receive, replay } = one.answers;
    return { pair: JSON.stringify([old, fresh]), receive, replay, found: contradictions(one) };
  });
  expect(all.filter(({ found }) => found.length > 0)).toEqual([]);
  expect(all.filter((one) => one.receive === 'unknown' || one.replay === 'unknown')).toEqual([]);
  for (const answer of ['yes', 'no']) expect(all.some(({ receive }) => receive === answer)).toBe(true);
});
