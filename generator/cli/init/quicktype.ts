import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json/json.js';

/**
 * Infers a schema of sample payloads, in JSON Schema 2020-12: what is in all of them is required, what no sample shows
 * is allowed. quicktype-core is not installed with hookschema, because nothing else needs it and it is large.
 * @returns undefined when quicktype-core is not installed
 */
export async function inferSchema(
  name: string,
  samples: readonly JsonValue[],
): Promise<JsonObject | undefined> {
  const library = await import('quicktype-core').catch(() => undefined);
  if (library === undefined) return undefined;
  const input = library.jsonInputForTargetLanguage('schema');
  await input.addSource({ name, samples: samples.map((sample) => JSON.stringify(sample)) });
  const inputData = new library.InputData();
  inputData.addInput(input);
  const { lines } = await library.quicktype({
    inputData,
    lang: 'schema',
    // What few samples have in common would be taken for all that there can be.
    inferEnums: false,
    inferMaps: false,
    inferIntegerStrings: false,
    inferBooleanStrings: false,
    combineClasses: false,
  });
  const inferred: JsonValue = JSON.parse(lines.join('\n'));
  if (!isJsonObject(inferred) || !isJsonObject(inferred.definitions))
    throw new Error('quicktype gave no schema');
  const { [name]: root, ...others } = inferred.definitions;
  if (!isJsonObject(root)) throw new Error(`quicktype gave no definition of ${name}`);
  const definitions = Object.entries(others).map(([key, schema]) => [key, tidied(schema)] as const);
  return {
    ...tidied(root),
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}

/** Without what quicktype assumes and no sample can prove: that there is nothing else, and that null stays null. */
function tidied(value: JsonValue): JsonObject {
  const schema = tidiedValue(value);
  return isJsonObject(schema) ? schema : {};
}

function tidiedValue(value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map(tidiedValue);
  if (!isJsonObject(value)) return value;
  if (value.type === 'null') return {};
  if (typeof value.$ref === 'string') return { $ref: value.$ref.replace('#/definitions/', '#/$defs/') };
  const { additionalProperties: closed, title: _title, 'qt-uri-protocols': _protocols, ...rest } = value;
  const kept = closed === undefined || closed === false ? rest : { ...rest, additionalProperties: closed };
  return Object.fromEntries(
    Object.entries(kept).map(([key, inner]) => [
      key,
      key === 'properties' && isJsonObject(inner)
        ? Object.fromEntries(Object.entries(inner).map(([name, schema]) => [name, tidied(schema)]))
        : tidiedValue(inner),
    ]),
  );
}
