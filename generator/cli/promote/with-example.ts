import { isDeepStrictEqual } from 'node:util';
import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTokens, valueAt } from '../../json/json-pointer.js';
import { parseJson } from '../../load/parse-json.js';
import { parseYaml } from '../../load/parse-yaml.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { mutate } from '../../runtime/fixtures.js';
import { insertIntoJson } from './insert-json.js';
import { insertIntoYaml } from './insert-yaml.js';

/** The new text of a schema file, or why it cannot be edited safely. */
export type Edited = { readonly text: string } | { readonly reason: string };

/** Adds an example to the schema of an event. The result is parsed again: nothing but the examples may have changed. */
export async function withExample(
  catalog: Catalog,
  event: EventDefinition,
  document: SchemaDocument,
  example: JsonValue,
): Promise<Edited> {
  const at = schemaPlace(catalog, event, document);
  if ('reason' in at) return at;
  const isYaml = /\.ya?ml$/i.test(document.path);
  const { tokens } = at;
  const text = isYaml
    ? await insertIntoYaml(document.text, tokens, example)
    : insertIntoJson(document.text, tokens, example);
  const source = { file: document.file, text: text ?? '' };
  const parsed = isYaml ? await parseYaml(source) : parseJson(source);
  const before = valueAt(document.value, [...tokens, 'examples']);
  const list = isJsonArray(before) ? before : [];
  const expected: JsonValue = mutate(document.value, {
    at: [...tokens, 'examples'],
    value: [...list, example],
  });
  if (text === undefined || !('value' in parsed) || !isDeepStrictEqual(parsed.value, expected))
    return { reason: 'its layout has no place where an example can be inserted safely' };
  return { text };
}

/** The tokens that lead to the schema of an event in its file. */
function schemaPlace(
  { discriminator, events }: Catalog,
  event: EventDefinition,
  { file, value }: SchemaDocument,
): { readonly tokens: readonly string[] } | { readonly reason: string } {
  if (
    isJsonObject(value) &&
    ['openapi', 'swagger', 'asyncapi'].some((key) => ownValue(value, key) !== undefined)
  )
    return { reason: 'it is an API document' };
  if (discriminator.kind === 'envelope')
    return { reason: 'its schema describes the data without the envelope' };
  const shown = event.examples.find(({ source }) => source.file === file);
  const [, base] = /^(.*)\/examples\/\d+$/.exec(shown?.pointer ?? '') ?? [];
  const tokens = base === undefined ? undefined : pointerTokens(base);
  if (tokens !== undefined) return { tokens };
  const isAlone = events.filter(({ source }) => source === event.source).length === 1;
  const isNamed =
    event.literals.length > 0 &&
    event.literals.every(({ at, value: literal }) => {
      const schema = at.flatMap((token) => ['properties', token]);
      return valueAt(value, [...schema, 'const']) === literal;
    });
  return isAlone && isNamed
    ? { tokens: [] }
    : { reason: 'several schemas are in the file, and the event is not its root' };
}
