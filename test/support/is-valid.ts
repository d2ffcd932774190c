import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { FORMAT_NAMES, formatCheck } from '../../generator/patterns/formats.js';

/** Whether Ajv accepts a value, with the formats of hookschema. The schema names its dialect; 2020-12 otherwise. */
export function isValid(schema: unknown, value: unknown): boolean {
  const options = { strict: false, logger: false, validateSchema: false, ownProperties: true } as const;
  const ajv = /2019-09/.test(dialect(schema))
    ? new Ajv2019(options)
    : /draft-0/.test(dialect(schema))
      ? new Ajv(options)
      : new Ajv2020(options);
  for (const name of FORMAT_NAMES) {
    const check = formatCheck(name);
    if (check) ajv.addFormat(name, check);
  }
  if (/draft-0[46]/.test(dialect(schema)))
    ajv.addMetaSchema({
      ...createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'),
      $id: dialect(schema).replace(/#$/, ''),
    });
  return ajv.validate((/draft-0/.test(dialect(schema)) ? alone(schema) : schema) as object, value);
}

function dialect(schema: unknown): string {
  return typeof schema === 'object' && schema !== null && '$schema' in schema ? String(schema.$schema) : '';
}

/** In the old drafts, a reference hides what is beside it, which Ajv does not do. */
function alone(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(alone);
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema) return { $ref: schema.$ref };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, alone(value)]));
}
