import { type Diagnostic, throwOnErrors } from '../diagnostics/index.js';
import type { LoadedSchemas } from '../load/read-schemas.js';
import type { SchemaObject } from '../schema/schema.js';
import { childrenAt } from './base-schemas.js';
import type { Discriminator } from './catalog.js';
import type { CatalogSettings } from './catalog-settings.js';
import { checkChains, checkSizes } from './check-sizes.js';
import { classify } from './classify.js';
import { collectNamed } from './collect.js';
import { placeName } from './definition-name.js';
import { findEnvelope } from './envelope.js';
import { eventNames, type TypedNode } from './event-names.js';
import { findPlaced } from './event-selectors.js';
import { honourDiscriminators } from './honour-discriminators.js';
import type { NamedSchema } from './named-schema.js';
import { nameSchemas } from './naming.js';
import type { DocumentPlace } from './open-api-places.js';
import { placesWithin, reachedFrom } from './reached.js';
import { type Reference, resolveReferences } from './references.js';
import { indexSchemas, keyOf, type SchemaIndex, type SchemaNode } from './schema-index.js';
import { type WebhookNotes, webhookNotes } from './webhook-notes.js';

/**
 * A catalog that may still have errors: which schemas are events and definitions, what their names are, and what is
 * wrong with references and names. The checks read it; `describeCatalog` turns it into a `Catalog`.
 */
export interface CatalogDraft {
  /**
   * Every schema of every document, including schemas inside others. Of an OpenAPI document, only those that events use.
   */
  readonly nodes: readonly SchemaNode[];
  readonly references: readonly Reference[];
  readonly events: readonly TypedNode[];
  /** Decides whether events use what is at a place in a file. */
  readonly isReached: (file: string, pointer: string) => boolean;
  /** The schemas that get a name, by key: those of events, and what these use. */
  readonly named: ReadonlyMap<string, NamedSchema>;
  /** The same schemas before their discriminators were honoured, nearer to what the files say. */
  readonly written: ReadonlyMap<string, NamedSchema>;
  /** The names, by the keys of `named`. */
  readonly names: ReadonlyMap<string, string>;
  /** The schema of the user's own envelope, when the configuration names one. */
  readonly envelope: SchemaNode | undefined;
  /** What OpenAPI says about events outside their schemas, by the keys of these. */
  readonly webhooks: ReadonlyMap<string, WebhookNotes>;
  /** How many schemas have the discriminator without a literal, and are therefore not events. */
  readonly withoutLiteral: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the events and definitions in the documents of a schema folder, and names them. Every step runs to its end,
 * whatever an earlier one reported, unless a schema is too large for the next step.
 * @throws DiagnosticError HS227 for schemas that are too large
 */
export function draftCatalog(loaded: LoadedSchemas, settings: CatalogSettings): CatalogDraft {
  const { discriminator, names: rules, reservedNames } = settings;
  const isChecked = settings.discriminators === 'checked';
  const index = indexSchemas(loaded.documents, loaded.broken, settings.dialect, settings.idBase);
  // This comes first, because a selector may point to a place that no keyword leads to. References in that place
  // count too.
  const placed = findPlaced(index, settings.events, separatorOf(discriminator));
  const references = resolveReferences(index, isChecked ? childrenAt : undefined);
  const large = [...checkSizes(index.nodes), ...checkChains(references.list)];
  if (large.length > 0) throwOnErrors([...loaded.diagnostics, ...index.diagnostics, ...large]);
  const classified = classify(index, references, { discriminator, placed });
  const events = classified.events.flatMap(({ node, types, literal, isOwn }) =>
    types.map((type): TypedNode => {
      const isShared = types.length > 1;
      const names = eventNames(type.type, rules);
      return { ...type, node, at: literal, isOnlyType: isOwn && !isShared, isShared, names };
    }),
  );
  const envelope = findEnvelope(index, discriminator);
  const taken = new Set([...reservedNames, ...events.flatMap(({ names }) => names?.type ?? [])]);
  const places = new Map<SchemaObject, DocumentPlace>();
  const all = collectNamed({
    index,
    references: references.list,
    children: references.toChildren,
    classified,
    taken,
    rules,
    nullable: settings.nullable,
    onDiscriminator: (schema, place) => places.set(schema, place),
  });
  const honoured = honourDiscriminators(all, {
    index,
    references,
    places: isChecked ? places : new Map(),
    isEvent: new Set(events.map(({ node }) => keyOf(node))),
    discriminator,
  });
  const roots = [...events.map(({ node }) => node), ...(envelope.node ? [envelope.node] : [])].map(keyOf);
  const named = only(honoured.named, reachedFrom(roots, [honoured.named]));
  // A base that other schemas extend is used by them, even where these have its content instead of a reference.
  const written = only(all, reachedFrom(roots, [honoured.named, all]));
  const isReached = placesWithin([...[...written.values()].map(({ node }) => node), ...otherBodies(index)]);
  const areCarried = discriminator.kind === 'envelope';
  const placeNames = [...all.values()].map(({ node }) => placeName(node));
  const naming = nameSchemas(named, events, { areCarried, rules, reservedNames, places: placeNames });
  const diagnostics = [loaded, index, references, classified, honoured, envelope, naming].flatMap(
    (stage) => stage.diagnostics,
  );
  const targets = new Map(references.list.map(({ from, target }) => [from, target]));
  const { withoutLiteral } = classified;
  return {
    // A team that receives the events of an API cannot correct the rest of it.
    nodes: index.nodes.filter(
      ({ document, pointer }) => !index.openApi.has(document) || isReached(document.file, pointer),
    ),
    references: references.list,
    isReached,
    written,
    events,
    named,
    names: naming.names,
    envelope: envelope.node,
    webhooks: webhookNotes(index, (node) => targets.get(node)),
    withoutLiteral,
    diagnostics,
  };
}

function only(
  schemas: ReadonlyMap<string, NamedSchema>,
  keys: ReadonlySet<string>,
): ReadonlyMap<string, NamedSchema> {
  return new Map([...schemas].filter(([key]) => keys.has(key)));
}

/** The places of bodies that are not JSON. They are not schemas, but would be events. */
function otherBodies({ openApi }: SchemaIndex): readonly DocumentPlace[] {
  return [...openApi.values()].flatMap((api) => api.otherBodies.map(({ place }) => place));
}

function separatorOf(discriminator: Discriminator): string {
  return 'separator' in discriminator ? discriminator.separator : '.';
}
