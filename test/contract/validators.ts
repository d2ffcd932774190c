import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { DATE_TIME } from './date-time.js';
import { type SchemaNode, schemaFiles } from './schema-set.js';

const BASE = 'https://schemas.example/';

function newAjv(): Ajv2020 {
  // An event has its `type` in the envelope, where strictTypes does not look.
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajv.addFormat('date-time', DATE_TIME);
  ajv.addKeyword({ keyword: 'x-secret', schemaType: 'boolean' });
  for (const [file, schema] of schemaFiles) ajv.addSchema({ ...schema, $id: BASE + file });
  return ajv;
}

const ajv = newAjv();

/** Ajv's validator of a node, with every reference between the files resolved. */
export function validatorOf({ file, pointer }: SchemaNode): ValidateFunction {
  const validate = ajv.getSchema(`${BASE}${file}${pointer === '' ? '' : `#${encodeURI(pointer)}`}`);
  if (validate === undefined) throw new Error(`Ajv does not know ${file}#${pointer}`);
  return validate;
}

/** A validator's errors for a value, one per line. Empty when the value is valid. */
export function complaints(node: SchemaNode, value: unknown): readonly string[] {
  const validate = validatorOf(node);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}
