import { isJsonScalar, type JsonValue } from '../../json/json.js';
import { arrayLength, type CoverageAnalysis } from '../../schema/coverage.js';
import { isOfTypes, type Schema, type SchemaObject, typesOf, valuesOf } from '../../schema/schema.js';
import { literals } from './literals.js';

/** No more tuples than this: they have to be read. */
const MOST_TUPLES = 8;

/**
 * The type of a short list of distinct items, each of which is one of few values: every such list as a tuple.
 * Undefined for lists that may be longer, for items that may be more, and where items may be alike.
 */
export function distinctTuples(schema: SchemaObject, coverageOf: CoverageAnalysis): string | undefined {
  const { prefixItems = [], items = true, uniqueItems } = schema;
  const { least, most } = arrayLength(schema, coverageOf);
  if (uniqueItems !== true || most < 2 || most > MOST_TUPLES) return undefined;
  const cells = Array.from({ length: most }, (_, at) => scalarsOf(prefixItems[at] ?? items));
  if (!cells.every((values) => values !== undefined)) return undefined;
  const choices = cells.reduce((product, values) => product * values.length, 1);
  if (choices > MOST_TUPLES) return undefined;
  const lengths = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  return lengths.flatMap((length) => tuples(cells.slice(0, length))).join(' | ') || 'never';
}

/** The tuples of one length; those of a single item are one. */
function tuples(cells: readonly (readonly JsonValue[])[]): readonly string[] {
  const [only, ...more] = cells;
  if (only !== undefined && more.length === 0) return [`[${typeOf(only)}]`];
  const all = cells.reduce<readonly (readonly JsonValue[])[]>(
    (starts, values) =>
      starts.flatMap((start) =>
        values.flatMap((value) => (start.includes(value) ? [] : [[...start, value]])),
      ),
    [[]],
  );
  return all.map((values) => `[${values.map((value) => literals([value])).join(', ')}]`);
}

function typeOf(values: readonly JsonValue[]): string {
  return BOOLEANS.every((value) => values.includes(value)) && values.length === BOOLEANS.length
    ? 'boolean'
    : literals(values);
}

const BOOLEANS: readonly JsonValue[] = [false, true];

/** The values of a schema that says nothing but which of few scalars it takes. */
function scalarsOf(schema: Schema): readonly JsonValue[] | undefined {
  if (typeof schema === 'boolean' || Object.keys(schema).some((keyword) => !LISTING.has(keyword)))
    return undefined;
  if (schema.type === 'boolean' && valuesOf(schema) === undefined) return BOOLEANS;
  const types = typesOf(schema);
  const values = valuesOf(schema)?.filter((value) => types === undefined || isOfTypes(value, types));
  return values?.every(isJsonScalar) ? values : undefined;
}

const LISTING = new Set(['type', 'const', 'enum', 'title', 'description']);
