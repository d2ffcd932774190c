import type { ValidateFunction } from 'ajv';

/** The code that Ajv keeps of a compiled schema. */
export type Source = NonNullable<ValidateFunction['source']>;

/**
 * The source of a compiled schema, to print it.
 * @throws Error where Ajv did not keep it
 */
export function sourceOf(validate: ValidateFunction | undefined): Source {
  if (!validate?.source) throw new Error('Ajv has compiled a schema without its source');
  return validate.source;
}
