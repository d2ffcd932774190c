import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvCore, { type Options } from 'ajv/dist/core.js';
import applicator from 'ajv/dist/vocabularies/applicator/index.js';
import core from 'ajv/dist/vocabularies/core/index.js';
import format from 'ajv/dist/vocabularies/format/index.js';
import { contentVocabulary, metadataVocabulary } from 'ajv/dist/vocabularies/metadata.js';
import next from 'ajv/dist/vocabularies/next.js';
import validation from 'ajv/dist/vocabularies/validation/index.js';
import { innerSchemas, type Schema } from '../catalog/schema.js';
import { FORMAT_NAMES, formatCheck } from './formats.js';

const OPTIONS: Options = {
  code: { source: true, esm: true, lines: true },
  inlineRefs: false,
  logger: false,
  messages: false,
  meta: false,
  next: true,
  strict: false,
  validateSchema: false,
};

/**
 * An Ajv for schemas of the catalog. Ajv's 2020 class keeps track of what has been evaluated in every function that it
 * writes, which nobody but `unevaluatedProperties` and `unevaluatedItems` needs: catalogs without them get the same
 * vocabularies less those two.
 */
export function ajvFor(schemas: Iterable<Schema>, allErrors: boolean): AjvCore.default {
  const all = [...schemas];
  const options = { ...OPTIONS, allErrors, ownProperties: all.some(namesInherited) };
  const ajv = all.some(usesUnevaluated) ? new Ajv2020(options) : plainAjv(options);
  for (const name of FORMAT_NAMES) {
    const found = formatCheck(name);
    if (found) ajv.addFormat(name, found);
  }
  return ajv;
}

function plainAjv(options: Options): AjvCore.default {
  const ajv = new AjvCore.default(options);
  const vocabularies = [
    core.default,
    validation.default,
    applicator.default(true),
    format.default,
    metadataVocabulary,
    contentVocabulary,
    next.default,
  ];
  for (const vocabulary of vocabularies) ajv.addVocabulary([...vocabulary]);
  return ajv;
}

/** True where a property has the name of one that every object inherits: only own ones count then. */
function namesInherited(schema: Schema): boolean {
  if (typeof schema === 'boolean') return false;
  const needs = { ...schema.dependentRequired, ...schema.dependentSchemas };
  const names = [schema.properties ?? {}, needs].flatMap((map) => Object.keys(map));
  names.push(...(schema.required ?? []), ...Object.values(schema.dependentRequired ?? {}).flat());
  return names.some((name) => name in Object.prototype) || innerSchemas(schema).some(namesInherited);
}

function usesUnevaluated(schema: Schema): boolean {
  if (typeof schema === 'boolean') return false;
  const own = schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined;
  return own || innerSchemas(schema).some(usesUnevaluated);
}
