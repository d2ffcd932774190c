import type { Catalog, EventDefinition } from '../../generator/catalog/catalog.js';
import { schemasByName } from '../../generator/catalog/lower-catalog.js';
import { FORMAT_NAMES, formatCheck } from '../../generator/patterns/formats.js';
import { type Check, choose, chooseAll, type Failure } from '../../generator/runtime/errors.js';
import { checked, checkNever, explainerOf } from '../../generator/runtime/explain.js';
import { checkByTag } from '../../generator/runtime/explain-tags.js';
import type { NamedSchema } from '../../generator/runtime/standard-schema.js';
import { mapSubschemas, refName, type Schema, type SchemaObject } from '../../generator/schema/schema.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { EXPLANATIONS } from '../../generator/validate/explanations.js';
import { type Instead, schemaData } from '../../generator/validate/schema-data.js';

type Ref = Parameters<NamedSchema['schema']>[0];

/** The checks of a catalog's events by the functions of the runtime, from the data that emitted modules have. */
export function explainersOf(catalog: Catalog, stops: boolean): (event: EventDefinition) => Check {
  const { bounded } = catalogValidators(catalog);
  const definitions = new Map<string, NamedSchema>();
  const definition = (name: string): NamedSchema => {
    const found = definitions.get(name);
    if (found === undefined) throw new Error(`no schema ${name}`);
    return found;
  };
  for (const [name, written] of schemasByName(catalog)) {
    const { schema, instead } = schemaData(written, bounded);
    definitions.set(name, { name, schema: (ref) => asData(schema, instead, ref, definition) });
  }
  const formats = Object.fromEntries(
    FORMAT_NAMES.map((name) => [name, formatCheck(name) as (text: string) => boolean]),
  );
  const keywords = Object.entries(EXPLANATIONS);
  const explain = explainerOf(keywords, {
    stops,
    formats,
    choose: stops ? choose : chooseAll,
    never: checkNever,
    byTag: checkByTag,
  });
  return (event) => explain(definition(event.names.type));
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

/** The failures of a check, and its verdict. */
export function failuresOf(check: Check, value: unknown): { verdict: boolean; failures: readonly Failure[] } {
  const failures: Failure[] = [];
  const verdict = check(value, '', failures);
  return { verdict, failures };
}
