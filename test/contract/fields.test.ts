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

/** What the source's type of a field lets through and the schema refuses, unless the table decides against it. */
function refusedTypes(event: string, field: Field): readonly string[] {
  if (isDecided(event, field.path, 'type')) return [];
  const allowed = typesAt(event, field.path);
  return statedTypes(field).filter((type) => !allowed.has(type));
}

const refusedValues = (event: string, field: Field): readonly string[] =>
  (statedValues(field) ?? []).filter((value) =>
    nodesAt(event, field.path).some((node) => complaints(node, value).length > 0),
  );

/** Another pattern or format than the source's would refuse what the source lets through. */
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
      const refused = fields.flatMap((field) =>
        refusedTypes(event, field).map((type) => `${field.path} cannot be ${type}`),
      );
      expect(refused).toEqual([]);
    });

    test('every value that it enumerates is let through by the schema', () => {
      const refused = fields.flatMap((field) =>
        refusedValues(event, field).map((value) => `${field.path} cannot be ${value}`),
      );
      expect(refused).toEqual([]);
    });

    test('every pattern and format that it states is the only one of the schema', () => {
      const other = fields.flatMap((field) =>
        otherConstraints(event, field).map((constraint) => `${field.path} has ${constraint}`),
      );
      expect(other).toEqual([]);
    });
  });
});
