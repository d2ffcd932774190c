import { describe, expect, test } from 'vitest';
import { SILENCES } from './contradiction-rules.js';
import { type Contradiction, contradictionsOf } from './contradictions.js';
import { allContradictions, contradictionName, decides, decisions, idleParts } from './decisions.js';
import type { EventEvidence, Field, JsonObject } from './evidence.js';
import { parentPath } from './observe.js';
import { isDeclared, nodesAt, target } from './schema-set.js';

const decisionsOn = (contradiction: Contradiction): number =>
  decisions.filter((decision) => decides(decision, contradiction)).length;

test('every contradiction between the sources has a decision', () => {
  const undecided = allContradictions.filter((contradiction) => decisionsOn(contradiction) === 0);
  expect(undecided.map(contradictionName)).toEqual([]);
});

test('no contradiction has two decisions', () => {
  const twice = allContradictions.filter((contradiction) => decisionsOn(contradiction) > 1);
  expect(twice.map(contradictionName)).toEqual([]);
});

test('every decision is about a contradiction that exists, in each of its events, paths and kinds', () => {
  const idle = decisions.flatMap((decision) =>
    idleParts(decision).map((part) => `${part}: ${decision.decision}`),
  );
  expect(idle).toEqual([]);
});

/**
 * The nodes whose comment may explain a property. For an object, also its definition; for any other value, only the
 * property itself, because a shared scalar definition does not know where it is used.
 */
const hasComment = (event: string, path: string): boolean =>
  nodesAt(event, path).some(
    (node) =>
      node.schema.$comment !== undefined ||
      (target(node)?.schema.properties !== undefined && target(node)?.schema.$comment !== undefined),
  );

/** If a source only says nothing, a comment on the definition that declares the property is enough. */
const isCommented = ({ event, path, kind }: Contradiction): boolean =>
  hasComment(event, path) || (SILENCES.includes(kind) && hasComment(event, parentPath(path)));

test('every contradiction about a declared property is explained by a $comment in the schema', () => {
  const silent = allContradictions
    .filter(({ event, path }) => isDeclared(event, path))
    .filter((one) => !isCommented(one));
  expect(silent.map(contradictionName)).toEqual([]);
});

const field = (path: string, type: string, rest: Partial<Field> = {}): Field => ({ path, type, ...rest });
const pair = (
  [docs, docsSample]: readonly [readonly Field[], JsonObject],
  [openapi, openapiSample]: readonly [readonly Field[], JsonObject],
): EventEvidence => ({
  event: 'thing.happened',
  sources: [
    { source: 'docs page things', fields: docs, sample: { data: docsSample } },
    {
      source: 'OpenAPI document',
      fields: [field('data', 'object'), ...openapi],
      sample: { data: openapiSample },
    },
  ],
});

const found = (evidence: EventEvidence): readonly string[] =>
  contradictionsOf(evidence).map(({ path, kind }) => `${path} (${kind})`);

const a = (type: string, rest: Partial<Field> = {}): readonly Field[] => [field('data.a', type, rest)];

describe('a contradiction is found', () => {
  test.each<readonly [string, EventEvidence]>([
    ['type', pair([a('string'), { a: 'x' }], [a('number'), { a: 'x' }])],
    ['type', pair([a('null'), { a: 'x' }], [a('null'), { a: null }])],
    ['nullability', pair([a('string|null'), { a: 'x' }], [a('string'), { a: 'x' }])],
    ['nullability', pair([a('string'), { a: null }], [a('string'), { a: 'x' }])],
    [
      'values',
      pair([a('string', { values: ['x'] }), { a: 'x' }], [a('string', { enum: ['x', 'y'] }), { a: 'x' }]),
    ],
    ['values', pair([a('string', { values: ['x'] }), { a: 'X' }], [a('string'), { a: 'x' }])],
    ['pattern', pair([a('string'), { a: 'x_1' }], [a('string', { pattern: '^a_' }), { a: 'a_1' }])],
    [
      'format',
      pair([a('string'), { a: '' }], [a('string', { format: 'date-time' }), { a: '2024-02-29T00:00:00Z' }]),
    ],
    ['required', pair([a('string'), {}], [a('string', { required: true }), {}])],
    [
      'required',
      pair([a('string', { conditional: true }), { a: 'x' }], [a('string', { required: true }), { a: 'x' }]),
    ],
    ['presence', pair([a('string'), { a: 'x' }], [a('string'), {}])],
    ['boolean', pair([a('boolean'), { a: true }], [a('boolean'), { a: false }])],
    ['listed, never shown', pair([a('string'), {}], [a('string'), {}])],
    ['shown, never listed', pair([[], { a: 'x' }], [[], { a: 'x' }])],
    ['listed by one source', pair([[], { a: 'x' }], [a('string'), { a: 'x' }])],
  ])('of kind "%s"', (kind, evidence) => {
    expect(found(evidence)).toContain(`data.a (${kind})`);
  });
});

const CONDITIONAL = a('string', { conditional: true });

describe('no contradiction is found', () => {
  test.each<readonly [string, EventEvidence]>([
    ['the sources agree', pair([a('string'), { a: 'x' }], [a('string', { required: true }), { a: 'y' }])],
    [
      'a field that every source calls conditional is in no sample',
      pair([CONDITIONAL, {}], [CONDITIONAL, {}]),
    ],
    [
      'one source states a pattern',
      pair([a('string'), { a: 'a_1' }], [a('string', { pattern: '^a_' }), { a: 'a_2' }]),
    ],
  ])('when %s', (_, evidence) => {
    expect(found(evidence)).toEqual([]);
  });
});
