import type { Options } from 'ajv/dist/2020.js';
import type { JsonValue } from '../../generator/json/json.js';
import { FORMAT_NAMES, formatCheck } from '../../generator/patterns/formats.js';
import { isMultipleOf } from '../../generator/runtime/numbers.js';
import { referencesIn } from '../../generator/schema/in-place.js';
import { referencesFirst } from '../../generator/schema/references-first.js';
import { mapSubschemas, refName, type Schema } from '../../generator/schema/schema.js';
import { loadAjv2020 } from '../../generator/validate/ajv/load-ajv.js';
import { compareValues } from '../../generator/validate/ajv/own-comparisons.js';
import { lowerValidator } from '../../generator/validate/validator-rules.js';
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

/**
 * Compiles single schemas with Ajv, which gives the second opinion on the functions that explain rejections.
 * @param definitions the schemas to which others refer, by name
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
  const ids = new Map([...definitions.keys()].map((name, at) => [name, `definition:${at}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  // Each definition is a separate document, which Ajv compiles once.
  const document = (schema: Schema) => ({ allOf: [withReferences(lowerValidator(schema), idOf)] });
  for (const [name, schema] of definitions) ajv.addSchema(document(schema), idOf(name));
  // Ajv compiles what a schema refers to while it compiles the schema. In this order, it does not go deep.
  const names = new Map([...definitions].map(([name, schema]) => [schema, name]));
  const first = referencesFirst(
    (name) => definitions.get(name),
    (one) => referencesIn(one),
    (one) => {
      ajv.getSchema(idOf(names.get(one) ?? ''));
    },
  );
  return (schema) => {
    first(schema);
    const check = ajv.compile(document(schema));
    return (value) => check(value) as boolean;
  };
}

/** A copy in which references lead to documents of their own. */
function withReferences(schema: Schema, idOf: (name: string) => string): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = mapSubschemas(schema, (one) => withReferences(one, idOf));
  return inner.$ref === undefined ? inner : { ...inner, $ref: idOf(refName(inner.$ref)) };
}
