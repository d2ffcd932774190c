import { describe, expect, test } from 'vitest';
import { allEvidence } from './evidence.js';
import { unenforced, uses, weakerThanEvidence } from './looseness.js';
import { lacks } from './observe.js';
import { isNullable, presenceOf } from './presence.js';
import { isRequired, nodesAt } from './schema-set.js';
import { typesAt } from './schema-types.js';

describe.each(allEvidence)('$event', (evidence) => {
  const { event, sources } = evidence;
  const paths = uses.filter((use) => use.evidence.event === event).map(({ path }) => path);
  const required = paths.filter((path) => isRequired(event, path));

  test('every required property is in every sample', () => {
    const missing = required.filter((path) => sources.some((source) => lacks(source, path)));
    expect(missing).toEqual([]);
  });

  test('every required property is one that no source calls nullable or conditional', () => {
    expect(required.filter((path) => presenceOf(evidence, path) === 'optional')).toEqual([]);
  });

  test('a property is nullable if and only if a source of an event with its definition states or shows null', () => {
    const declared = paths.filter((path) => nodesAt(event, path).length > 0);
    const inSchema = declared.filter((path) => typesAt(event, path).has('null'));
    expect(inSchema).toEqual(declared.filter((path) => isNullableSomewhere(event, path)));
  });
});

function isNullableSomewhere(event: string, path: string): boolean {
  const nodes = uses.find((use) => use.evidence.event === event && use.path === path)?.nodes ?? [];
  const sharing = uses.filter((use) => use.nodes.some((node) => nodes.includes(node)));
  return sharing.some((use) => isNullable(use.evidence, use.path));
}

test('a property that the evidence requires is optional only if another event with the same definition needs that', () => {
  expect(weakerThanEvidence.filter(({ becauseOf }) => becauseOf.length === 0)).toEqual([]);
});

test('a pattern or format that a source states and the schema leaves out is explained by a $comment', () => {
  const silent = unenforced.filter(
    ({ event, path }) => !nodesAt(event, path).some(({ schema }) => schema.$comment !== undefined),
  );
  expect(silent).toEqual([]);
});
