import type { Diagnostic } from '../diagnostics/index.js';
import type { LoadedSchemas } from '../load/read-schemas.js';
import { RESERVED_NAMES } from './catalog.js';
import type { CatalogSettings } from './catalog-settings.js';
import { classify } from './classify.js';
import { collectNamed } from './collect.js';
import { findEnvelope } from './envelope.js';
import { eventNames, type TypedNode } from './event-names.js';
import { findPlaced } from './event-selectors.js';
import type { NamedSchema } from './named-schema.js';
import { nameSchemas } from './naming.js';
import { resolveReferences } from './references.js';
import { indexSchemas, type SchemaNode } from './schema-index.js';

/**
 * A catalog before it is known to be free of errors: which schemas are events and definitions, what they are called,
 * and what was wrong with their references and names. The checks read it; `describeCatalog` makes a `Catalog` of it.
 */
export interface CatalogDraft {
  /** Every schema of every document, those inside others included. */
  readonly nodes: readonly SchemaNode[];
  readonly events: readonly TypedNode[];
  /** The schemas that get a name, by key. */
  readonly named: ReadonlyMap<string, NamedSchema>;
  /** The names, by the keys of `named`. */
  readonly names: ReadonlyMap<string, string>;
  /** The schema of an envelope of one's own, where the configuration names one. */
  readonly envelope: SchemaNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the events and definitions in the documents of a schema folder, and names them. Every step runs to its end. */
export function draftCatalog(loaded: LoadedSchemas, settings: CatalogSettings): CatalogDraft {
  const { discriminator, names: rules } = settings;
  const index = indexSchemas(loaded.documents, loaded.broken, settings.dialect);
  // First, because a selector may lead where no keyword does: the references there count too.
  const placed = findPlaced(index, settings.events);
  const references = resolveReferences(index);
  const classified = classify(index, references.list, { discriminator, placed });
  const events = classified.events.flatMap(({ node, types, literal }) =>
    types.map((type): TypedNode => {
      const names = eventNames(type.type, rules);
      return { ...type, node, at: literal, alone: types.length === 1, names };
    }),
  );
  const envelope = findEnvelope(index, discriminator);
  const taken = new Set([...RESERVED_NAMES, ...events.flatMap(({ names }) => names?.type ?? [])]);
  const named = collectNamed({ index, references: references.list, classified, taken, rules });
  const naming = nameSchemas(named, events, { areCarried: discriminator.kind === 'envelope', rules });
  const diagnostics = [loaded, index, references, classified, envelope, naming].flatMap(
    (stage) => stage.diagnostics,
  );
  return { nodes: index.nodes, events, named, names: naming.names, envelope: envelope.node, diagnostics };
}
