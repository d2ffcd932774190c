import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import { draftCatalog } from '../catalog/draft/draft-catalog.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import type { FieldStatement } from '../evidence/evidence.js';
import { type FieldPath, isPathWithin, lastStep, parentPath, propertyPath } from '../evidence/field-path.js';
import {
  type Declared,
  declaredAtRoot,
  declaredInside,
  fieldsOfSchema,
} from '../evidence/schemas/schema-fields.js';
import { type SchemaWorld, schemaWorld } from '../evidence/schemas/schema-world.js';
import type { LoadedSchemas } from '../load/read-schemas.js';

/** A catalog together with the files that it was read from, so that a difference has a place in them. */
export interface DriftCatalog {
  readonly catalog: Catalog;
  readonly loaded: LoadedSchemas;
  readonly settings: CatalogSettings;
  readonly world: SchemaWorld;
  /** By event type. */
  readonly events: ReadonlyMap<string, DriftEvent>;
}

/** An event of the catalog. */
export interface DriftEvent {
  readonly type: string;
  readonly definition: EventDefinition;
  /** The schema of the event as it is written. */
  readonly node: SchemaNode;
  /** What the schema declares at a path of the payload. */
  at(path: FieldPath): Declared;
  /** Every field that the schema declares. */
  fields(): readonly FieldStatement[];
}

/**
 * Connects the events of a catalog with their schemas as they are written.
 * @param loaded the documents that the catalog was made of
 */
export function driftCatalog(
  catalog: Catalog,
  loaded: LoadedSchemas,
  settings: CatalogSettings,
): DriftCatalog {
  const world = schemaWorld(loaded, settings);
  const nodes = new Map(draftCatalog(loaded, settings).events.map(({ type, node }) => [type, node]));
  const events = catalog.events.flatMap((definition): readonly DriftEvent[] => {
    const drafted = nodes.get(definition.type);
    const node = drafted && world.at(drafted.document, drafted.pointer);
    return node === undefined ? [] : [eventOf(world, node, definition, envelopePath(catalog))];
  });
  return { catalog, loaded, settings, world, events: new Map(events.map((one) => [one.type, one])) };
}

/** Where an envelope has what the schemas describe. Empty without an envelope. */
function envelopePath({ discriminator }: Catalog): FieldPath {
  return discriminator.kind === 'envelope' ? discriminator.data.reduce(propertyPath, '') : '';
}

function eventOf(
  world: SchemaWorld,
  node: SchemaNode,
  definition: EventDefinition,
  envelope: FieldPath,
): DriftEvent {
  const known = new Map<FieldPath, Declared>([[envelope, declaredAtRoot(node)]]);
  const at = (path: FieldPath): Declared => {
    // Nothing is said about the envelope itself: its schema is not the event's.
    if (!isPathWithin(envelope, path)) return { nodes: [], parents: [], isFree: true };
    const found = known.get(path) ?? declaredInside(world, at(parentPath(path)), lastStep(path));
    known.set(path, found);
    return found;
  };
  let fields: readonly FieldStatement[] | undefined;
  return {
    type: definition.type,
    definition,
    node,
    at,
    fields: () => {
      fields ??= fieldsOfSchema(world, node).map((one) =>
        envelope === '' ? one : { ...one, path: `${envelope}.${one.path}` },
      );
      return fields;
    },
  };
}
