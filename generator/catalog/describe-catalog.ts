import { renameReferences } from '../schema/rename-references.js';
import type { Schema } from '../schema/schema.js';
import type { Catalog, Definition, Discriminator } from './catalog.js';
import type { CatalogSettings } from './catalog-settings.js';
import { describeEvents } from './describe-events.js';
import type { CatalogDraft } from './draft-catalog.js';
import type { TypedNode } from './event-names.js';
import type { NamedSchema } from './named-schema.js';
import { keyOf } from './schema-index.js';

/** The catalog that a draft without errors describes: its references lead to names. */
export function describeCatalog(
  { named, names, events, envelope }: CatalogDraft,
  settings: CatalogSettings,
): Catalog {
  const nameOf = (key: string): string => names.get(key) ?? key;
  const schemas = new Map([...named].map(([key, one]) => [key, renameReferences(one.schema, nameOf)]));
  const {
    events: _events,
    strict: _strict,
    names: _names,
    dialect: _dialect,
    discriminator,
    ...rest
  } = settings;
  return {
    ...rest,
    discriminator,
    events: describeEvents(events, { schemas, nameOf, discriminator, envelope }),
    definitions: describeDefinitions({ named, schemas, names, events, discriminator }),
  };
}

interface Definitions {
  readonly named: ReadonlyMap<string, NamedSchema>;
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly names: ReadonlyMap<string, string>;
  readonly events: readonly TypedNode[];
  readonly discriminator: Discriminator;
}

/** Everything named that is no event; a schema of several events too, which has a name where something refers to it. */
function describeDefinitions({
  named,
  schemas,
  names,
  events,
  discriminator,
}: Definitions): readonly Definition[] {
  // What an envelope carries is a definition; the event is put around it.
  const described = discriminator.kind === 'envelope' ? [] : events;
  const left = new Set(
    described.filter(({ node, alone }) => alone || !names.has(keyOf(node))).map(({ node }) => keyOf(node)),
  );
  const definitions = new Map<string, Definition>();
  for (const { key, node } of named.values()) {
    const name = names.get(key) ?? key;
    if (left.has(key) || definitions.has(name)) continue;
    definitions.set(name, { name, schema: schemas.get(key) ?? true, source: node.document.path });
  }
  return [...definitions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
