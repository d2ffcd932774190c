import { beforeAll, describe, expect, test } from 'vitest';
import { allEvidence, type EventEvidence, statedValues } from './evidence.js';
import { propertyPaths, shows } from './observe.js';
import { listing } from './presence.js';
import { isDeclared, isRequired, nodesAt } from './schema-set.js';
import { type Constrained, constraintsAt, typesAt } from './schema-types.js';
import { type Inferred, inferFrom } from './witness.js';

const sameValues = (values: readonly string[] | undefined, other: unknown): boolean =>
  JSON.stringify(values) === JSON.stringify(Array.isArray(other) ? other : [other]);

/** A keyword that a source states for the same path needs no other reason. */
const isStated = ({ sources }: EventEvidence, path: string, { keyword, value }: Constrained): boolean =>
  sources.some((source) => {
    const field = listing(source, path);
    if (field === undefined) return false;
    if (keyword === 'pattern' || keyword === 'format') return field[keyword] === value;
    return sameValues(statedValues(field), value);
  });

const isExplained = (
  evidence: EventEvidence,
  { path, format }: Inferred,
  constrained: Constrained,
): boolean =>
  constrained.node.schema.$comment !== undefined ||
  (constrained.keyword === 'format' && constrained.value === format) ||
  isStated(evidence, path, constrained);

const unexplained = (evidence: EventEvidence, inferred: Inferred): readonly string[] =>
  constraintsAt(evidence.event, inferred.path)
    .filter((constrained) => !isExplained(evidence, inferred, constrained))
    .map(({ keyword, value }) => `${inferred.path}: ${keyword} ${JSON.stringify(value)}`);

describe.each(allEvidence)('$event', (evidence) => {
  const { event } = evidence;
  let all: readonly Inferred[] = [];
  let declared: readonly Inferred[] = [];

  beforeAll(async () => {
    all = await inferFrom(evidence);
    declared = all.filter(({ path }) => nodesAt(event, path).length > 0);
  });

  test('the inference has every field of every sample', () => {
    const shown = propertyPaths(evidence).filter((path) =>
      evidence.sources.some((source) => shows(source, path)),
    );
    expect([...new Set(all.map(({ path }) => path))].sort()).toEqual(shown);
  });

  test('every inferred property is declared', () => {
    expect(all.map(({ path }) => path).filter((path) => !isDeclared(event, path))).toEqual([]);
  });

  test('every inferred type is covered', () => {
    const narrower = declared.flatMap(({ path, types }) =>
      types.filter((type) => !typesAt(event, path).has(type)).map((type) => `${path} cannot be ${type}`),
    );
    expect(narrower).toEqual([]);
  });

  test('no property is required that is inferred as optional', () => {
    const optional = declared.filter(({ required }) => !required).map(({ path }) => path);
    expect(optional.filter((path) => isRequired(event, path))).toEqual([]);
  });

  test('every string that is inferred as a date-time is a timestamp', () => {
    const dates = declared.filter(({ format }) => format === 'date-time').map(({ path }) => path);
    const plain = dates.filter(
      (path) => !constraintsAt(event, path).some(({ value }) => value === 'date-time'),
    );
    expect(plain).toEqual([]);
  });

  test('if the schema is narrower than the inference, a source states it or a $comment says why', () => {
    expect(declared.flatMap((inferred) => unexplained(evidence, inferred))).toEqual([]);
  });
});
