import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json/json.js';

/**
 * Infers a schema from sample payloads, in JSON Schema 2020-12. Properties that all samples have are required; further
 * properties are allowed. quicktype-core is not installed with hookschema, because it is large and used only here.
 * @param name of the schema, in PascalCase
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
    // A few samples do not show all possible values, so none of these may be inferred.
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

/**
 * The schema without two assumptions of quicktype that no sample can prove: that objects have no other properties, and
 * that a value that is null in the samples is always null.
 */
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
