import AjvCore, { type Options } from 'ajv/dist/core.js';
import { FORMAT_NAMES, formatCheck } from '../../patterns/formats.js';
import { innerSchemas, type Schema } from '../../schema/schema.js';
import type { CodeStyle } from './ajv-errors.js';
import { vocabulary } from './ajv-vocabulary.js';
import { boundedRegExp } from './bounded-reg-exp.js';

const OPTIONS: Options = {
  // Code that continues after an error is flat. Code that stops is nested one level deeper with every property.
  allErrors: true,
  inlineRefs: false,
  logger: false,
  messages: false,
  meta: false,
  next: true,
  strict: false,
  validateSchema: false,
};

/** How Ajv writes its code. */
export interface AjvStyle extends Omit<CodeStyle, 'unevaluated'> {
  /** Changes a function's code before it runs. */
  readonly process: (code: string, functionName: string) => string;
}

/**
 * An Ajv for schemas of the catalog, with our errors. It tracks evaluated properties and items only where
 * `unevaluatedProperties` or `unevaluatedItems` need it.
 */
export function ajvFor(schemas: Iterable<Schema>, { allErrors, process }: AjvStyle): AjvCore.default {
  const all = [...schemas];
  const unevaluated = all.some(usesUnevaluated);
  const ajv = new AjvCore.default({
    ...OPTIONS,
    code: {
      regExp: boundedRegExp,
      // `reframe` looks for whole lines.
      lines: true,
      // The document that contains the schemas is compiled too, although it has no constraints: it is left unchanged.
      process: (code, env) => (env === env?.root ? code : process(code, String(env?.validateName))),
    },
    ownProperties: all.some(namesInherited),
    unevaluated,
  });
  ajv.addVocabulary(['$id', '$defs', ...vocabulary({ allErrors, unevaluated })]);
  for (const name of FORMAT_NAMES) {
    const found = formatCheck(name);
    if (found) ajv.addFormat(name, found);
  }
  return ajv;
}

/** True where a property has a name that every object inherits: then only own properties may count. */
function namesInherited(schema: Schema): boolean {
  if (typeof schema === 'boolean') return false;
  const needs = { ...schema.dependentRequired, ...schema.dependentSchemas };
  const names = [schema.properties ?? {}, needs].flatMap((map) => Object.keys(map));
  names.push(...(schema.required ?? []), ...Object.values(schema.dependentRequired ?? {}).flat());
  return names.some((name) => name in Object.prototype) || innerSchemas(schema).some(namesInherited);
}

/** True for a schema with `unevaluatedProperties` or `unevaluatedItems`, which depend on how a value was reached. */
export function usesUnevaluated(schema: Schema): boolean {
  if (typeof schema === 'boolean') return false;
  const own = schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined;
  return own || innerSchemas(schema).some(usesUnevaluated);
}
