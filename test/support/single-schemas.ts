import type { Options } from 'ajv/dist/2020.js';
import type { JsonValue } from '../../generator/json/json.js';
import { FORMAT_NAMES, formatCheck } from '../../generator/patterns/formats.js';
import { isMultipleOf } from '../../generator/runtime/numbers.js';
import { referencesIn } from '../../generator/schema/in-place.js';
import { referencesFirst } from '../../generator/schema/references-first.js';
import type { Schema } from '../../generator/schema/schema.js';
import { loadAjv2020 } from '../../generator/validate/ajv/load-ajv.js';
import { compareValues } from '../../generator/validate/ajv/own-comparisons.js';
import { boundedRegExp } from './bounded-reg-exp.js';

const OPTIONS: Options = {
  // Most functions are called once or twice.
  code: { optimize: false, regExp: boundedRegExp },
  inlineRefs: false,
  logger: false,
  // A property may be called `constructor`.
  ownProperties: true,
  strict: false,
  validateSchema: false,
};

/** The URIs to which a schema refers. */
const urisIn = (schema: Schema): readonly string[] => referencesIn(schema, (uri) => uri);

/**
 * Compiles single schemas at run time, with the formats of the catalog. For checking values while payloads are made.
 * @param definitions schemas by the URI that a `$ref` has; each is compiled once, on first use
 * @returns a function that compiles a schema into a function that says whether the schema accepts a value
 */
export function singleSchemas(
  definitions: ReadonlyMap<string, Schema>,
): (schema: Schema) => (value: JsonValue) => boolean {
  const ajv = new (loadAjv2020())(OPTIONS);
  compareValues(ajv);
  ajv.removeKeyword('multipleOf').addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (step: number, value: number) => isMultipleOf(value, step),
  });
  for (const name of FORMAT_NAMES) ajv.addFormat(name, formatCheck(name) ?? true);
  for (const [uri, schema] of definitions) ajv.addSchema(schema as object, uri);
  // Ajv compiles what a schema refers to while it compiles the schema. In this order, it does not go deep.
  const uris = new Map([...definitions].map(([uri, schema]) => [schema, uri]));
  const first = referencesFirst(
    (uri) => definitions.get(uri),
    urisIn,
    (one) => {
      ajv.getSchema(uris.get(one) ?? '');
    },
  );
  return (schema) => {
    first(schema);
    const check = ajv.compile(schema);
    return (value) => check(value) as boolean;
  };
}
