import { Ajv, type AnySchemaObject } from 'ajv';

/** A failed keyword, as Ajv describes it with `verbose`. */
export interface DocumentFailure {
  readonly keyword: string;
  /** JSON Pointer to the value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** The schema that has the keyword. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
  /** The value that was rejected. */
  readonly data?: unknown;
}

/** Returns all failures of a value; an empty list for a valid one. */
export type FailuresOf = (value: unknown) => readonly DocumentFailure[];

const OPTIONS = {
  ...{ allErrors: true, ownProperties: true, strict: false, verbose: true },
  // The document is tested, not checked here: compiling the meta-schema takes longer than everything else. The code is
  // used once, so shorter code is not worth the time to find it.
  ...{ meta: false, validateSchema: false, code: { optimize: false } },
} as const;

/**
 * Compiles a part of a draft-07 schema of our own, such as that of the configuration.
 * @param document the schema
 * @param pointer the part, as a fragment: `#/definitions/CatalogConfig`
 */
export function documentFailures(document: AnySchemaObject, pointer: string): FailuresOf {
  const ajv = new Ajv(OPTIONS);
  ajv.addSchema(document, 'document');
  const validate = ajv.compile({ $ref: `document${pointer}` });
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}
