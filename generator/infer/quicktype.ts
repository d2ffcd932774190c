import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json/json.js';

/** What quicktype-core inferred about a place of the samples: its own schema, and the definitions that it refers to. */
export interface InferredPlace {
  readonly schema: JsonObject;
  readonly definitions: JsonObject;
}

/** quicktype-core changes names, so the samples have one that it leaves as it is. */
const NAME = 'Payload';

/**
 * Has quicktype-core infer a schema from the samples of one event.
 * @returns the place of the whole payload
 */
export async function inferPlace(samples: readonly JsonValue[]): Promise<InferredPlace> {
  const { InputData, jsonInputForTargetLanguage, quicktype } = await import('quicktype-core');
  const input = jsonInputForTargetLanguage('schema');
  await input.addSource({ name: NAME, samples: samples.map((sample) => JSON.stringify(sample)) });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({
    inputData,
    lang: 'schema',
    inferMaps: true,
    // Formats, literals and shared definitions follow from counts over all payloads, and not from a few samples.
    inferEnums: false,
    inferDateTimes: false,
    inferUuids: false,
    inferIntegerStrings: false,
    inferBooleanStrings: false,
    combineClasses: false,
  });
  const inferred: JsonValue = JSON.parse(lines.join('\n'));
  const definitions = isJsonObject(inferred) ? inferred.definitions : undefined;
  if (!isJsonObject(inferred) || !isJsonObject(definitions)) throw new Error('quicktype gave no schema');
  return followed({ schema: inferred, definitions });
}

/** The place of a property, or of the values of a map. */
export function memberPlace(place: InferredPlace | undefined, key: string): InferredPlace | undefined {
  return place && (inner(place, 'properties', key) ?? valuesPlace(place));
}

/** The place of the items of a list. */
export function itemsPlace(place: InferredPlace | undefined): InferredPlace | undefined {
  return place && inner(place, 'items');
}

/** The place of the values of a map. Undefined where quicktype did not find a map. */
export function valuesPlace(place: InferredPlace | undefined): InferredPlace | undefined {
  return place && inner(place, 'additionalProperties');
}

function inner(
  { schema, definitions }: InferredPlace,
  ...keys: readonly string[]
): InferredPlace | undefined {
  for (const branch of branchesOf(schema)) {
    let value: JsonValue | undefined = followed({ schema: branch, definitions }).schema;
    for (const key of keys) value = isJsonObject(value) ? ownValue(value, key) : undefined;
    if (isJsonObject(value)) return followed({ schema: value, definitions });
  }
  return undefined;
}

/** A union of quicktype has its branches in `anyOf`. */
function branchesOf(schema: JsonObject): readonly JsonObject[] {
  const { anyOf } = schema;
  return Array.isArray(anyOf) ? anyOf.filter(isJsonObject) : [schema];
}

function followed({ schema, definitions }: InferredPlace): InferredPlace {
  const [, name] = /^#\/definitions\/(.*)$/.exec(String(schema.$ref)) ?? [];
  const target = name === undefined ? undefined : ownValue(definitions, decodeURIComponent(name));
  return { schema: isJsonObject(target) ? target : schema, definitions };
}
