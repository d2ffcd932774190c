import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import { BoundedExpression } from '../patterns/bounded-expression.js';
import { FORMAT_NAMES, formatCheck } from '../patterns/formats.js';
import { type Check, choose, chooseAll } from '../runtime/errors.js';
import { checked, checkNever, checkTest, explainerOf, type MakeCheck } from '../runtime/explain.js';
import type { NamedSchema } from '../runtime/standard-schema.js';
import { mapSubschemas, refName, type Schema, type SchemaObject } from '../schema/schema.js';
import { EXPLANATIONS } from './explanations.js';
import { type Instead, schemaData } from './schema-data.js';

type Ref = Parameters<NamedSchema['schema']>[0];

/**
 * The checks of a catalog's events by the functions of the runtime, from the data that emitted modules have.
 * @param short every schema in the short form of `lowerValidator`, by name
 * @param stops true for checks that stop at the first error
 */
export function dataChecks(
  catalog: Catalog,
  short: ReadonlyMap<string, Schema>,
  stops: boolean,
): (event: EventDefinition) => Check {
  const definitions = new Map<string, NamedSchema>();
  const definition = (name: string): NamedSchema => {
    const found = definitions.get(name);
    if (found === undefined) throw new Error(`no schema ${name}`);
    return found;
  };
  for (const [name, written] of schemasByName(catalog)) {
    const { schema, instead } = schemaData(written, short);
    definitions.set(name, { name, schema: (ref) => asData(schema, instead, ref, definition) });
  }
  const formats = Object.fromEntries(
    FORMAT_NAMES.map((name) => [name, formatCheck(name) as (text: string) => boolean]),
  );
  const keywords = Object.entries({ ...EXPLANATIONS, pattern: boundedPattern });
  const explain = explainerOf(keywords, {
    stops,
    formats,
    choose: stops ? choose : chooseAll,
    never: checkNever,
  });
  return (event) => explain(definition(event.names.type));
}

/** The check of a pattern that stops after some seconds. @throws DiagnosticError HS228, when it is called */
const boundedPattern: MakeCheck = (pattern) => {
  const expression = new BoundedExpression(pattern);
  return checkTest(
    'pattern',
    `a string that matches ${pattern}`,
    (value) => typeof value !== 'string' || expression.test(value),
  );
};

/** A schema as emitted code makes it. */
function asData(
  schema: Schema,
  instead: ReadonlyMap<Schema, Instead>,
  ref: Ref,
  definition: (name: string) => NamedSchema,
): unknown {
  if (typeof schema === 'boolean') return schema;
  const change = (inner: Schema): Schema => asData(inner, instead, ref, definition) as Schema;
  const data = (own: SchemaObject): object => ({
    ...mapSubschemas(own, change),
    ...(own.$ref !== undefined && ref(definition(refName(own.$ref)))),
  });
  const own = instead.get(schema);
  if (own === undefined) return data(schema);
  const rules = own.type === undefined ? data(own) : { ...data(own), anyOf: undefined };
  return { ...data(schema), [checked]: rules };
}
