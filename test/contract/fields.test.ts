import { describe, expect, test } from 'vitest';
import type { ContradictionKind } from './contradiction-rules.js';
import { allContradictions } from './decisions.js';
import { allEvidence, type Field, shortName, statedNullable, statedType, statedValues } from './evidence.js';
import { isDeclared, nodesAt } from './schema-set.js';
import { constraintsAt, typesAt } from './schema-types.js';
import { complaints } from './validators.js';

const isDecided = (event: string, path: string, kind: ContradictionKind): boolean =>
  allContradictions.some((one) => one.event === event && one.path === path && one.kind === kind);

const statedTypes = (field: Field): readonly string[] =>
  [statedType(field), statedNullable(field) ? 'null' : undefined].filter((type) => type !== undefined);

/** The types that the source states for a field and the schema rejects, without those for which a decision exists. */
function rejectedTypes(event: string, field: Field): readonly string[] {
  if (isDecided(event, field.path, 'type')) return [];
  const allowed = typesAt(event, field.path);
  return statedTypes(field).filter((type) => !allowed.has(type));
}

const rejectedValues = (event: string, field: Field): readonly string[] =>
  (statedValues(field) ?? []).filter((value) =>
    nodesAt(event, field.path).some((node) => complaints(node, value).length > 0),
  );

/** A different pattern or format from the source's would reject values that the source accepts. */
const otherConstraints = (event: string, field: Field): readonly string[] =>
  constraintsAt(event, field.path)
    .filter(({ keyword, value }) => {
      const stated = keyword === 'pattern' || keyword === 'format' ? field[keyword] : undefined;
      return stated !== undefined && stated !== value;
    })
    .map(({ keyword, value }) => `${keyword} ${JSON.stringify(value)}`);

describe.each(allEvidence)('$event', ({ event, sources }) => {
  describe.each(sources.map((source) => ({ ...source, name: shortName(source) })))('$name', ({ fields }) => {
    test('every field that it lists is in the schema', () => {
      const missing = fields.filter(({ path }) => !isDeclared(event, path));
      expect(missing.map(({ path }) => path)).toEqual([]);
    });

    test('every type that it states is covered by the schema', () => {
      const rejected = fields.flatMap((field) =>
        rejectedTypes(event, field).map((type) => `${field.path} cannot be ${type}`),
      );
      expect(rejected).toEqual([]);
    });

    test('every value that it lists is accepted by the schema', () => {
      const rejected = fields.flatMap((field) =>
        rejectedValues(event, field).map((value) => `${field.path} cannot be ${value}`),
      );
      expect(rejected).toEqual([]);
    });

    test('every pattern and format that it states is the only one in the schema', () => {
      const other = fields.flatMap((field) =>
        otherConstraints(event, field).map((constraint) => `${field.path} has ${constraint}`),
      );
      expect(other).toEqual([]);
    });
  });
});
