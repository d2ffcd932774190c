import { readFileSync } from 'node:fs';
import { isRecord, isTextList } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { once } from '../schema/memoize.js';
import { uniqueBy } from '../text/unique-by.js';
import type { DocumentFailure, FailuresOf } from '../validate/ajv/document-failures.js';
import { isAccepted } from './is-accepted.js';
import { type CheckForm, withoutChoices } from './meant-form.js';

/** The definitions of `config.schema.json` that values are checked against. */
export type ConfigDefinition = 'CatalogConfig' | 'CatalogsConfig' | 'ShippedCatalog';

/** A value that the configuration's JSON Schema rejects, or an unknown option. */
export type SchemaProblem =
  | {
      readonly kind: 'invalid';
      /** JSON Pointer to the value. */
      readonly pointer: string;
      /** What the schema requires, as the words after "must be". */
      readonly expected: string;
      readonly value: unknown;
      /** The strings that the schema accepts, where it lists them. */
      readonly allowed: readonly string[];
      /** The patterns that the value, a string, does not match. */
      readonly patterns: readonly string[];
    }
  | {
      readonly kind: 'unknown';
      /** JSON Pointer to the member. */
      readonly pointer: string;
      readonly key: string;
      readonly known: readonly string[];
    };

/** Compiled definitions and forms, by their schema and the options. */
const validators = new Map<string, FailuresOf>();

/** Checks a value against a definition of the configuration's JSON Schema. */
export async function schemaProblems(
  definition: ConfigDefinition,
  value: unknown,
): Promise<readonly SchemaProblem[]> {
  const document = configDocument();
  if (isAccepted(document, definition, value)) return [];
  const checkForm = await compiler(document, optionsIn(value));
  const all = checkForm({ $ref: `#/definitions/${definition}` })(value);
  const problems = withoutChoices(all, checkForm).map((error) => problemOf(error, all));
  return uniqueBy(problems, ({ kind, pointer }) => `${kind} ${pointer}`);
}

/** Loads Ajv only here: it is slow to load, and only a configuration with problems needs it. */
async function compiler(document: ConfigDocument, options: readonly string[]): Promise<CheckForm> {
  const { documentFailures } = await import('../validate/ajv/document-failures.js');
  const { definitions } = withoutOthers(document, options);
  return (form) => {
    const key = JSON.stringify([form, ...options]);
    const failuresOf =
      validators.get(key) ??
      documentFailures({ definitions: { ...definitions, form } }, '#/definitions/form');
    validators.set(key, failuresOf);
    return failuresOf;
  };
}

const configDocument = once(
  (): ConfigDocument =>
    JSON.parse(readFileSync(new URL('../../config.schema.json', import.meta.url), 'utf8')),
);

/** The names of the options that a configuration and its catalogs have, sorted. */
function optionsIn(value: unknown): readonly string[] {
  if (!isRecord(value)) return [];
  const catalogs = Array.isArray(value.catalogs) ? value.catalogs.filter(isRecord) : [];
  return [...new Set([value, ...catalogs].flatMap((one) => Object.getOwnPropertyNames(one)))].sort();
}

/**
 * The schema of the configuration without the schemas of other options: most configurations have few, and compiling all
 * of them takes longer than all else here. Their names stay, so that misspelt options are found.
 */
function withoutOthers(document: ConfigDocument, options: readonly string[]): ConfigDocument {
  const definitions = Object.entries(document.definitions).map(([name, one]) => {
    if (name !== 'CatalogConfig' && name !== 'ShippedCatalog') return [name, one] as const;
    const properties = Object.entries(one.properties ?? {});
    const used = properties.map(([key, schema]) => [key, options.includes(key) ? schema : true] as const);
    return [name, { ...one, properties: Object.fromEntries(used) }] as const;
  });
  return { ...document, definitions: Object.fromEntries(definitions) };
}

interface ConfigDocument {
  readonly definitions: Readonly<Record<string, { readonly properties?: object }>>;
}

function problemOf(error: DocumentFailure, all: readonly DocumentFailure[]): SchemaProblem {
  const { keyword, params, instancePath, parentSchema = {}, data } = error;
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    const known = Object.keys(parentSchema.properties ?? {}).filter((name) => name !== '$schema');
    return { kind: 'unknown', pointer: pointerTo(instancePath, key), key, known };
  }
  if (keyword === 'required') {
    const pointer = pointerTo(instancePath, String(params.missingProperty));
    return { kind: 'invalid', pointer, expected: 'given', value: undefined, allowed: [], patterns: [] };
  }
  const expected = String(parentSchema.errorMessage ?? error.message?.replace(/^must be /, ''));
  const lists = all.filter((one) => one.instancePath === instancePath && one.keyword === 'enum');
  const allowed = lists.flatMap((one) =>
    isTextList(one.params.allowedValues) ? one.params.allowedValues : [],
  );
  const patterns = all
    .filter((one) => one.instancePath === instancePath && one.keyword === 'pattern')
    .map(({ params }) => String(params.pattern));
  return { kind: 'invalid', pointer: instancePath, expected, value: data, allowed, patterns };
}
