import { createRequire } from 'node:module';
import type { Ajv, AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import type { JsonValue } from '../../json/json.js';
import { type Dialect, URI_OF } from '../../schema/dialect.js';
import { valueFormOf } from '../../schema/keyword-sets.js';
import { groupBy } from '../../text/group-by.js';
import { loadAjv, loadAjv2019, loadAjv2020 } from './load-ajv.js';
import { compareValues } from './own-comparisons.js';

/** A keyword whose value the dialect's meta-schema rejects. */
export interface MetaSchemaProblem {
  /** JSON Pointer to the value. */
  readonly pointer: string;
  /** What the meta-schema requires, as a sentence without a subject: `must be array`. */
  readonly expected: string;
  /** True for a list with a repeated item, which has no effect. */
  readonly isRepetition: boolean;
}

const validators = new Map<Dialect, ValidateFunction>();

/** Checks a schema against its dialect's meta-schema. Gives one problem per place, and only the innermost places. */
export function metaSchemaProblems(schema: JsonValue, dialect: Dialect): readonly MetaSchemaProblem[] {
  const validate = validators.get(dialect) ?? compile(dialect);
  validators.set(dialect, validate);
  if (validate(schema)) return [];
  const byPlace = groupBy(validate.errors ?? [], ({ instancePath }) => instancePath);
  const places = [...byPlace.keys()];
  return [...byPlace]
    .filter(([place]) => !places.some((other) => other.startsWith(`${place}/`)))
    .map(([pointer, errors]) => ({
      pointer,
      expected: expectation(errors),
      isRepetition: errors.some(({ keyword }) => keyword === 'uniqueItems'),
    }));
}

/** Joins the errors of one place with "or": a place that accepts several forms has one error for each. */
function expectation(errors: readonly ErrorObject[]): string {
  const sentences = errors
    .filter((error) => error.keyword !== 'anyOf' && error.keyword !== 'oneOf')
    .map((error) =>
      error.keyword === 'enum' ? `must be one of ${allowed(error)}` : (error.message ?? error.keyword),
    );
  return [...new Set(sentences)].join(', or ');
}

function allowed(error: ErrorObject): string {
  const values: unknown = error.params.allowedValues;
  return Array.isArray(values) ? values.join(', ') : '';
}

const META_SCHEMAS: Readonly<Record<Dialect, string>> = {
  ...URI_OF,
  // Ajv ships no meta-schema for these; they are ours.
  'draft-04': 'hookschema:draft-04',
  'openapi-3.0': 'hookschema:openapi-3.0',
};

function compile(dialect: Dialect): ValidateFunction {
  const validate = ajvFor(dialect).getSchema(META_SCHEMAS[dialect]);
  if (!validate) throw new Error(`Ajv no longer ships the meta-schema of ${dialect}`);
  return validate;
}

function ajvFor(dialect: Dialect): Pick<Ajv, 'getSchema'> {
  const ajv = new ((CLASSES.get(dialect) ?? loadAjv)())({
    allErrors: true,
    validateFormats: false,
    strict: false,
  });
  compareValues(ajv);
  if (dialect === 'draft-06') ajv.addMetaSchema(draft06());
  if (dialect === 'draft-04' || dialect === 'openapi-3.0')
    ajv.addSchema({ $id: META_SCHEMAS[dialect], ...beforeDraft06(dialect) });
  return ajv;
}

/** The classes of Ajv with the meta-schema of a dialect that are not for draft-07. */
const CLASSES = new Map<Dialect, typeof loadAjv2019 | typeof loadAjv2020>([
  ['2019-09', loadAjv2019],
  ['2020-12', loadAjv2020],
]);

const VOCABULARIES: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '2020-12',
    ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'content'],
  ],
  ['2019-09', ['core', 'applicator', 'validation', 'meta-data', 'format', 'content']],
]);

/**
 * The documents of the meta-schema that a URI names, by URI, for schemas that refer to it. None for a URI that names no
 * meta-schema.
 */
export function metaSchemaDocuments(uri: string): readonly (readonly [string, JsonValue])[] {
  const load = createRequire(import.meta.url);
  const [, year = ''] = /^https:\/\/json-schema\.org\/draft\/(20\d\d-\d\d)\//.exec(uri) ?? [];
  const vocabularies = VOCABULARIES.get(year);
  if (vocabularies !== undefined) {
    const folder = `ajv/dist/refs/json-schema-${year}`;
    return ['schema', ...vocabularies.map((one) => `meta/${one}`)].map((name) => [
      `https://json-schema.org/draft/${year}/${name}`,
      load(`${folder}/${name}.json`),
    ]);
  }
  const [, draft = ''] = /^http:\/\/json-schema\.org\/draft-0([67])\/schema$/.exec(uri) ?? [];
  return draft === '' ? [] : [[uri, load(`ajv/dist/refs/json-schema-draft-0${draft}.json`)]];
}

function draft06(): AnySchemaObject {
  return createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json');
}

/** A meta-schema for a dialect before draft-06, which is the oldest that Ajv ships: draft-06 with the differences. */
function beforeDraft06(dialect: 'draft-04' | 'openapi-3.0'): AnySchemaObject {
  const { definitions, properties, type } = draft06();
  const shared = Object.fromEntries(
    Object.entries(properties).filter(([keyword]) => valueFormOf(keyword, 'draft-04') !== undefined),
  );
  const typeName = dialect === 'openapi-3.0' ? { type: { $ref: '#/definitions/simpleTypes' } } : {};
  return {
    type,
    definitions,
    properties: {
      ...shared,
      id: dialect === 'draft-04' ? { type: 'string' } : {},
      exclusiveMaximum: { type: 'boolean' },
      exclusiveMinimum: { type: 'boolean' },
      ...typeName,
      nullable: { type: 'boolean' },
    },
  };
}
