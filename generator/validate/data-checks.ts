import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower/lower-catalog.js';
import type { EventShapes } from '../catalog/shapes/event-shapes.js';
import type { JsonValue } from '../json/json.js';
import { BoundedExpression } from '../patterns/bounded-expression.js';
import { FORMAT_NAMES, formatCheck } from '../patterns/formats.js';
import { type Check, choose, chooseAll } from '../runtime/errors.js';
import { checked, checkNever, explainerOf, type MakeCheck, rulesOfAny } from '../runtime/explain.js';
import type { NamedSchema } from '../runtime/standard-schema.js';
import { once } from '../schema/memoize.js';
import { mapSubschemas, refName, type Schema, type SchemaObject } from '../schema/schema.js';
import { EXPLANATIONS } from './explanations.js';
import { type Instead, schemaData } from './schema-data.js';

type Ref = Parameters<NamedSchema['schema']>[0];

/**
 * The checks of a catalog's events by the functions of the runtime, from the data that emitted modules have. They leave
 * the event type to others.
 * @returns gives the check of an event, which throws a DiagnosticError, HS228, when a text takes a pattern too long
 */
export function catalogChecks(
  catalog: Catalog,
  { shapes, shapeOf }: EventShapes,
  options: Pick<DataCheckOptions, 'short' | 'stops' | 'reference'>,
): (event: EventDefinition) => Check {
  const schemas = new Map([...schemasByName(catalog), ...shapes]);
  const checkOf = dataChecks(schemas, { ...options, formats: catalog.checkedFormats });
  return (event) => checkOf(shapeOf(event));
}

/** How to make checks. */
export interface DataCheckOptions {
  /** Every schema in the short form of `lowerValidator`, by name. Without them, errors are longer. */
  readonly short: ReadonlyMap<string, Schema>;
  /** The names of the formats that are checked. */
  readonly formats: readonly string[];
  /** True for checks that stop at the first error. */
  readonly stops: boolean;
  /** Makes the check of a reference. Default: that of the runtime. */
  readonly reference?: MakeCheck;
  /** Compiles a pattern. Default: an expression that stops when a text takes it too long, as a schema's pattern may. */
  readonly expression?: (pattern: string) => RegExp;
}

/** The checks of schemas that refer to each other by name, like `catalogChecks`. */
export function dataChecks(
  schemas: ReadonlyMap<string, Schema>,
  options: DataCheckOptions,
): (name: string) => Check {
  const { explain, definition } = checksOf(schemas, options);
  return (name) => explain(definition(name));
}

/**
 * Whether any schema accepts a value. The schema may refer to others by name.
 * @returns makes the test of a schema, which throws a DiagnosticError, HS228, when a text takes a pattern too long
 */
export function schemaTests(
  schemas: ReadonlyMap<string, Schema>,
): (schema: Schema) => (value: JsonValue) => boolean {
  const { explain, defined } = checksOf(schemas, { short: new Map(), formats: FORMAT_NAMES, stops: true });
  return (schema) => {
    const check = explain(defined('', schema));
    return (value) => check(value) === undefined;
  };
}

function checksOf(
  schemas: ReadonlyMap<string, Schema>,
  { short, formats, stops, reference, expression = boundedExpression }: DataCheckOptions,
) {
  const definition = (name: string): NamedSchema => {
    const found = definitions.get(name);
    if (found === undefined) throw new Error(`no schema ${name}`);
    return found;
  };
  const defined = (name: string, schema: Schema): NamedSchema => {
    const data = once(() => schemaData(schema, short));
    return { name, schema: (ref) => asData(data().schema, data().instead, ref, definition) };
  };
  const definitions = new Map([...schemas].map(([name, schema]) => [name, defined(name, schema)]));
  const explain = explainerOf(
    { ...EXPLANATIONS, ...(reference && { $ref: reference }), never: checkNever },
    {
      stops,
      choose: stops ? choose : chooseAll,
      formats: Object.fromEntries(
        formats.flatMap((name) => {
          const check = formatCheck(name);
          return check === undefined ? [] : [[name, check]];
        }),
      ),
      rulesOf: rulesOfAny,
      expression,
    },
  );
  return { explain, definition, defined };
}

function boundedExpression(pattern: string): RegExp {
  return new BoundedExpression(pattern);
}

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
