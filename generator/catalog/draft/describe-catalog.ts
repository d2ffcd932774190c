import { referencesOf } from '../../schema/reachable.js';
import { renameReferences } from '../../schema/rename-references.js';
import { isOnlyReference, refName, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { Catalog, Definition, Discriminator } from '../catalog.js';
import { keyOf } from '../documents/document-place.js';
import type { NamedSchema } from '../index/named-schema.js';
import type { TypedNode } from '../names/event-names.js';
import type { CatalogSettings } from './catalog-settings.js';
import { describeEvents } from './describe-events.js';
import type { CatalogDraft } from './draft-catalog.js';

/** Turns a draft without errors into a catalog. References lead to names instead of keys. */
export function describeCatalog(
  { named, names, events, envelope, webhooks }: CatalogDraft,
  settings: CatalogSettings,
): Catalog {
  const nameOf = (key: string): string => names.get(key) ?? key;
  const schemas = new Map([...named].map(([key, one]) => [key, renamed(one.schema, nameOf)]));
  const {
    events: _events,
    strict: _strict,
    slowPatterns: _slowPatterns,
    names: _names,
    dialect: _dialect,
    discriminators: _discriminators,
    idBase: _idBase,
    discriminator,
    discriminatorPath,
    checkedFormats,
    ...rest
  } = settings;
  const described = describeEvents(events, {
    schemas,
    nameOf,
    discriminator,
    envelope,
    webhooks,
    checkedFormats,
  });
  const isText = described.every(({ literals }) => literals.every(({ value }) => typeof value === 'string'));
  return {
    ...rest,
    discriminator,
    checkedFormats,
    discriminatorPath: isText ? discriminatorPath : [],
    events: described,
    definitions: describeDefinitions({ named, schemas, names, events, discriminator }),
  };
}

/** What renaming gave, and the names that it gave it for. */
interface Renamed {
  readonly names: readonly string[];
  readonly schema: Schema;
}

const known = new WeakMap<SchemaObject, Renamed>();

/** `renameReferences`, once for each schema as long as the names stay the same. */
function renamed(schema: Schema, nameOf: (key: string) => string): Schema {
  if (typeof schema === 'boolean') return schema;
  const names = referencesOf(schema).map(nameOf);
  const found = known.get(schema);
  if (found?.names.every((name, at) => name === names[at])) return found.schema;
  const made = renameReferences(schema, nameOf);
  known.set(schema, { names, schema: made });
  return made;
}

interface Definitions {
  readonly named: ReadonlyMap<string, NamedSchema>;
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly names: ReadonlyMap<string, string>;
  readonly events: readonly TypedNode[];
  readonly discriminator: Discriminator;
}

/**
 * The definitions: every named schema that is not an event. A schema of several events is a definition too, when
 * something refers to it.
 */
function describeDefinitions({
  named,
  schemas,
  names,
  events,
  discriminator,
}: Definitions): readonly Definition[] {
  // In an envelope, the events' schemas are definitions, and each event is the envelope around one of them.
  const described = discriminator.kind === 'envelope' ? [] : events;
  const eventKeys = new Set(
    described
      .filter(({ node, isOnlyType }) => isOnlyType || !names.has(keyOf(node)))
      .map(({ node }) => keyOf(node)),
  );
  const definitions = new Map<string, Definition>();
  for (const { key, node } of named.values()) {
    const name = names.get(key) ?? key;
    const schema = schemas.get(key) ?? true;
    // A definition that only refers to another one of its name is that one.
    const isOther = isOnlyReference(schema) && refName(schema.$ref) === name;
    if (eventKeys.has(key) || definitions.has(name) || isOther) continue;
    definitions.set(name, { name, schema, source: node.document.path });
  }
  return [...definitions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
