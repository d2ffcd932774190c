import type { Discriminator } from '../../catalog/catalog.js';
import { keyOf } from '../../catalog/documents/document-place.js';
import type { CatalogSettings } from '../../catalog/draft/catalog-settings.js';
import { draftCatalog } from '../../catalog/draft/draft-catalog.js';
import { offeredExamples } from '../../catalog/draft/event-examples.js';
import { indexSchemas } from '../../catalog/index/index-schemas.js';
import { namedEvent } from '../../catalog/named-event.js';
import type { TypedNode } from '../../catalog/names/event-names.js';
import { isJsonObject, type JsonValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import type { LoadedSchemas } from '../../load/read-schemas.js';
import { placeOf } from '../../load/source-text.js';
import type { EventEvidence, Evidence, FieldStatement, Sample } from '../evidence.js';
import { propertyPath } from '../field-path.js';
import { asUnreadable } from '../unreadable-source.js';
import { fieldsOfSchema } from './schema-fields.js';
import { schemaWorld } from './schema-world.js';

/** An event, the schema that describes its payload, and what its source shows of it. */
type Found = Pick<TypedNode, 'type' | 'node' | 'literals'> & {
  readonly examples: readonly Omit<Sample, 'repeatedKeys'>[];
};

/**
 * Reads schemas of events as evidence: another catalog, or the webhooks of an OpenAPI or AsyncAPI document. A webhook
 * without a literal for its event type is named by its key in the document.
 * @param settings those of the catalog that is compared, with its discriminator
 */
export function readSchemaEvidence(
  loaded: LoadedSchemas,
  settings: CatalogSettings,
): Pick<Evidence, 'events' | 'mentions' | 'diagnostics'> {
  const world = schemaWorld(loaded, settings);
  const draft = draftCatalog(loaded, settings);
  const inDraft: readonly Found[] = draft.events.map((event) => {
    const offered = offeredExamples(event, draft.webhooks.get(keyOf(event.node)));
    const ofUnion = offered.ofUnion.filter(({ value }) => isOf(value, event.type, settings.discriminator));
    return { ...event, examples: [...offered.own, ...offered.beside, ...ofUnion] };
  });
  const events = [...inDraft, ...namedByKey(loaded, settings, inDraft)].map((found): EventEvidence => {
    const node = world.at(found.node.document, found.node.pointer) ?? found.node;
    return {
      event: found.type,
      at: placeOf(node.document, node.pointer, 'key'),
      samples: found.examples.map(({ value, source, pointer }) => ({
        value,
        source,
        pointer,
        repeatedKeys: [],
      })),
      fields: inPayload(fieldsOfSchema(world, node), settings.discriminator),
      scope: scopeOf(settings.discriminator),
    };
  });
  const { diagnostics } = indexSchemas(loaded.documents, loaded.broken, settings.dialect, settings.idBase);
  // Bodies that are not JSON are left out with a warning; what else is wrong is an error of the source.
  const unreadable = [...loaded.diagnostics, ...diagnostics].flatMap((one) => {
    if (one.severity === 'error') return [asUnreadable(one)];
    return one.code === 'HS420' ? [one] : [];
  });
  return { events: once(events), mentions: [], diagnostics: unreadable };
}

function isOf(value: JsonValue, type: string, discriminator: Discriminator): boolean {
  return namedEvent(value, new Map(), discriminator) === type;
}

/** The bodies of webhooks that do not say which event they are. */
function namedByKey(
  { documents, broken }: LoadedSchemas,
  { dialect, idBase }: CatalogSettings,
  known: readonly Found[],
): readonly Found[] {
  const index = indexSchemas(documents, broken, dialect, idBase);
  const world = schemaWorld({ documents, broken }, { dialect, ...(idBase !== undefined && { idBase }) });
  const used = new Set(known.map(({ node }) => keyOf(node)));
  return [...index.openApi.values()].flatMap(({ bodies }) =>
    bodies.flatMap(({ entry, schema, examples }): readonly Found[] => {
      const node = world.at(schema.document, schema.pointer);
      if (node === undefined) return [];
      const target = world.targetOf(node);
      const isUnion = isJsonObject(node.value) && ('oneOf' in node.value || 'anyOf' in node.value);
      const isKnown = [node, ...(target ? [target] : [])].some((one) => used.has(keyOf(one)));
      const type = pointerTokens(entry)?.at(-1) ?? '';
      const isTaken = known.some((one) => one.type === type);
      return isKnown || isUnion || isTaken ? [] : [{ type, node, literals: [], examples }];
    }),
  );
}

/** In an envelope, the schemas describe the data alone. */
function scopeOf(discriminator: Discriminator): string {
  return discriminator.kind === 'envelope' ? discriminator.data.reduce(propertyPath, '') : '';
}

function inPayload(
  fields: readonly FieldStatement[],
  discriminator: Discriminator,
): readonly FieldStatement[] {
  const scope = scopeOf(discriminator);
  return scope === '' ? fields : fields.map((one) => ({ ...one, path: `${scope}.${one.path}` }));
}

/** An event that several schemas describe has the fields of all of them. */
function once(events: readonly EventEvidence[]): readonly EventEvidence[] {
  const found = new Map<string, EventEvidence>();
  for (const one of events) if (!found.has(one.event)) found.set(one.event, one);
  return [...found.values()].sort((one, other) => (one.event < other.event ? -1 : 1));
}
