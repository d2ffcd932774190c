import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { compareCatalogs } from '../../generator/compare/compare-catalogs.js';
import { type JudgedChange, judgementOf } from '../../generator/compare/judgement.js';
import { createAsk, type Engine } from '../../generator/compare/payloads/shared-answers.js';
import { contains } from '../../generator/contains/contains.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';
import { mutated, mutations, plainSchema } from '../support/mutated-schema.js';

const engine: Engine = (sub, sup) => contains(sub, sup, { formats: 'assert' });

/** Every answer about the schemas as they are, without a memory. */
const WHOLE = { shared: engine, whole: engine };

/** A definition with as many properties as the big ones of real catalogs. */
const BIG = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [`p${at}`, { type: 'string', maxLength: 10 + at }]),
);

/** Events that refer to one definition directly, through another definition, or both. Each has a property of its own. */
function sharing(count: number, account: object, id: object = { type: 'string' }): Catalog {
  const events = Array.from({ length: count }, (_, at) => {
    const shared = at % 3 === 1 ? {} : { account: { $ref: '../account.json' } };
    const team = at % 3 === 0 ? {} : { team: { $ref: '../team.json' } };
    const properties = { ...shared, data: { type: 'object', properties: { id, ...team } }, [`own${at}`]: id };
    return [`events/e${at}.json`, eventSchema(`e${at}`, { required: ['data'], properties })];
  });
  const team = { type: 'object', required: ['owner'], properties: { owner: { $ref: 'account.json' }, id } };
  return catalogOf({ 'account.json': account, 'team.json': team, ...Object.fromEntries(events) });
}

function changed(properties: object): object {
  return { type: 'object', required: ['p1'], properties };
}

/** The questions about all of a definition that a comparison asks. */
function questions(before: Catalog, now: Catalog): number {
  let count = 0;
  const ask = createAsk((sub, sup) => {
    if (JSON.stringify([sub, sup]).includes('"p59"')) count += 1;
    return engine(sub, sup);
  });
  compareCatalogs({ before, now }, ask);
  return count;
}

test('a definition is compared once, however many events share it', () => {
  const [before, now] = [changed(BIG), changed({ ...BIG, p7: { type: 'integer' }, p8: { enum: ['a'] } })];
  const ofSome = questions(sharing(3, before), sharing(3, now));
  expect(ofSome).toBeGreaterThan(0);
  expect(questions(sharing(30, before), sharing(30, now))).toBe(ofSome);
});

/** The changes in the order of reports, found with what is shared and without. */
function bothWays(before: Catalog, now: Catalog): readonly (readonly JudgedChange[])[] {
  const found = [compareCatalogs({ before, now }), compareCatalogs({ before, now }, WHOLE)];
  return found.map((changes) => judgementOf(changes, 'strict').changes);
}

const PAIRS: readonly { readonly name: string; readonly old: object; readonly new: object }[] = JSON.parse(
  readFileSync(new URL('payload-pairs.json', import.meta.url), 'utf8'),
);

test.each(PAIRS)('the changes of a shared definition are those of each event by itself: $name', (pair) => {
  const [shared, whole] = bothWays(sharing(3, pair.old), sharing(3, pair.new, { type: ['string', 'null'] }));
  expect(shared).toEqual(whole);
});

test('so are those of random definitions', () => {
  for (const [old, choices] of fc.sample(fc.tuple(plainSchema, mutations), {
    numRuns: 40,
    seed: 18,
  })) {
    const [shared, whole] = bothWays(sharing(3, old as object), sharing(3, mutated(old, choices) as object));
    expect(shared, JSON.stringify([old, mutated(old, choices)])).toEqual(whole);
  }
});
