import { type Diagnostic, throwOnErrors } from '../../diagnostics/index.js';
import type { LoadedSchemas } from '../../load/read-schemas.js';
import type { SchemaObject } from '../../schema/schema.js';
import type { Discriminator } from '../catalog.js';
import { honourDiscriminators } from '../choices/honour-discriminators.js';
import { type DocumentPlace, keyOf } from '../documents/document-place.js';
import { childrenAt } from '../events/base-schemas.js';
import type { ClassifiedEvent } from '../events/classified-event.js';
import { classify } from '../events/classify.js';
import { findEnvelope } from '../events/envelope.js';
import { findPlaced } from '../events/event-selectors.js';
import { type NameRules, placeName } from '../index/definition-name.js';
import { indexSchemas } from '../index/index-schemas.js';
import type { NamedSchema } from '../index/named-schema.js';
import { type Reference, resolveReferences } from '../index/references.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';
import { collectNamed } from '../names/collect.js';
import { eventNames, type TypedNode } from '../names/event-names.js';
import { nameSchemas } from '../names/naming.js';
import { placesWithin, reachedFrom, writtenFrom } from '../names/reached.js';
import type { CatalogSettings } from './catalog-settings.js';
import { checkChains, checkSizes } from './check-sizes.js';
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
  /** Gives a test of whether events use what is at a place in a file: the wanted events, or all. */
  readonly reachedBy: (isWanted?: EventTest) => PlaceTest;
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

/** Decides about an event by its type. */
export type EventTest = (type: string) => boolean;

/** Decides about a place: a JSON Pointer into a file, which is given as diagnostics name it. */
export type PlaceTest = (file: string, pointer: string) => boolean;

/**
 * Finds the events and definitions in the documents of a schema folder, and names them. Every step runs to its end,
 * whatever an earlier one reported, unless a schema is too large for the next step.
 * @throws DiagnosticError HS227 for schemas that are too large
 */
export function draftCatalog(loaded: LoadedSchemas, settings: CatalogSettings): CatalogDraft {
  const { discriminator, names: rules, reservedNames } = settings;
  const isChecked = settings.discriminators === 'checked';
  const index = indexSchemas(loaded.documents, loaded.broken, settings.dialect, settings.idBase);
  // These two come first, because they may point to a place that no keyword leads to. References in that place count
  // too.
  const placed = findPlaced(index, settings.events, separatorOf(discriminator));
  const envelope = findEnvelope(index, discriminator);
  const references = resolveReferences(index, isChecked ? childrenAt : undefined);
  const large = [...checkSizes(index.nodes), ...checkChains(references.list)];
  if (large.length > 0) throwOnErrors([...loaded.diagnostics, ...index.diagnostics, ...large]);
  const classified = classify(index, references, { discriminator, placed });
  const events = classified.events.flatMap((event) => typedNodes(event, rules));
  const taken = new Set([...reservedNames, ...events.flatMap(({ names }) => names?.type ?? [])]);
  const places = new Map<SchemaObject, DocumentPlace>();
  const all = collectNamed({
    index,
    references: references.list,
    children: references.toChildren,
    classified,
    envelope: envelope.node,
    taken,
    rules,
    modes: settings,
    onDiscriminator: (schema, place) => places.set(schema, place),
  });
  const honoured = honourDiscriminators(all, {
    index,
    references,
    places: isChecked ? places : new Map(),
    isEvent: new Set(events.map(({ node }) => keyOf(node))),
    discriminator,
  });
  const rootsOf = (wanted: readonly TypedNode[]): readonly string[] =>
    [...wanted.map(({ node }) => node), ...(envelope.node ? [envelope.node] : [])].map(keyOf);
  const named = only(honoured.named, reachedFrom(rootsOf(events), [honoured.named]));
  const forms = { honoured: honoured.named, written: all, basesOf: honoured.basesOf };
  const writtenFor = (wanted: readonly TypedNode[]): ReadonlyMap<string, NamedSchema> =>
    only(all, writtenFrom(rootsOf(wanted), forms));
  const within = (schemas: ReadonlyMap<string, NamedSchema>): PlaceTest =>
    placesWithin([...[...schemas.values()].map(({ node }) => node), ...otherBodies(index)]);
  const written = writtenFor(events);
  const isReached = within(written);
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
    reachedBy: (isWanted) =>
      isWanted ? within(writtenFor(events.filter(({ type }) => isWanted(type)))) : isReached,
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

/** An event for each event type that a schema describes. */
function typedNodes(
  { node, types, literal, isOwn, branches }: ClassifiedEvent,
  rules: NameRules,
): readonly TypedNode[] {
  const isShared = types.length > 1 || branches !== undefined;
  return types.map((type) => {
    const own = branches?.get(type.type);
    return {
      ...type,
      node,
      at: literal,
      isOnlyType: isOwn && !isShared,
      isShared,
      isComplete: isOwn || branches !== undefined,
      names: eventNames(type.type, rules),
      ...(own && { branches: own }),
    };
  });
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
