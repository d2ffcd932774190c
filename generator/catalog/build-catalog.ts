import { checkCycles } from '../check/check-cycles.js';
import { checkKeywords } from '../check/check-keywords.js';
import { checkTypes } from '../check/check-types.js';
import { checkValues } from '../check/check-values.js';
import { noteInexpressible } from '../check/note-inexpressible.js';
import {
  type Diagnostic,
  type DiagnosticCode,
  diagnostic,
  sorted,
  throwOnErrors,
} from '../diagnostics/index.js';
import { pointerTo } from '../json/json-pointer.js';
import type { LoadedSchemas } from '../load/read-schemas.js';
import type { Dialect } from '../schema/dialect.js';
import type { Schema } from '../schema/schema.js';
import type { Catalog, Definition, Discriminator } from './catalog.js';
import { classify } from './classify.js';
import { collectNamed, type NamedSchema } from './collect.js';
import type { NameRules } from './definition-names.js';
import { describeEvents } from './describe-events.js';
import { findEnvelope } from './envelope.js';
import { renameReferences } from './equal-schemas.js';
import { eventNames, type TypedNode } from './event-names.js';
import { type EventSelectors, findPlaced } from './event-selectors.js';
import { nameSchemas } from './naming.js';
import { resolveReferences } from './references.js';
import { indexSchemas, keyOf, type SchemaNode } from './schema-index.js';

/** What the catalog needs to know beside the schemas: what it hands on, and what only those who build it ask for. */
export interface CatalogSettings extends Omit<Catalog, 'events' | 'definitions'> {
  /** Where the configuration says that events are. */
  readonly events: EventSelectors;
  readonly names: NameRules;
  /** What a file is read as that names no dialect. */
  readonly dialect: Dialect;
  /** Unknown keywords and unknown formats are errors. */
  readonly strict: boolean;
  /** Names that the output needs itself: no event and no definition may have them. */
  readonly reservedNames: readonly string[];
}

/** How to build a catalog. */
export interface BuildOptions {
  /** Looks for notes too, in every schema. Default: false. */
  readonly withNotes?: boolean;
}

/** A catalog, and the warnings that came up while it was built. */
export interface BuiltCatalog {
  readonly catalog: Catalog;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Builds the catalog from the documents of a schema folder. Every check runs even where an earlier one failed.
 * @throws DiagnosticError with all problems at once, those of loading included.
 */
export function buildCatalog(
  loaded: LoadedSchemas,
  settings: CatalogSettings,
  { withNotes = false }: BuildOptions = {},
): BuiltCatalog {
  const index = indexSchemas(loaded.documents, loaded.broken, settings.dialect);
  // First, because a place may be one to which no keyword leads: its references count too.
  const placed = findPlaced(index, settings.events);
  const references = resolveReferences(index);
  const classified = classify(index, references.list, { discriminator: settings.discriminator, placed });
  const events = classified.events.flatMap(({ node, types, literal }) =>
    types.map((type): TypedNode => {
      const names = eventNames(type.type, settings.names);
      return { ...type, node, at: literal, alone: types.length === 1, names };
    }),
  );
  const envelope = findEnvelope(index, settings.discriminator);
  const { reservedNames } = settings;
  const taken = new Set([...reservedNames, ...events.flatMap(({ names }) => names?.type ?? [])]);
  const named = collectNamed({
    index,
    references: references.list,
    classified,
    taken,
    rules: settings.names,
  });
  const naming = nameSchemas(named, events, {
    areCarried: settings.discriminator.kind === 'envelope',
    rules: settings.names,
    reservedNames,
  });
  const eventNodes = new Set(events.map(({ node }) => keyOf(node)));
  const values = checkValues(index.nodes);
  const isEvent = (node: SchemaNode): boolean => eventNodes.has(keyOf(node));
  // Where keywords hold what they may not, there is nothing to be said of types yet.
  const types = values.some(({ severity }) => severity === 'error')
    ? []
    : checkTypes(named, { ...settings, isEvent });
  const found = [
    ...loaded.diagnostics,
    ...index.diagnostics,
    ...checkKeywords(index.nodes),
    ...values,
    ...references.diagnostics,
    ...classified.diagnostics,
    ...envelope.diagnostics,
    ...checkCycles(named),
    ...types,
    ...naming.diagnostics,
  ].map((one) => (settings.strict ? strictly(one) : one));
  const empty = events.length === 0 && found.every((one) => one.severity !== 'error');
  throwOnErrors(empty ? [...found, noEvents(settings)] : found);

  const nameOf = (key: string): string => naming.names.get(key) ?? key;
  const schemas = new Map([...named].map(([key, one]) => [key, renameReferences(one.schema, nameOf)]));
  const {
    events: _places,
    strict: _strict,
    names: _names,
    dialect: _dialect,
    reservedNames: _reserved,
    discriminator,
    ...rest
  } = settings;
  const catalog = {
    ...rest,
    discriminator,
    events: describeEvents(events, { schemas, nameOf, discriminator, envelope: envelope.node }),
    definitions: describeDefinitions({ named, schemas, names: naming.names, events, discriminator }),
  };
  return { catalog, warnings: sorted([...found, ...(withNotes ? noteInexpressible(named) : [])]) };
}

/** What a schema asks for and nobody would honour. */
const UNHEARD: readonly DiagnosticCode[] = ['HS202', 'HS208'];

function strictly(one: Diagnostic): Diagnostic {
  return UNHEARD.includes(one.code) ? { ...one, severity: 'error' } : one;
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

function noEvents(settings: CatalogSettings): Diagnostic {
  const pointer = pointerTo('', ...settings.discriminatorPath);
  const hint =
    settings.discriminator.kind === 'property'
      ? `an event's schema has a "const" at ${pointer}; name another place with --discriminator`
      : 'name the places of the events in "events" of the configuration: events/{type}.json';
  return diagnostic('HS405', { message: 'no schema describes an event', hint });
}
