import type { Diagnostic } from '../diagnostics/index.js';
import { type Candidate, candidatesOf, isDefinitionsOnly } from './candidates.js';
import type { Discriminator } from './catalog.js';
import { componentUsage } from './component-usage.js';
import type { FollowReference } from './discriminator.js';
import type { PlacedEvents } from './event-selectors.js';
import { type ReadEvent, readEvents } from './read-events.js';
import type { Reference } from './references.js';
import { keyOf, type SchemaIndex, type SchemaNode } from './schema-index.js';
import { lacks, notLiteral } from './undiscriminated.js';

/** An event type that a schema describes. */
export interface TypeOfEvent {
  readonly type: string;
  /** What the payload says at the discriminator's property, where it says anything. */
  readonly literal?: string;
  /** What the header says. */
  readonly header?: string;
}

/** A schema of one or several events. */
export interface ClassifiedEvent {
  readonly node: SchemaNode;
  readonly types: readonly TypeOfEvent[];
  /** Where the types are written. */
  readonly literal: SchemaNode;
  /** The choices and references by which it was found. */
  readonly through: readonly SchemaNode[];
}

/** What the documents of a folder are. A `library` only holds `$defs`: its root is nothing by itself. */
export interface Classified {
  readonly events: readonly ClassifiedEvent[];
  readonly definitions: readonly SchemaNode[];
  /** Schemas that only list events, and that nobody uses as a part. */
  readonly indexes: readonly SchemaNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What says which schemas are events. */
export interface EventRules {
  readonly discriminator: Discriminator;
  /** What the configuration calls events. */
  readonly placed: PlacedEvents;
}

/**
 * Tells events from definitions. A file is an event when its discriminator is a literal, and has to be one below
 * `events/`; so is an entry of a file's definitions when the file itself is no event. What another schema uses as a
 * part (in a property, in an `allOf`) is a definition, whatever its properties are called; being listed in the `oneOf`
 * or `anyOf` of an index makes it no part. The bodies of OpenAPI's webhooks have to be events.
 */
export function classify(
  index: SchemaIndex,
  references: readonly Reference[],
  { discriminator, placed }: EventRules,
): Classified {
  const targets = new Map(references.map(({ from, target }) => [from, target]));
  const follow: FollowReference = (node) => targets.get(node);
  const isPlaced = new Set(placed.list.map(({ node }) => keyOf(node)));
  const isReferencedAsComponent = componentUsage(index, references);
  const found = new Map<string, ClassifiedEvent>();
  const diagnostics: Diagnostic[] = [...placed.diagnostics];
  const others = placed.only ? [] : candidatesOf(index, discriminator, isReferencedAsComponent);
  const given = placed.list.map((one): Candidate => ({ ...one, must: true, isEntry: false }));
  const eventFiles = new Set<string>();
  const indexes = new Map<string, SchemaNode>();
  for (const candidate of [...given, ...others.filter(({ node }) => !isPlaced.has(keyOf(node)))]) {
    const { node } = candidate;
    if (candidate.isEntry && eventFiles.has(node.document.path)) continue;
    for (const one of eventsOf(index, follow, candidate, discriminator)) {
      if ('code' in one) diagnostics.push(one);
      else {
        for (const unionOwner of one.through)
          if (!isReferencedAsComponent(unionOwner)) indexes.set(keyOf(unionOwner), unionOwner);
        if (found.has(keyOf(one.node))) continue;
        found.set(keyOf(one.node), one);
        if (one.node.pointer === '') eventFiles.add(one.node.document.path);
      }
    }
  }
  const definitions = index.documents.flatMap((document) => {
    const root = index.openApi.has(document) ? undefined : index.nodeAt(document, '');
    const isOwn = root && !found.has(keyOf(root)) && !indexes.has(keyOf(root));
    return isOwn && !isDefinitionsOnly(root) ? [root] : [];
  });
  return { events: [...found.values()], definitions, indexes: [...indexes.values()], diagnostics };
}

function eventsOf(
  index: SchemaIndex,
  follow: FollowReference,
  candidate: Candidate,
  discriminator: Discriminator,
): readonly (ClassifiedEvent | Diagnostic)[] {
  const { node, type, must } = candidate;
  if (discriminator.kind === 'envelope') {
    return type === undefined
      ? [lacks(node, discriminator)]
      : [{ node, types: [{ type, literal: type }], literal: node, through: [] }];
  }
  if (discriminator.kind === 'header') return eventsByHeader(index, follow, candidate, discriminator);
  if (type !== undefined) return [{ node, types: [{ type, literal: type }], literal: node, through: [] }];
  const read = readEvents(index, follow, node, discriminator.property);
  const says = read.some(({ reading }) => reading.kind === 'literal');
  return read.flatMap(({ node: one, reading, through }): readonly (ClassifiedEvent | Diagnostic)[] => {
    if (reading.kind === 'literal') {
      return [
        {
          node: one,
          types: reading.types.map((value) => ({ type: value, literal: value })),
          literal: reading.node,
          through,
        },
      ];
    }
    if (!says && !must && (reading.kind === 'absent' || candidate.isEntry)) return [];
    return reading.kind === 'open' ? [notLiteral(reading.node, discriminator)] : [lacks(one, discriminator)];
  });
}

/** The header says one part of the event type, and a literal in the payload the other, where there is one. */
function eventsByHeader(
  index: SchemaIndex,
  follow: FollowReference,
  { node, type, header }: Candidate,
  discriminator: Extract<Discriminator, { kind: 'header' }>,
): readonly (ClassifiedEvent | Diagnostic)[] {
  const word = header ?? type;
  if (word === undefined) return [lacks(node, discriminator)];
  const read: readonly ReadEvent[] = discriminator.property
    ? readEvents(index, follow, node, discriminator.property)
    : [];
  const literal = read.flatMap(({ node: one, reading, through }) =>
    reading.kind === 'literal' ? [{ node: one, reading, through }] : [],
  );
  if (type !== undefined && header === undefined) {
    return [
      placedByType(node, type, discriminator, literal.length === 1 ? literal[0]?.reading.types : undefined),
    ];
  }
  if (literal.length === 0 || literal.length < read.length)
    return [{ node, types: [{ type: word, header: word }], literal: node, through: [] }];
  return literal.map(({ node: one, reading, through }) => ({
    node: one,
    types: reading.types.map((value) => ({
      type: word + discriminator.separator + value,
      literal: value,
      header: word,
    })),
    literal: reading.node,
    through,
  }));
}

/** Where the configuration gives the whole event type, the header is what is left without the payload's part. */
function placedByType(
  node: SchemaNode,
  type: string,
  { separator }: Extract<Discriminator, { kind: 'header' }>,
  values: readonly string[] = [],
): ClassifiedEvent {
  const literal = values.find((value) => type.endsWith(separator + value));
  const header = literal === undefined ? type : type.slice(0, -(separator.length + literal.length));
  return {
    node,
    types: [{ type, header, ...(literal !== undefined && { literal }) }],
    literal: node,
    through: [],
  };
}
