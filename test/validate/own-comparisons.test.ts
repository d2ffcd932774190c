import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../generator/json/json.js';
import type { Dialect } from '../../generator/schema/dialect.js';
import type { Schema } from '../../generator/schema/schema.js';
import { metaSchemaProblems } from '../../generator/validate/ajv/meta-schema.js';
import { singleSchemas } from '../support/single-schemas.js';

/** Objects with properties that a comparison could call. */
const CALLED: readonly JsonObject[] = [{ toString: 1 }, { toString: 'x', valueOf: 2 }, { valueOf: null }];

describe('properties called toString and valueOf are only compared', () => {
  test.each<Dialect>(['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'])(
    'where the meta-schema of %s requires different values',
    (dialect) => {
      expect(metaSchemaProblems({ enum: CALLED }, dialect)).toStrictEqual([]);
      // The later meta-schemas allow it.
      const isRequired = dialect.startsWith('draft');
      expect(metaSchemaProblems({ enum: [...CALLED, { toString: 1 }] }, dialect)).toHaveLength(
        isRequired ? 1 : 0,
      );
      expect(metaSchemaProblems({ required: ['a', 'a'] }, dialect)).toMatchObject([{ isRepetition: true }]);
    },
  );

  test.each<[Schema, readonly JsonValue[], readonly JsonValue[]]>([
    [{ const: CALLED[0] ?? null }, [{ toString: 1 }], [{ toString: 2 }, {}, 1]],
    [{ enum: CALLED }, CALLED, [{ toString: 'x' }, { valueOf: 1 }]],
    [{ uniqueItems: true }, [CALLED, []], [[...CALLED, { valueOf: null }]]],
    [{ uniqueItems: false }, [[1, 1]], []],
  ])('where a value is judged: %j', (schema, accepted, rejected) => {
    const accepts = singleSchemas(new Map())(schema);
    expect(accepted.map(accepts)).toStrictEqual(accepted.map(() => true));
    expect(rejected.map(accepts)).toStrictEqual(rejected.map(() => false));
  });
});
