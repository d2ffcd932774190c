import type { WebhookBody } from '../../catalog/documents/api-document.js';
import type { CatalogConfig } from '../../config/config.js';
import { USUAL_PLACES } from '../../evidence/event-type.js';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';

/** How a request names its event, as the configuration writes it. */
export type ConfiguredDiscriminator = NonNullable<CatalogConfig['discriminator']>;

/**
 * How the requests of an OpenAPI document may name their event, the most likely first: the property of a
 * `discriminator`, the usual properties, then headers that every webhook has.
 */
export function possibleDiscriminators(
  documents: readonly SchemaDocument[],
  bodies: readonly WebhookBody[],
): readonly ConfiguredDiscriminator[] {
  const stated = documents.flatMap(({ value }) => [...discriminatorProperties(value)]);
  const properties = ['/type', ...stated.map((name) => pointerTo('', name)), ...USUAL_PLACES];
  const headers = headersOfAll(bodies).flatMap((header) => [{ header }, { header, property: '/action' }]);
  return [...new Set(properties), ...headers];
}

/** The properties that `discriminator` objects name, anywhere in a document. */
function discriminatorProperties(value: JsonValue): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: JsonValue[] = [value];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (isJsonObject(one)) {
      const name = propertyName(one);
      if (name !== undefined) found.add(name);
      for (const member of Object.values(one)) waiting.push(member);
    } else if (isJsonArray(one)) for (const item of one) waiting.push(item);
  }
  return found;
}

function propertyName(schema: JsonObject): string | undefined {
  const discriminator = ownValue(schema, 'discriminator');
  const name = isJsonObject(discriminator) ? ownValue(discriminator, 'propertyName') : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** The headers that every webhook lists as a parameter. */
function headersOfAll(bodies: readonly WebhookBody[]): readonly string[] {
  const [first = [], ...others] = bodies.map(({ parameters }) => parameters.flatMap(headerName));
  return first.filter((header) => others.every((one) => one.includes(header)));
}

function headerName(parameter: JsonObject): readonly string[] {
  const name = ownValue(parameter, 'name');
  return ownValue(parameter, 'in') === 'header' && typeof name === 'string' ? [name.toLowerCase()] : [];
}
