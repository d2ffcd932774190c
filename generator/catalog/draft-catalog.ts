import type { Diagnostic } from '../diagnostics/index.js';
import type { LoadedSchemas } from '../load/read-schemas.js';
import type { SchemaObject } from '../schema/schema.js';
import { childrenAt } from './base-schemas.js';
import type { CatalogSettings } from './catalog-settings.js';
import { classify } from './classify.js';
import { collectNamed } from './collect.js';
import { findEnvelope } from './envelope.js';
import { eventNames, type TypedNode } from './event-names.js';
import { findPlaced } from './event-selectors.js';
import { honourDiscriminators } from './honour-discriminators.js';
import type { NamedSchema } from './named-schema.js';
import { nameSchemas } from './naming.js';
import type { DocumentPlace } from './open-api-places.js';
import { type Reference, resolveReferences } from './references.js';
import { indexSchemas, keyOf, type SchemaNode } from './schema-index.js';
import { type WebhookNotes, webhookNotes } from './webhook-notes.js';

/**
 * A catalog that may still have errors: which schemas are events and definitions, what their names are, and what is
 * wrong with references and names. The checks read it; `describeCatalog` turns it into a `Catalog`.
 */
export interface CatalogDraft {
  /** Every schema of every document, including schemas inside others. */
  readonly nodes: readonly SchemaNode[];
  readonly references: readonly Reference[];
  readonly events: readonly TypedNode[];
  /** The schemas that get a name, by key. */
  readonly named: ReadonlyMap<string, NamedSchema>;
  /** The same schemas before their discriminators were honoured, nearer to what the files say. */
  readonly written: ReadonlyMap<string, NamedSchema>;
  /** The names, by the keys of `named`. */
  readonly names: ReadonlyMap<string, string>;
  /** The schema of the user's own envelope, when the configuration names one. */
  readonly envelope: SchemaNode | undefined;
  /** What OpenAPI says about events outside their schemas, by the keys of these. */
  readonly webhooks: ReadonlyMap<string, WebhookNotes>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the events and definitions in the documents of a schema folder, and names them. Every step runs to its end,
 * whatever an earlier one reported.
 */
export function draftCatalog(loaded: LoadedSchemas, settings: CatalogSettings): CatalogDraft {
  const { discriminator, names: rules, reservedNames } = settings;
  const isChecked = settings.discriminators === 'checked';
  const index = indexSchemas(loaded.documents, loaded.broken, settings.dialect);
  // This comes first, because a selector may point to a place that no keyword leads to. References in that place
  // count too.
  const placed = findPlaced(index, settings.events);
  const references = resolveReferences(index, isChecked ? childrenAt : undefined);
  const classified = classify(index, references, { discriminator, placed });
  const events = classified.events.flatMap(({ node, types, literal }) =>
    types.map((type): TypedNode => {
      const names = eventNames(type.type, rules);
      return { ...type, node, at: literal, isOnlyType: types.length === 1, names };
    }),
  );
  const envelope = findEnvelope(index, discriminator);
  const taken = new Set([...reservedNames, ...events.flatMap(({ names }) => names?.type ?? [])]);
  const places = new Map<SchemaObject, DocumentPlace>();
  const written = collectNamed({
    index,
    references: references.list,
    children: references.toChildren,
    classified,
    taken,
    rules,
    nullable: settings.nullable,
    onDiscriminator: (schema, place) => places.set(schema, place),
  });
  const honoured = honourDiscriminators(written, {
    index,
    references,
    places: isChecked ? places : new Map(),
    isEvent: new Set(events.map(({ node }) => keyOf(node))),
    discriminator,
  });
  const { named } = honoured;
  const areCarried = discriminator.kind === 'envelope';
  const naming = nameSchemas(named, events, { areCarried, rules, reservedNames });
  const diagnostics = [loaded, index, references, classified, honoured, envelope, naming].flatMap(
    (stage) => stage.diagnostics,
  );
  const targets = new Map(references.list.map(({ from, target }) => [from, target]));
  return {
    nodes: index.nodes,
    references: references.list,
    written,
    events,
    named,
    names: naming.names,
    envelope: envelope.node,
    webhooks: webhookNotes(index, (node) => targets.get(node)),
    diagnostics,
  };
}
