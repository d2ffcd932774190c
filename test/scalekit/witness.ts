import { InputData, jsonInputForTargetLanguage, quicktype } from 'quicktype-core';
import type { EventEvidence, Json, JsonObject } from './evidence.js';
import { isObject } from './observe.js';

/** What quicktype infers about one property from the samples of an event. */
export interface Inferred {
  readonly path: string;
  readonly types: readonly string[];
  /** `date-time` if every value seen is one. */
  readonly format: string | undefined;
  readonly required: boolean;
}

/** Infers only what the samples show: no maps, enumerations or UUIDs guessed from a few values. */
const INFERENCE = {
  inferMaps: false,
  inferEnums: false,
  inferUuids: false,
  inferIntegerStrings: false,
  inferBooleanStrings: false,
  inferDateTimes: true,
  combineClasses: false,
} as const;

async function inferSchema({ event, sources }: EventEvidence): Promise<JsonObject> {
  const input = jsonInputForTargetLanguage('schema');
  await input.addSource({ name: 'Event', samples: sources.map(({ sample }) => JSON.stringify(sample)) });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({ inputData, lang: 'schema', ...INFERENCE });
  const schema = JSON.parse(lines.join('\n')) as Json;
  if (!isObject(schema)) throw new Error(`quicktype infers nothing from the samples of ${event}`);
  return schema;
}

const child = (schema: JsonObject, key: string): JsonObject => {
  const value = schema[key];
  return isObject(value) ? value : {};
};

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const keysOf = (schema: JsonObject): readonly string[] => Object.keys(child(schema, 'properties'));

/** The schemas that apply to one place: the branches of a union, with their references resolved. */
function alternatives(root: JsonObject, schema: JsonObject): readonly JsonObject[] {
  const union = listOf(schema.anyOf).filter(isObject);
  if (union.length > 0) return union.flatMap((branch) => alternatives(root, branch));
  const name = typeof schema.$ref === 'string' ? schema.$ref.replace('#/definitions/', '') : undefined;
  return [name === undefined ? schema : child(child(root, 'definitions'), name)];
}

const typeName = ({ type }: JsonObject): string => (type === 'integer' ? 'number' : String(type));

function flatten(root: JsonObject, schema: JsonObject, prefix: string): readonly Inferred[] {
  const found = alternatives(root, schema);
  const items = found.flatMap((one) => (isObject(one.items) ? flatten(root, one.items, `${prefix}[]`) : []));
  const properties = found.flatMap((one) => keysOf(one).flatMap((key) => property(root, one, prefix, key)));
  return [...items, ...properties];
}

function property(root: JsonObject, owner: JsonObject, prefix: string, key: string): readonly Inferred[] {
  const schema = child(child(owner, 'properties'), key);
  const path = prefix === '' ? key : `${prefix}.${key}`;
  const found = alternatives(root, schema);
  const strings = found.filter(({ type }) => type === 'string').map(({ format }) => format);
  const [format] = strings;
  const inferred: Inferred = {
    path,
    types: found.map(typeName),
    format: typeof format === 'string' ? format : undefined,
    required: listOf(owner.required).includes(key),
  };
  return [inferred, ...flatten(root, schema, path)];
}

/** Every property that quicktype infers from all samples of an event. */
export async function inferFrom(evidence: EventEvidence): Promise<readonly Inferred[]> {
  const root = await inferSchema(evidence);
  return flatten(root, root, '');
}
