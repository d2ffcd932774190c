import { isJsonScalar, type JsonValue } from '../../json/json.js';
import { arrayLength, type CoverageAnalysis } from '../../schema/coverage.js';
import {
  isOfTypes,
  itemSchema,
  type Schema,
  type SchemaObject,
  typesOf,
  valuesOf,
} from '../../schema/schema.js';

/** The most tuples to write: people have to read them. */
const MOST_TUPLES = 8;

/**
 * The schema of a short array of distinct items with few values each: every such array, written out. Undefined for
 * arrays that may be longer, for items with more values, and where items may be equal.
 */
export function distinctTuples(schema: SchemaObject, coverageOf: CoverageAnalysis): SchemaObject | undefined {
  const { least, most } = arrayLength(schema, coverageOf);
  if (schema.uniqueItems !== true || most < 2 || most > MOST_TUPLES) return undefined;
  const cells = Array.from({ length: most }, (_, at) => scalarsOf(itemSchema(schema, at)));
  if (!cells.every((values) => values !== undefined)) return undefined;
  const choices = cells.reduce((product, values) => product * values.length, 1);
  if (choices > MOST_TUPLES) return undefined;
  const lengths = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  const tuples = lengths.map((length) => tuplesOf(cells.slice(0, length)));
  const [only, ...more] = tuples;
  return only !== undefined && more.length === 0 ? only : { anyOf: tuples };
}

/** The tuples of one length. Tuples of a single item become one. */
function tuplesOf(cells: readonly (readonly JsonValue[])[]): SchemaObject {
  const [only, ...more] = cells;
  if (only !== undefined && more.length === 0)
    return { type: 'array', prefixItems: [oneOf(only)], minItems: 1, items: false };
  return {
    enum: cells.reduce<readonly (readonly JsonValue[])[]>(
      (starts, values) =>
        starts.flatMap((start) =>
          values.flatMap((value) => (start.includes(value) ? [] : [[...start, value]])),
        ),
      [[]],
    ),
  };
}

function oneOf(values: readonly JsonValue[]): SchemaObject {
  const isEither = BOOLEANS.every((value) => values.includes(value)) && values.length === BOOLEANS.length;
  return isEither ? { type: 'boolean' } : { enum: values };
}

const BOOLEANS: readonly JsonValue[] = [false, true];

/** The values of a schema that does nothing but list a few scalars. */
function scalarsOf(schema: Schema): readonly JsonValue[] | undefined {
  if (typeof schema === 'boolean' || Object.keys(schema).some((keyword) => !LISTING.has(keyword)))
    return undefined;
  if (schema.type === 'boolean' && valuesOf(schema) === undefined) return BOOLEANS;
  const types = typesOf(schema);
  const values = valuesOf(schema)?.filter((value) => types === undefined || isOfTypes(value, types));
  return values?.every(isJsonScalar) ? values : undefined;
}

const LISTING = new Set(['type', 'const', 'enum', 'title', 'description']);
