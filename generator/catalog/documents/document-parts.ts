import { isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { type DocumentPlace, entriesAt, keyOf, refOf, valueOfPlace } from './document-place.js';
import type { OpenApiPlaces } from './open-api-places.js';

/**
 * The documents that hold parts of an OpenAPI or AsyncAPI document, such as a path item, a message or an example, and
 * not a schema. A reference that does not stand for a schema leads to each of them.
 * @param isOther true for a member that holds schemas or data, or that is an extension
 */
export function documentParts(
  root: SchemaDocument,
  places: OpenApiPlaces,
  isOther: IsOther,
): ReadonlySet<SchemaDocument> {
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

type IsOther = (place: DocumentPlace, owner: JsonValue | undefined) => boolean;

/** In OpenAPI, where `examples` is a map beside the schema of a body, and a list inside a schema. */
export const isOtherInOpenApi: IsOther = (place, owner) => {
  const [holder, key] = endOf(place);
  if (NAMED_IN_OPEN_API.has(holder)) return false;
  if (key.startsWith('x-') && key !== 'x-webhooks') return true;
  const isExample = isJsonObject(owner) && !isJsonObject(ownValue(owner, 'examples') ?? null);
  return HOLDS_NO_PART.has(key) || (key === 'examples' && isExample);
};

/** In AsyncAPI, where the payload and the headers of a message are schemas, and bindings have some too. */
export const isOtherInAsyncApi: IsOther = (place) => {
  const [holder, key] = endOf(place);
  if (NAMED_IN_ASYNC_API.has(holder)) return false;
  return key.startsWith('x-') || HOLDS_NO_PART.has(key) || HOLDS_NO_MESSAGE.has(key);
};

/** The last two tokens of a pointer. */
function endOf({ pointer }: DocumentPlace): readonly [holder: string, key: string] {
  const tokens = pointerTokens(pointer) ?? [];
  return [tokens.at(-2) ?? '', tokens.at(-1) ?? ''];
}

/** Maps whose keys are names that the author of a document chose. */
const NAMED_IN_OPEN_API = new Set(
  'paths webhooks x-webhooks callbacks responses parameters requestBodies headers securitySchemes links pathItems content examples encoding mediaTypes'.split(
    ' ',
  ),
);

const NAMED_IN_ASYNC_API = new Set('channels messages operations messageTraits operationTraits'.split(' '));

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

const HOLDS_NO_MESSAGE = new Set(['payload', 'headers', 'bindings', 'examples']);
