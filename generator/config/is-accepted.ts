import { memoize } from '../schema/memoize.js';
import { mapSubschemas, refTo, type Schema } from '../schema/schema.js';
import { dataChecks } from '../validate/data-checks.js';

/** A JSON Schema with definitions. References lead to these, and to their properties. */
export interface SchemaWithDefinitions {
  readonly definitions: Readonly<Record<string, { readonly properties?: object }>>;
}

/**
 * True for a value that a definition of the configuration's JSON Schema accepts for certain. Where this is false, Ajv finds
 * out what is wrong. Loading Ajv and compiling the schema takes longer than everything else about a configuration.
 */
export function isAccepted(document: SchemaWithDefinitions, definition: string, value: unknown): boolean {
  return checksOf(document)(definition)(value) === undefined;
}

/** The checks of the definitions. Catalogs call them `$defs`, and have no references to places in them. */
const checksOf = memoize(({ definitions }: SchemaWithDefinitions) => {
  const places = Object.entries(definitions).flatMap(([name, one]) => [
    [name, one] as const,
    ...Object.entries(one.properties ?? {}).map(
      ([key, inner]) => [`${name}/properties/${key}`, inner] as const,
    ),
  ]);
  const schemas = new Map(places.map(([name, one]) => [name, withReferences(one)]));
  // Finding out whether a pattern may take too long takes longer than all checks, and none of these does.
  const expression = (pattern: string): RegExp => new RegExp(pattern, 'u');
  return dataChecks(schemas, { short: schemas, formats: [], stops: true, expression });
});

function withReferences(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const { $ref, ...others } = mapSubschemas(schema, withReferences);
  return $ref === undefined ? others : { ...others, $ref: refTo($ref.replace('#/definitions/', '')) };
}
