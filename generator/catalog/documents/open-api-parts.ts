import { isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { type DocumentPlace, entriesAt, keyOf, refOf, valueOfPlace } from './document-place.js';
import type { OpenApiPlaces } from './open-api-places.js';

/**
 * The documents that hold parts of an OpenAPI document, such as a path item or an example, and not a schema. A
 * reference that does not stand for a schema leads to each of them.
 */
export function openApiParts(root: SchemaDocument, places: OpenApiPlaces): ReadonlySet<SchemaDocument> {
  const found = new Set<SchemaDocument>();
  const visited = new Set<string>();
  const visit = (place: DocumentPlace): void => {
    const key = keyOf(place);
    if (visited.has(key)) return;
    visited.add(key);
    const value = valueOfPlace(place);
    const ref = refOf(value);
    if (ref === undefined) {
      for (const entry of entriesAt(place)) if (!isOther(entry, value)) visit(entry);
      return;
    }
    const document = places.documentOf(place.document, ref);
    if (document && document !== root) found.add(document);
    const target = places.targetOf(place.document, ref);
    if (target) visit(target);
  };
  visit({ document: root, pointer: '' });
  return found;
}

/** True for a member that holds schemas or data, or that is an extension. */
function isOther(place: DocumentPlace, owner: JsonValue | undefined): boolean {
  const tokens = pointerTokens(place.pointer) ?? [];
  const [holder, key = ''] = [tokens.at(-2) ?? '', tokens.at(-1) ?? ''];
  if (NAMED_BY_AUTHORS.has(holder)) return false;
  if (key.startsWith('x-') && key !== 'x-webhooks') return true;
  const isExample = isJsonObject(owner) && !isJsonObject(ownValue(owner, 'examples') ?? null);
  return HOLDS_NO_PART.has(key) || (key === 'examples' && isExample);
}

/** Maps whose keys are names that the author of a document chose. */
const NAMED_BY_AUTHORS = new Set(
  'paths webhooks x-webhooks callbacks responses parameters requestBodies headers securitySchemes links pathItems content examples encoding mediaTypes'.split(
    ' ',
  ),
);

/** Members that hold a schema, several, or data. */
const HOLDS_NO_PART = new Set([
  'schema',
  'itemSchema',
  'schemas',
  'example',
  'value',
  'dataValue',
  'default',
  'enum',
]);
