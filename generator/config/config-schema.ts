import { readFileSync } from 'node:fs';
import { isRecord, isTextList } from '../json/json.js';
import { isPointerWithin, pointerTo } from '../json/json-pointer.js';
import { once } from '../schema/memoize.js';
import { groupBy } from '../text/group-by.js';
import { uniqueBy } from '../text/unique-by.js';
import type { DocumentFailure, FailuresOf } from '../validate/ajv/document-failures.js';
import { isAccepted } from './is-accepted.js';

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
    }
  | {
      readonly kind: 'unknown';
      /** JSON Pointer to the member. */
      readonly pointer: string;
      readonly key: string;
      readonly known: readonly string[];
    };

/** Compiled definitions, by name and options. */
const validators = new Map<string, FailuresOf>();

/** Checks a value against a definition of the configuration's JSON Schema. */
export async function schemaProblems(
  definition: ConfigDefinition,
  value: unknown,
): Promise<readonly SchemaProblem[]> {
  const document = configDocument();
  if (isAccepted(document, definition, value)) return [];
  const options = optionsIn(value);
  const key = JSON.stringify([definition, ...options]);
  const failuresOf = validators.get(key) ?? (await compile(withoutOthers(document, options), definition));
  validators.set(key, failuresOf);
  const all = failuresOf(value);
  const junctions = all.filter(({ keyword }) => keyword === 'anyOf');
  const outside = all.filter(
    (error) =>
      !junctions.some((one) => one !== error && isPointerWithin(one.instancePath, error.instancePath)),
  );
  const found = outside.flatMap((error) => (error.keyword === 'anyOf' ? branchOf(error, all) : [error]));
  const problems = found.map((error) => problemOf(error, all));
  return uniqueBy(problems, ({ kind, pointer }) => `${kind} ${pointer}`);
}

/** Loads Ajv only here: it is slow to load, and only a configuration with problems needs it. */
async function compile(document: ConfigDocument, definition: ConfigDefinition): Promise<FailuresOf> {
  const { documentFailures } = await import('../validate/ajv/document-failures.js');
  return documentFailures(document, `#/definitions/${definition}`);
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

/**
 * The failures to report where the schema allows several forms. For an object: the failures of the most similar form,
 * because that is most likely the one that was meant. For any other value: that it has none of the forms.
 */
function branchOf(junction: DocumentFailure, all: readonly DocumentFailure[]): readonly DocumentFailure[] {
  if (typeof junction.data !== 'object' || junction.data === null) return [junction];
  const inside = all.filter(
    (one) => one !== junction && isPointerWithin(junction.instancePath, one.instancePath),
  );
  const byForm = groupBy(inside, ({ schemaPath }) => /definitions\/[^/]+/.exec(schemaPath)?.[0] ?? '');
  const isOtherForm = ({ keyword, instancePath }: DocumentFailure): boolean =>
    instancePath === junction.instancePath && (keyword === 'type' || keyword === 'enum');
  const similar = [...byForm.values()].filter((errors) => !errors.some(isOtherForm));
  return similar.sort((one, other) => one.length - other.length)[0] ?? [junction];
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
    return { kind: 'invalid', pointer, expected: 'given', value: undefined, allowed: [] };
  }
  const expected = String(parentSchema.errorMessage ?? error.message?.replace(/^must be /, ''));
  const lists = all.filter((one) => one.instancePath === instancePath && one.keyword === 'enum');
  const allowed = lists.flatMap((one) =>
    isTextList(one.params.allowedValues) ? one.params.allowedValues : [],
  );
  return { kind: 'invalid', pointer: instancePath, expected, value: data, allowed };
}
